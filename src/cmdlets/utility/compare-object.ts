import { Batch } from '../../engine/batch.ts';
import { integer, string, switched, value } from '../../engine/kinds.ts';
import { CustomObject } from '../../values/custom-object.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { everything } from './incoming.ts';
import { propertyWith } from './property.kind.ts';
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
    property: propertyWith('Expression')({
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
      const wanted = { equal: args.includeEqual || args.excludeDifferent, different: !args.excludeDifferent };
      const results = compared(left ?? [], right ?? [], args).filter(({ side }) =>
        side === '==' ? wanted.equal : wanted.different,
      );
      yield new Batch(
        results.map(({ entry, side }) => (args.passThru ? marked(entry.object, side) : comparison(entry, specs, side))),
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

interface Result {
  readonly entry: Entry;
  readonly side: '==' | '=>' | '<=';
}

/**
 * Goes through both sets side by side and keeps so many that have found nothing yet on each side; who finds its like there, or stands beside
 * it, is equal (the algorithm of PowerShell's Compare-Object.cs, and so its order).
 */
function compared(left: readonly Entry[], right: readonly Entry[], options: Options): readonly Result[] {
  const { syncWindow = Number.POSITIVE_INFINITY, caseSensitive } = options;
  const results: Result[] = [];
  const waiting: Record<'left' | 'right', Entry[]> = { left: [], right: [] };
  const same = (a: Entry, b: Entry) => a.keys.every((key, index) => isSame(key, b.keys[index] ?? null, caseSensitive));
  const taken = (entry: Entry | undefined, among: Entry[]): Entry | undefined => {
    const place = entry ? among.findIndex(each => same(each, entry)) : -1;
    return place < 0 ? undefined : among.splice(place, 1)[0];
  };
  const keep = (entry: Entry, side: '=>' | '<=', among: Entry[]) => {
    while (among.length > 0 && among.length >= syncWindow)
      results.push(...among.splice(0, 1).map(each => ({ entry: each, side })));
    if (syncWindow > 0) among.push(entry);
    else results.push({ entry, side });
  };
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const [reference, difference] = [left[place], right[place]];
    if (reference && difference && same(reference, difference)) {
      results.push({ entry: reference, side: '==' });
      continue;
    }
    const earlier = taken(difference, waiting.left);
    if (earlier) results.push({ entry: earlier, side: '==' });
    const later = taken(reference, waiting.right);
    if (reference && later) results.push({ entry: reference, side: '==' });
    if (difference && !earlier) keep(difference, '=>', waiting.right);
    if (reference && !later) keep(reference, '<=', waiting.left);
  }
  for (const entry of waiting.right) results.push({ entry, side: '=>' });
  for (const entry of waiting.left) results.push({ entry, side: '<=' });
  return results;
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
