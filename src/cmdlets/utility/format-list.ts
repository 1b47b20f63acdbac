import { Batch } from '../../engine/batch.ts';
import { value } from '../../engine/kinds.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { cellText } from '../../views/cell.ts';
import { FormatRecord } from '../../views/format-record.ts';
import { isScalar, type ListStyle, objectList } from '../../views/object-view.ts';
import { prepareViews } from '../../views/prepare.ts';
import { defineCmdlet } from '../define.ts';
import { groupBy } from './format-group.ts';
import { calculation, formatOptions, refuseViewWithProperty } from './format-view.ts';
import { incoming } from './incoming.ts';
import { propertyName, propertyWith } from './property.kind.ts';
import { expandSpecs, propertySpecs, valuesOf } from './property-spec.ts';

export const formatList = defineCmdlet({
  name: 'Format-List',
  aliases: ['fl'],
  synopsis: 'Shows each object as a list of its properties.',
  description: 'Comes last in a pipeline: what it emits is made for the eye and holds no data any more.',
  grade: 'read',
  parameters: {
    property: propertyWith(
      'Name',
      'Expression',
      'FormatString',
    )({
      help: 'What to show: names, wildcards, script blocks, or hashtables with Name, Expression, FormatString. * is everything.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    excludeProperty: propertyName({ help: 'Properties to leave out; wildcards are allowed.', many: true }),
    groupBy: value({ help: 'A heading whenever this changes; sort by it first.' }),
    ...formatOptions,
  },
  output: 'values',
  examples: [
    {
      says: 'Everything about one object.',
      transcript: "PS> [pscustomobject]@{ Name = 'api'; Tags = 'a', 'b' } | Format-List\n\nName : api\nTags : {a, b}",
    },
  ],
  body: {
    async *stream(input, args, context) {
      refuseViewWithProperty(args);
      const by = groupBy(args.groupBy, context);
      const specs = propertySpecs(args.property ?? (args.excludeProperty ? ['*'] : undefined));
      const invokeAll = calculation(args, context);
      const entriesOf = async (object: Value) => {
        const expanded = expandSpecs(specs, object, args.excludeProperty);
        const entries: { label: string; format: string | undefined; held: Value }[] = [];
        for (const { label, format, source } of expanded) {
          const [held] = await valuesOf(source, [object], { invokeAll });
          // what the object does not have has no line
          if (held !== undefined) entries.push({ label, format, held });
        }
        return entries;
      };
      let isFirst = true;
      for await (const batch of incoming(input, context, args.inputObject)) {
        const objects = batch.flatMap(each =>
          each === null ? [] : isObject(each) && each.type.rows ? each.type.rows(each) : [each],
        );
        if (specs.length === 0 && context.interactive) await prepareViews(objects, { ...context, isFirst });
        isFirst = false;
        const groups = await by?.groups(objects);
        const records: Value[] = [];
        for (const [index, object] of objects.entries()) {
          if (specs.length === 0 && isScalar(object)) {
            records.push(object);
            continue;
          }
          const chosen = specs.length > 0 ? await entriesOf(object) : undefined;
          if (chosen?.length === 0) continue;
          const entries = (style: ListStyle) =>
            chosen?.map(({ label, format, held }) => ({
              label,
              text: cellText(held, 'list', { format, most: style.most }),
            })) ?? objectList(object, style);
          const group = by && groups ? { groupLabel: by.label, group: groups[index] ?? '' } : {};
          records.push(new FormatRecord({ view: 'list', entries, ...group }));
        }
        yield new Batch(records);
      }
    },
  },
});
