import type { ChangedItem } from '../../../engine/context.ts';
import type { Value } from '../../../values/value.ts';
import { type Subject, subjectOf } from '../subject.ts';
import type { ChangeTarget } from './change-run.ts';
import { attributesLine, deleteLine, type ItemSubject, isItem, LOCKED, readLine, UNLOCKED } from './command-lines.ts';
import { shownItem } from './shown-item.ts';

/** What a row can be staged for. */
export const stagedActions = ['delete', 'untag', 'lock', 'unlock'] as const;
export type StagedAction = (typeof stagedActions)[number];

/** A change that waits in the plan; also what `gatherChanges` takes, so that it is planned anew when it is applied. */
export interface StagedChange extends ChangeTarget {
  readonly action: StagedAction;
  readonly subject: ItemSubject;
  readonly shown: ChangedItem | undefined;
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly stagedAt: number;
}

/** The plan of the browser: changes to items of any repository and registry, each item once, in the order in which they were staged. */
export class PlanBasket {
  readonly #now: () => number;
  readonly #staged = new Map<string, StagedChange>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get entries(): readonly StagedChange[] {
    return [...this.#staged.values()];
  }

  get size(): number {
    return this.#staged.size;
  }

  /** Stages what can be; an item that was staged for something else changes to this. Answers how many were, and why others were not. */
  stage(
    values: readonly Value[],
    action: StagedAction,
  ): { readonly staged: number; readonly refused: readonly string[] } {
    const refused = new Set<string>();
    let staged = 0;
    for (const value of values) {
      const subject = subjectOf(value);
      const reason = reasonAgainst(action, subject);
      if (subject === undefined || !isItem(subject) || reason !== undefined) {
        refused.add(reason ?? NOTHING);
        continue;
      }
      const line = lineFor(action, subject);
      this.#staged.set(readLine(subject), {
        action,
        subject,
        line,
        shown: shownItem(value),
        value,
        stagedAt: this.#now(),
      });
      staged += 1;
    }
    return { staged, refused: [...refused] };
  }

  remove(entries: Iterable<StagedChange>): void {
    for (const each of entries) this.#staged.delete(readLine(each.subject));
  }

  clear(): void {
    this.#staged.clear();
  }
}

const NOTHING = 'It is neither a repository, a tag nor a manifest.';

/** Why a row cannot be staged for something; undefined where it can. */
export function reasonAgainst(action: StagedAction, subject: Subject | undefined): string | undefined {
  if (subject === undefined || !isItem(subject)) return NOTHING;
  if (action === 'untag' && subject.kind !== 'tag') return 'Only tags can be untagged.';
  // the cmdlet that removes a tag leaves its manifest
  return action === 'delete' && subject.kind === 'tag' ? 'A tag is untagged; its manifest can be deleted.' : undefined;
}

/** The cmdlet that does it. */
export function lineFor(action: StagedAction, subject: ItemSubject): string {
  switch (action) {
    case 'delete':
    case 'untag':
      return deleteLine(subject);
    case 'lock':
      return attributesLine(subject, LOCKED);
    case 'unlock':
      return attributesLine(subject, UNLOCKED);
  }
}
