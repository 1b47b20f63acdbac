import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched, value } from '../../engine/kinds.ts';
import { formatValue } from '../../values/format-value.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { numberType } from '../../values/number-type.ts';
import { isArray, isObject } from '../../values/object-value.ts';
import { TypedObject } from '../../values/output-type.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { type Group, groupNoElementType, groupOutput, groupType } from './group-info.type.ts';
import { everything, incoming } from './incoming.ts';
import { propertyWith } from './property.kind.ts';
import { expandSpecs, propertySpecs, rowsOf } from './property-spec.ts';
import { sortOrder } from './sort-order.ts';

export const groupObject = defineCmdlet({
  name: 'Group-Object',
  aliases: ['group'],
  synopsis: 'Puts objects with the same value together.',
  grade: 'read',
  parameters: {
    property: propertyWith('Expression')({
      help: 'What to group by: names, script blocks, or hashtables with Expression.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    noElement: switched({ help: 'Counts only, without the objects.' }),
    asHashTable: switched({ help: 'One hashtable of all groups.' }),
    asString: switched({ help: 'With -AsHashTable: its keys are text.' }),
    caseSensitive: switched({ help: 'Text is compared with case.' }),
  },
  output: 'values',
  emits: [groupOutput],
  examples: [
    {
      says: 'How often each value occurs.',
      transcript: "PS> 'b', 'a', 'B' | Group-Object -NoElement\n\nCount Name\n----- ----\n    1 a\n    2 b",
    },
    {
      says: 'Groups to look up.',
      transcript: "PS> ('api-1', 'web-1', 'api-2' | Group-Object { $_.Split('-')[0] } -AsHashTable).api\napi-1\napi-2",
    },
  ],
  body: {
    async *stream(input, args, context) {
      if (args.asString && !args.asHashTable) {
        throw new ShellError('ArgumentException', 'The AsString parameter can only be used with AsHashTable.', {
          category: 'InvalidArgument',
        });
      }
      const objects = await everything(incoming(input, context, args.inputObject));
      const specs = expandSpecs(propertySpecs(args.property), objects[0] ?? null);
      const keys = specs.length > 0 ? await rowsOf(specs, objects, context) : objects.map(each => [each]);
      const groups = grouped(objects, keys, args.caseSensitive);
      if (args.asHashTable) {
        yield asTable(groups, args);
        return;
      }
      const type = args.noElement ? groupNoElementType : groupType;
      yield new Batch(groups.map(each => new TypedObject(type, each)));
    },
  },
});

/** Groups sorted by their keys; the key is spelt as its first object has it. */
function grouped(
  objects: readonly Value[],
  keys: readonly (readonly Value[])[],
  caseSensitive: boolean,
): readonly Group[] {
  const byKey = new Map<string, { readonly values: readonly Value[]; readonly members: Value[] }>();
  for (const [index, object] of objects.entries()) {
    const values = keys[index] ?? [];
    const key = JSON.stringify(values.map(each => identity(each, caseSensitive)));
    const found = byKey.get(key) ?? { values, members: [] };
    found.members.push(object);
    byKey.set(key, found);
  }
  const compare = (a: readonly Value[], b: readonly Value[]) => {
    const orders = a.map((each, index) => sortOrder(each, b[index] ?? null, caseSensitive));
    return orders.find(each => each !== 0) ?? 0;
  };
  return [...byKey.values()]
    .sort((a, b) => compare(a.values, b.values))
    .map(({ values, members }) => ({
      values,
      name: values
        .filter(each => each !== null)
        .map(nameOf)
        .join(', '),
      count: members.length,
      group: members,
    }));
}

/** In the culture of the session; a collection as `{1, 2}`. */
const nameOf = (value: Value): string =>
  isArray(value) ? `{${value.map(each => formatValue(each)).join(', ')}}` : formatValue(value);

function identity(value: Value, caseSensitive: boolean): string {
  const text = caseSensitive ? toText(value) : toText(value).toLowerCase();
  if (value === null || numberType(value)) return `number ${text}`;
  return isObject(value) ? `${value.type.names[0]} ${text}` : text;
}

interface Table {
  readonly asString: boolean;
  readonly caseSensitive: boolean;
}

function asTable(groups: readonly Group[], { asString: asText, caseSensitive }: Table): Hashtable {
  const table = new Hashtable([], { caseSensitive });
  for (const { values, name, group } of groups) {
    const [key = null, ...more] = values;
    if (key === null && !asText) {
      throw new ShellError('InvalidOperation', 'A group without a value cannot be a key of a hashtable.', {
        category: 'InvalidOperation',
        recommendation: 'Use -AsString.',
      });
    }
    table.set(asText || more.length > 0 ? name : key, group);
  }
  return table;
}
