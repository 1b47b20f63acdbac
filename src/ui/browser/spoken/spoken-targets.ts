import type { Value } from '../../../values/value.ts';
import { lineFor, reasonAgainst } from '../acting/basket.ts';
import type { ChangeTarget } from '../acting/change-run.ts';
import { attributesLine, isItem } from '../acting/command-lines.ts';
import { shownItem } from '../acting/shown-item.ts';
import { subjectOf } from '../subject.ts';
import type { SpokenRequest } from './spoken-step.ts';

/** A change that was asked for. */
export type SpokenWish = Extract<SpokenRequest, { readonly kind: 'change' | 'attributes' }>;

/** The cmdlet for each row, and why there is none for others, a sentence each. */
export function spokenTargets(wish: SpokenWish): {
  readonly targets: readonly ChangeTarget[];
  readonly refused: readonly string[];
} {
  const refused = new Set<string>();
  const targets = wish.values.flatMap((value: Value): readonly ChangeTarget[] => {
    const subject = subjectOf(value);
    const asked = wish.kind === 'change' ? wish.change : 'lock';
    // as D does on the screen
    const action = asked === 'delete' && subject?.kind === 'tag' ? 'untag' : asked;
    const reason = reasonAgainst(action, subject);
    if (subject === undefined || !isItem(subject) || reason !== undefined) {
      if (reason !== undefined) refused.add(reason);
      return [];
    }
    const line = wish.kind === 'change' ? lineFor(wish.change, subject) : attributesLine(subject, wish.wish);
    return [{ subject, line, shown: shownItem(value), value }];
  });
  return { targets, refused: [...refused] };
}

/** What is done, in a word for questions: `delete`, `change attributes of`. */
export const verbOf = (wish: SpokenWish): string => (wish.kind === 'change' ? wish.change : 'change');
