import type { Offer, OfferedValue } from '../parameter.ts';
import { rank } from './rank.ts';

/** The words that begin as typed, in their own order. */
export function offerWords(words: Iterable<string>, typed: string): Offer {
  const beginning = typed.toLowerCase();
  return { values: [...words].filter(each => each.toLowerCase().startsWith(beginning)).map(value => ({ value })) };
}

/** `$true` and `$false`, also for who begins to write the word alone. */
export const offerBooleans = (typed: string): Offer => ({
  values: ['$true', '$false']
    .filter(each => each.slice(1).startsWith(typed.toLowerCase()))
    .map(value => ({ value, isCode: true })),
});

/** Names beyond this are counted and not shown: nobody reads a longer list. */
export const MOST_OFFERED = 2000;

/** Of many names those that fit best, with a note when there are more. */
export function offerNames<Item>(
  items: readonly Item[],
  typed: string,
  { nameOf, offerOf }: { readonly nameOf: (item: Item) => string; readonly offerOf: (item: Item) => OfferedValue },
): Offer {
  const { best, total } = rank(items, typed, nameOf, MOST_OFFERED);
  const values = best.map(offerOf);
  if (total === best.length) return { values };
  return { values, isCut: true, note: `the first ${best.length} of ${total}: type more` };
}
