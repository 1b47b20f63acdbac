import type { RunSummary } from '../../admin/journal/journal.ts';
import { isPlanItem } from '../../admin/journal/plan-guards.ts';
import type { JournalItem } from '../../admin/journal/read-run.ts';
import type { ItemName } from '../../admin/journal/single-change.ts';
import { madeOf } from '../../admin/undo/made-of.ts';
import type { UndoItem } from '../../admin/undo/undo-order.ts';
import { ShellError } from '../../engine/error-record.ts';
import { nameText } from './change.type.ts';
import type { Undoings } from './journal-rows.ts';

/** Changes in one registry that are to be taken back. */
export interface UndoTarget {
  /** Login server. */
  readonly server: string;
  /** Oldest first. */
  readonly items: readonly UndoItem[];
}

/** One item of a run. Throws ShellError where there is none, or nothing about it can be taken back. */
export function itemTarget(run: RunSummary, item: number, undoings: Undoings): UndoTarget {
  const found = run.items[item];
  const name = { run: run.run, item };
  if (!found) throw noSuchItem(name);
  const by = undoings.of(name);
  if (by) throw alreadyUndone(name, by);
  const undo = undoItem(run, found);
  if (undo instanceof ShellError) throw undo;
  return { server: serverOf(run, found), items: [undo] };
}

/** All items of runs that were changed and still are, by registry. */
export function runTargets(
  runs: readonly RunSummary[],
  undoings: Undoings,
  isChosen: (item: JournalItem) => boolean = () => true,
): readonly UndoTarget[] {
  const found: { readonly server: string; readonly time: string; readonly undo: UndoItem }[] = [];
  for (const run of runs) {
    let time = run.startedTime;
    const chosen = new Set(run.items.filter(isChosen));
    const along = goneAlong(run.items, chosen);
    for (const each of run.items.filter(each => chosen.has(each) || along.has(each))) {
      // what went along was not sent itself
      time = each.sentTime ?? time;
      const undo = undoItem(run, each, along.has(each));
      if (undo instanceof ShellError || undoings.of(undo.name)) continue;
      found.push({ server: serverOf(run, each), time, undo });
    }
  }
  // the single changes of a session go on while its plans run
  found.sort((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
  const byServer = Map.groupBy(found, each => each.server);
  return [...byServer].map(([server, targets]) => ({ server, items: targets.map(each => each.undo) }));
}

/** Items that a registry may have deleted with one that was chosen, also where the run did not get to them any more. */
function goneAlong(items: readonly JournalItem[], chosen: ReadonlySet<JournalItem>): ReadonlySet<JournalItem> {
  const along = new Set<JournalItem>();
  const taken = new Set<string>();
  for (const each of items) {
    const { what } = each;
    if (!isPlanItem(what) || what.action !== 'delete manifest') continue;
    if (taken.has(`${what.repository}@${what.digest}`)) along.add(each);
    else if (!chosen.has(each) || !mayBeMade(each)) continue;
    for (const digest of what.takes ?? []) taken.add(`${what.repository}@${digest}`);
  }
  return along;
}

const serverOf = (run: RunSummary, { what }: JournalItem): string =>
  isPlanItem(what) ? (run.server ?? '') : what.server;

/** What was sent and never answered may have been made: the registry will tell. */
const mayBeMade = ({ outcome, sentTime }: JournalItem): boolean =>
  outcome === undefined ? sentTime !== undefined : MADE.has(outcome.state);

function undoItem({ run }: RunSummary, known: JournalItem, hasGoneAlong = false): UndoItem | ShellError {
  const { item, what, outcome } = known;
  const name = { run, item };
  const made = madeOf(known);
  const isLeft = outcome === undefined || outcome.state === 'not-attempted';
  if (!mayBeMade(known) && !(hasGoneAlong && isLeft)) return notMade(name, outcome?.state ?? 'not-attempted');
  if (made === undefined)
    return cannotBeUndone(nameText(name), isPlanItem(what) ? 'it changed nothing' : `${what.action} ${what.target}`);
  return { name, made, after: isPlanItem(what) && what.action === 'delete manifest' ? what.after : undefined };
}

const MADE: ReadonlySet<string> = new Set(['deleted', 'updated', 'unknown']);

const noSuchItem = (name: ItemName): ShellError =>
  new ShellError('NoSuchChange', `There is no change ${nameText(name)} in the journal.`, {
    category: 'ObjectNotFound',
    recommendation: `Get-AzContainerRegistryJournal -Run ${name.run} lists those of the run.`,
  });

const alreadyUndone = (name: ItemName, by: ItemName): ShellError =>
  new ShellError('AlreadyUndone', `Change ${nameText(name)} has been taken back already, by change ${nameText(by)}.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal -All lists what was changed.',
  });

const notMade = (name: ItemName, state: string): ShellError =>
  new ShellError('NothingToUndo', `Change ${nameText(name)} was not made (${state}); there is nothing to take back.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal -All lists what was changed.',
  });

/** `label`: the change by its number or name. */
export const cannotBeUndone = (label: string, did: string): ShellError =>
  new ShellError('CannotBeUndone', `Change ${label} cannot be taken back: ${did}.`, {
    category: 'InvalidOperation',
    recommendation: 'Get-AzContainerRegistryJournal lists what was changed.',
  });
