/** More rows than anybody has had read out are a slip of the finger. */
const MOST = 10_000;

/**
 * Numbers and ranges of them, with blanks or commas between: `3 5-7` is 3, 5, 6, 7, each once and in this order. None of an empty text;
 * undefined for anything else, 0 and ranges that run backwards included.
 */
export function numbersIn(text: string): readonly number[] | undefined {
  const numbers = new Set<number>();
  for (const part of text.split(/[\s,]+/).filter(each => each !== '')) {
    const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || from < 1 || to < from || to - from >= MOST) return undefined;
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return [...numbers];
}
