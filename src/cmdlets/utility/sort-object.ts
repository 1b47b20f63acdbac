import { Batch } from '../../engine/batch.ts';
import { integer, switched, value } from '../../engine/kinds.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { everything, incoming } from './incoming.ts';
import { propertyWith } from './property.kind.ts';
import { expandSpecs, type PropertySpec, propertySpecs, valuesOf } from './property-spec.ts';
import { sortOrder } from './sort-order.ts';

export const sortObject = defineCmdlet({
  name: 'Sort-Object',
  aliases: ['sort'],
  synopsis: 'Sorts objects by one or more properties.',
  description:
    'Text sorts as text, so 1.10 comes before 1.9; sort versions with { [version]$_.Name }. Equal objects keep their order.',
  grade: 'read',
  parameters: {
    property: propertyWith(
      'Expression',
      'Ascending',
      'Descending',
    )({
      help: 'What to sort by, the most important first: names, script blocks, or hashtables with Expression and Descending.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    descending: switched({ help: 'Largest first.' }),
    unique: switched({ help: 'One object for each value of what is sorted by.' }),
    caseSensitive: switched({ help: 'Text is compared with case.' }),
    top: integer({ help: 'Only the first so many.' }),
    bottom: integer({ help: 'Only the last so many.' }),
    stable: switched({ help: 'Equal objects keep their order; they always do here.' }),
  },
  output: 'values',
  emits: 'input',
  examples: [
    { says: 'Largest first.', transcript: 'PS> 2, 10, 1 | Sort-Object -Descending\n10\n2\n1' },
    { says: 'Versions as versions.', transcript: "PS> '1.9', '1.10' | Sort-Object { [version]$_ }\n1.9\n1.10" },
  ],
  body: {
    async *stream(input, args, context) {
      const objects = await everything(incoming(input, context, args.inputObject));
      const specs = expandSpecs(propertySpecs(args.property), objects[0] ?? null);
      const keys = specs.length > 0 ? await rows(specs, objects, context) : objects.map(each => [each]);
      const signs = (specs.length > 0 ? specs : [undefined]).map(spec =>
        (spec?.descending ?? args.descending) ? -1 : 1,
      );
      const compare = (a: Row, b: Row): number => {
        for (const [index, sign] of signs.entries()) {
          const [left, right] = [a[index], b[index]];
          // an object without the property comes last in either direction
          const order =
            left === undefined || right === undefined
              ? Number(left === undefined) - Number(right === undefined)
              : sortOrder(left, right, args.caseSensitive) * sign;
          if (order !== 0) return order;
        }
        return 0;
      };
      const sorted = objects
        .map((object, index) => ({ object, key: keys[index] ?? [] }))
        .sort((a, b) => compare(a.key, b.key));
      const kept = args.unique
        ? sorted.filter((each, index) => index === 0 || compare(sorted[index - 1]?.key ?? [], each.key) !== 0)
        : sorted;
      const top = args.top === undefined ? kept : kept.slice(0, args.top);
      const bottom = args.bottom === undefined ? top : top.slice(Math.max(0, top.length - args.bottom));
      yield new Batch(bottom.map(each => each.object));
    },
  },
});

/** The values to sort an object by; undefined for a property that it does not have. */
type Row = readonly (Value | undefined)[];

async function rows(
  specs: readonly PropertySpec[],
  objects: readonly Value[],
  context: Parameters<typeof valuesOf>[2],
): Promise<readonly Row[]> {
  const columns = await Promise.all(specs.map(spec => valuesOf(spec.source, objects, context)));
  return objects.map((_, index) => columns.map(column => column[index]));
}
