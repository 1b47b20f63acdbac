import { Batch } from '../../engine/batch.ts';
import { integer, string, switched, value } from '../../engine/kinds.ts';
import { CustomObject } from '../../values/custom-object.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { everything } from './incoming.ts';
import { expandSpecs, type PropertySpec, propertySpecs, rowsOf } from './property-spec.ts';
import { sortOrder } from './sort-order.ts';

export const compareObject = defineCmdlet({
  name: 'Compare-Object',
  aliases: ['compare', 'diff'],
  synopsis: 'Tells which objects two sets have in common and which only one of them has.',
  description: '=> stands for the second set only, <= for the first only, == for both.',
  grade: 'read',
  parameters: {
    referenceObject: value({
      help: 'The first set.',
      position: 0,
      mandatory: true,
      many: true,
      allows: ['emptyArray'],
    }),
    differenceObject: value({
      help: 'The second set.',
      position: 1,
      mandatory: true,
      many: true,
      allows: ['emptyArray'],
      pipeline: 'value',
    }),
    syncWindow: integer({ help: 'How far apart equal objects may stand; without it, anywhere.' }),
    property: value({
      help: 'What is compared: names, script blocks; the objects themselves if left out.',
      many: true,
    }),
    excludeDifferent: switched({ help: 'Only what both have.' }),
    includeEqual: switched({ help: 'Also what both have.' }),
    passThru: switched({ help: 'The objects themselves in place of the comparison.' }),
    culture: string({ help: 'Accepted for the sake of scripts.' }),
    caseSensitive: switched({ help: 'Text is compared with case.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Tags that are there and tags that should be.',
      transcript:
        "PS> Compare-Object ('latest', '1.4') ('latest', '2.0')\n\nInputObject SideIndicator\n----------- -------------\n2.0         =>\n1.4         <=",
    },
  ],
  body: {
    async *stream(input, args, context) {
      const { given } = context;
      const second = given.has('differenceObject') ? args.differenceObject : await everything(input);
      const first = args.referenceObject;
      const specs = expandSpecs(propertySpecs(args.property), first[0] ?? second[0] ?? null);
      const [left, right] = await Promise.all([first, second].map(side => entriesOf(side, specs, context)));
      const pairs = compared(left ?? [], right ?? [], args);
      const equal = args.includeEqual || args.excludeDifferent ? pairs.equal : [];
      const results = [
        ...equal.map(each => ({ each, side: '==' })),
        ...(args.excludeDifferent ? [] : pairs.onlyRight.map(each => ({ each, side: '=>' }))),
        ...(args.excludeDifferent ? [] : pairs.onlyLeft.map(each => ({ each, side: '<=' }))),
      ];
      yield new Batch(
        results.map(({ each, side }) => (args.passThru ? marked(each.object, side) : comparison(each, specs, side))),
      );
    },
  },
});

interface Entry {
  readonly object: Value;
  /** What is compared. */
  readonly keys: readonly Value[];
}

async function entriesOf(
  objects: readonly Value[],
  specs: readonly PropertySpec[],
  context: Parameters<typeof rowsOf>[2],
): Promise<readonly Entry[]> {
  const rows = specs.length > 0 ? await rowsOf(specs, objects, context) : objects.map(each => [each]);
  return objects.map((object, index) => ({ object, keys: rows[index] ?? [] }));
}

interface Options {
  readonly syncWindow: number | undefined;
  readonly caseSensitive: boolean;
}

/** Each object of the second set takes the nearest equal one of the first that is still free. */
function compared(left: readonly Entry[], right: readonly Entry[], { syncWindow, caseSensitive }: Options) {
  const free = new Set(left.keys());
  const equal: { readonly place: number; readonly entry: Entry }[] = [];
  const onlyRight: Entry[] = [];
  const same = (a: Entry, b: Entry) => a.keys.every((key, index) => isSame(key, b.keys[index] ?? null, caseSensitive));
  for (const [place, entry] of right.entries()) {
    const window = syncWindow ?? Number.POSITIVE_INFINITY;
    const found = [...free]
      .filter(each => Math.abs(each - place) <= window)
      .toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place) || a - b)
      .find(each => same(left[each] ?? entry, entry));
    if (found === undefined) onlyRight.push(entry);
    else {
      free.delete(found);
      equal.push({ place: found, entry: left[found] ?? entry });
    }
  }
  return {
    equal: equal.toSorted((a, b) => a.place - b.place).map(each => each.entry),
    onlyRight,
    onlyLeft: left.filter((_, place) => free.has(place)),
  };
}

const isSame = (a: Value, b: Value, caseSensitive: boolean): boolean => sortOrder(a, b, caseSensitive) === 0;

function comparison({ object, keys }: Entry, specs: readonly PropertySpec[], side: string): CustomObject {
  const properties: [string, Value][] =
    specs.length > 0 ? specs.map(({ label }, index) => [label, keys[index] ?? null]) : [['InputObject', object]];
  return new CustomObject([...properties, ['SideIndicator', side]]);
}

/** The object as it is; one that can be added to tells its side. */
function marked(object: Value, side: string): Value {
  if (object instanceof CustomObject) object.set('SideIndicator', side);
  return object;
}
