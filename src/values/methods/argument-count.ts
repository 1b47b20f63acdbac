import { ValueError } from '../value-error.ts';

/** How many arguments the overloads of .NET's methods take: the fewest and the most. Methods that are not listed take any number. */
export type ArgumentCounts = ReadonlyMap<string, readonly [number, number]>;

/** From `name least most`, one after another. */
const counts = (text: string): ArgumentCounts =>
  new Map(
    text
      .trim()
      .split(/\s*,\s*/)
      .map(each => {
        const [name = '', least = '0', most = least] = each.split(' ');
        return [name, [Number(least), Number(most)]];
      }),
  );

export const textCounts = counts(
  `compareto 1, contains 1 2, endswith 1 3, equals 1 2, indexof 1 4, insert 2, lastindexof 1 4, padleft 1 2, padright 1 2, remove 1 2,
  replace 2 4, startswith 1 3, substring 1 2, tochararray 0 2, tolower 0 1, tolowerinvariant 0, toupper 0 1, toupperinvariant 0`,
);

export const dateCounts = counts(
  `add 1, adddays 1, addhours 1, addmilliseconds 1, addminutes 1, addmonths 1, addseconds 1, addticks 1, addyears 1, compareto 1,
  subtract 1, tolocaltime 0, tolongdatestring 0, tolongtimestring 0, toshortdatestring 0, toshorttimestring 0, touniversaltime 0`,
);

export const timeSpanCounts = counts('add 1, compareto 1, duration 0, negate 0, subtract 1');

export const hashtableCounts = counts('add 2, clear 0, clone 0, contains 1, containskey 1, containsvalue 1, remove 1');

export const listCounts = counts('add 1, addrange 1, clear 0, insert 2, remove 1, removeat 1, toarray 0 1');

export const mathCounts = counts(
  `abs 1, acos 1, asin 1, atan 1, atan2 2, cbrt 1, ceiling 1, clamp 3, cos 1, cosh 1, exp 1, floor 1, log 1 2, log10 1, log2 1, max 2,
  min 2, pow 2, round 1 3, sign 1, sin 1, sinh 1, sqrt 1, tan 1, tanh 1, truncate 1`,
);

export const arrayStaticCounts = counts('indexof 2 4, lastindexof 2 4, reverse 1 3, sort 1 3');

export const parsingCounts = counts('parse 1 4');

/** Throws MethodCountCouldNotFindBest where no overload takes so many. */
export function checkCount(known: ArgumentCounts | undefined, name: string, given: number): void {
  const [least, most] = known?.get(name.toLowerCase()) ?? [0, Number.POSITIVE_INFINITY];
  if (given >= least && given <= most) return;
  throw new ValueError(
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "${name}" and the argument count: "${given}".`,
    { category: 'NotSpecified', exception: 'MethodException' },
  );
}
