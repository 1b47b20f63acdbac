import { parse } from '../../language/parse.ts';
import type { TokenKind } from '../../language/token.ts';
import { offsetAt, placeAt, textOf } from '../buffer.ts';
import { ding, type EditFunction, moved } from '../state.ts';

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', ')': '(', ']': '[', '}': '{' };
const notCode: ReadonlySet<TokenKind> = new Set(['string', 'comment']);

/** From a bracket to the one that belongs to it. Brackets in strings and comments do not count. */
export const gotoBrace: EditFunction = state => {
  const source = textOf(state.buffer);
  const offset = offsetAt(state.buffer);
  const brackets = bracketsOf(source);
  const index = brackets.indexOf(offset);
  const bracket = source[offset] ?? '';
  const partner = partners[bracket];
  if (index === -1 || partner === undefined) return ding(state);
  const others = '([{'.includes(bracket) ? brackets.slice(index) : brackets.slice(0, index + 1).reverse();
  let depth = 0;
  for (const at of others) {
    if (source[at] === bracket) depth += 1;
    if (source[at] === partner) depth -= 1;
    if (depth === 0) return moved(state, placeAt(state.buffer.text, at));
  }
  return ding(state);
};

/** Offsets of all brackets that mean something. */
function bracketsOf(source: string): readonly number[] {
  return parse(source, { tokens: true })
    .tokens.filter(({ kind }) => !notCode.has(kind))
    .flatMap(({ extent }) =>
      Array.from(source.slice(extent.start, extent.end).matchAll(/[()[\]{}]/g), ({ index }) => extent.start + index),
    );
}
