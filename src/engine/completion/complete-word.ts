import { operatorWords } from '../../language/operators.ts';
import { typeLiterals } from '../../values/type-literal.ts';
import type { Word } from './cursor.ts';
import type { Draft } from './draft.ts';

/** The names of types behind `[`: the short one of each, or a longer one where that was begun. */
export function completeType({ text }: Word): Draft {
  const typed = text.toLowerCase();
  const found = typeLiterals.flatMap(({ names, fullName }) => {
    const name = names.find(each => each.toLowerCase().startsWith(typed));
    return name === undefined ? [] : [{ text: name, tooltip: fullName }];
  });
  return { candidates: found.toSorted((a, b) => a.text.localeCompare(b.text, 'en')) };
}

/** Operators behind an expression; those with `c` or `i` in front where nothing else begins so. */
export function completeOperator({ text }: Word): Draft {
  const typed = text.slice(1).toLowerCase();
  const begun = operatorWords.filter(each => each.startsWith(typed));
  const plain = begun.filter(each => !operatorWords.some(other => each === `i${other}` || each === `c${other}`));
  return { candidates: (plain.length > 0 ? plain : begun).map(each => ({ text: `-${each}` })) };
}

/** Operators before an expression, at the beginning of a statement. */
export const completeUnary = ({ text }: Word): Draft => ({
  candidates: ['-not', '-bnot', '-join', '-split']
    .filter(each => each.startsWith(text.toLowerCase()))
    .map(each => ({ text: each })),
});
