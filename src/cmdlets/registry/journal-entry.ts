import { isOpen } from '../../admin/bulk/item-outcome.ts';
import type { PlanItem } from '../../admin/bulk/registry-plan.ts';
import type { RunSummary } from '../../admin/journal/journal.ts';
import { isPlanItem } from '../../admin/journal/plan-guards.ts';
import type { JournalItem } from '../../admin/journal/read-run.ts';
import type { ItemName } from '../../admin/journal/single-change.ts';
import { planSentence } from '../admin/plan-words.ts';
import { isDone } from '../admin/run-item.type.ts';

/** A row of the journal: a single change, a run of many, or one item of a run. */
export interface JournalEntry {
  readonly name: ItemName;
  /** Login server. */
  readonly server: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly command: string;
  readonly action: string;
  readonly target: string;
  /** State of the item; of a run: running, unfinished, or done. */
  readonly state: string;
  readonly reason: string | undefined;
  /** Items that it stands for, and how many of them were changed. */
  readonly items: number;
  readonly changed: number;
  /** What it took back. */
  readonly undoes: ItemName | undefined;
}

/** The rows of a run in a list of changes: one for a plan or an undo of many, one for each change that was made by itself. */
export const entriesOf = (run: RunSummary): readonly JournalEntry[] =>
  run.kind === 'changes' ? itemEntries(run) : [runEntry(run)];

/** A row for each item of a run. */
export const itemEntries = (run: RunSummary): readonly JournalEntry[] => run.items.map(each => itemEntry(run, each));

function itemEntry(run: RunSummary, known: JournalItem): JournalEntry {
  const { item, what, sentTime, outcome } = known;
  const name = { run: run.run, item };
  const isUnknown = outcome === undefined && sentTime !== undefined;
  const about = {
    name,
    time: sentTime ?? run.startedTime,
    state: outcome?.state ?? (isUnknown ? (run.isRunning ? 'running' : 'unknown') : 'not-attempted'),
    reason: outcome?.reason,
    items: 1,
    changed: isChanged(known) ? 1 : 0,
  };
  if (isPlanItem(what)) {
    const { command, server = '' } = run;
    return {
      ...about,
      server,
      command,
      action: ACTIONS[what.action],
      target: targetOf(server, what),
      undoes: undefined,
    };
  }
  const { server, command, action, target, undoes } = what;
  return { ...about, server, command, action, target, undoes };
}

function runEntry(run: RunSummary): JournalEntry {
  const { items, command, undoes } = run;
  const planned = items.map(each => each.what).filter(isPlanItem);
  const server = serverOf(run);
  const [only = '', ...others] = new Set(planned.map(each => each.repository));
  const where = others.length > 0 ? server : `${server}/${only}`;
  return {
    name: { run: run.run, item: undefined },
    server,
    time: run.startedTime,
    command,
    ...(run.kind === 'plan'
      ? { action: 'Run plan', target: `${where}: ${planSentence(planned)}` }
      : { action: 'Undo run', target: undoes ? `run ${undoes}` : `${items.length} changes` }),
    state: run.isRunning ? 'running' : items.some(({ outcome }) => isOpen(outcome)) ? 'unfinished' : 'done',
    reason: undefined,
    items: items.length,
    changed: items.filter(isChanged).length,
    undoes: undoes ? { run: undoes, item: undefined } : undefined,
  };
}

/** An undo of many changes is of one registry. */
function serverOf({ server, items }: RunSummary): string {
  const [first] = items;
  return server ?? (first && !isPlanItem(first.what) ? first.what.server : '');
}

const isChanged = ({ outcome }: JournalItem): boolean =>
  outcome !== undefined && isDone(outcome) && outcome.state !== 'already-absent';

const ACTIONS = {
  'delete manifest': 'Delete manifest',
  'remove tag': 'Remove tag',
  'update attributes': 'Update attributes',
} as const satisfies Record<PlanItem['action'], string>;

/** `contoso.azurecr.io/team/api:1.4.2` */
function targetOf(server: string, item: PlanItem): string {
  const tag = item.action === 'delete manifest' || item.tag === undefined ? '' : `:${item.tag}`;
  const digest = tag === '' && item.digest !== undefined ? `@${item.digest}` : '';
  return `${server}/${item.repository}${tag}${digest}`;
}
