import type { RunSummary } from '../../admin/journal/journal.ts';
import { isPlanItem } from '../../admin/journal/plan-guards.ts';
import type { ItemName } from '../../admin/journal/single-change.ts';
import type { Context } from '../../engine/context.ts';
import type { ChangeLog } from '../../session/change-log.ts';
import type { Session } from '../../session/session.ts';
import { type NotedChange, nameText } from './change.type.ts';
import type { JournalEntry } from './journal-entry.ts';

/** The runs of the journal, oldest first, or those of this session; what is damaged is told as a warning. */
export async function readRuns(
  { session, warning }: Pick<Context<Session>, 'session' | 'warning'>,
  isOwn: boolean,
): Promise<readonly RunSummary[]> {
  const runs = await Array.fromAsync(session.journal.runs({ isOwn, tell: sentence => warning(sentence) }));
  // their names tell seconds
  return runs.sort((one, other) => (one.startedTime < other.startedTime ? -1 : 1));
}

/** Which change took back which, in these runs. */
export class Undoings {
  /** By the name of what was taken back. */
  readonly #by = new Map<string, ItemName[]>();

  constructor(runs: readonly RunSummary[]) {
    for (const { run, kind, undoes, items } of runs) {
      if (kind === 'undo' && undoes) this.#add({ run: undoes, item: undefined }, { run, item: undefined });
      for (const { item, what, outcome } of items) {
        if (isPlanItem(what) || (outcome?.state !== 'deleted' && outcome?.state !== 'updated')) continue;
        for (const took of [...(what.undoes ? [what.undoes] : []), ...(what.alsoUndoes ?? [])]) {
          this.#add(took, { run, item });
        }
      }
    }
  }

  /** The change that took this one back and still holds. */
  of(name: ItemName): ItemName | undefined {
    return this.#by.get(nameText(name))?.find(each => this.of(each) === undefined);
  }

  #add(what: ItemName, by: ItemName): void {
    const key = nameText(what);
    this.#by.set(key, [...(this.#by.get(key) ?? []), by]);
  }
}

/** A row with what is known about it in this session, and in the journal. */
export function notedChange(entry: JournalEntry, undoings: Undoings, changes: ChangeLog): NotedChange {
  const shown = (name: ItemName | undefined) => name && (changes.named(name)?.id ?? nameText(name));
  return {
    entry,
    id: changes.named(entry.name)?.id,
    undoes: shown(entry.undoes),
    undoneBy: shown(undoings.of(entry.name)),
  };
}
