import { Batch } from '../../engine/batch.ts';
import { integer, switched, value } from '../../engine/kinds.ts';
import { ownProperty, propertyNames } from '../../values/members.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { wildcard } from '../../values/wildcard.ts';
import { cellText } from '../../views/cell.ts';
import { FormatRecord } from '../../views/format-record.ts';
import { isScalar } from '../../views/object-view.ts';
import type { WideShape } from '../../views/wide.ts';
import { defineCmdlet } from '../define.ts';
import { groupBy } from './format-group.ts';
import { calculation, formatOptions, refuseViewWithProperty } from './format-view.ts';
import { incoming } from './incoming.ts';
import { propertyName, propertyWith } from './property.kind.ts';
import { propertySpec, valuesOf } from './property-spec.ts';

export const formatWide = defineCmdlet({
  name: 'Format-Wide',
  aliases: ['fw'],
  synopsis: 'Shows one property of each object, several in a line.',
  description: 'Comes last in a pipeline: what it emits is made for the eye and holds no data any more.',
  grade: 'read',
  parameters: {
    property: propertyWith(
      'Expression',
      'FormatString',
    )({ help: 'What to show. Left out: Name, else the first property.', position: 0 }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    excludeProperty: propertyName({ help: 'Properties not to choose; wildcards are allowed.', many: true }),
    column: integer({ help: 'Columns side by side.', fallback: 2 }),
    groupBy: value({ help: 'A heading whenever this changes; sort by it first.' }),
    autoSize: switched({ help: 'As many columns as fit; nothing is shown before the last object has come.' }),
    ...formatOptions,
  },
  output: 'values',
  examples: [
    {
      says: 'Many short names.',
      transcript: "PS> 'base', 'team/api', 'test' | Format-Wide -AutoSize\n\nbase     team/api test",
    },
  ],
  body: {
    async *stream(input, args, context) {
      refuseViewWithProperty(args);
      const shape: WideShape = { columns: Math.max(1, args.column), autoSize: args.autoSize };
      const by = groupBy(args.groupBy, context);
      const spec = args.property === undefined ? undefined : propertySpec(args.property);
      for await (const given of incoming(input, context, args.inputObject)) {
        const batch = given.flatMap(each => (isObject(each) && each.type.rows ? each.type.rows(each) : [each]));
        const values = spec
          ? await valuesOf(spec.source, batch, { invokeAll: calculation(args, context) })
          : batch.map(each => shownOf(each, args.excludeProperty));
        const groups = await by?.groups(batch);
        const records: FormatRecord[] = [];
        for (const [index, each] of values.entries()) {
          if (each === undefined) continue;
          const group = by && groups ? { groupLabel: by.label, group: groups[index] ?? '' } : {};
          records.push(
            new FormatRecord({
              view: 'wide',
              shape,
              text: cellText(each, 'table', { format: spec?.format }),
              ...group,
            }),
          );
        }
        yield new Batch(records);
      }
    },
  },
});

function shownOf(object: Value, excluded: readonly string[] = []): Value {
  if (!isObject(object) || isScalar(object)) return object;
  const drops = excluded.map(pattern => wildcard(pattern));
  const [first = ''] = propertyNames(object).filter(name => !drops.some(drop => drop(name)));
  if (excluded.length > 0) return ownProperty(object, first) ?? null;
  return ownProperty(object, 'Name') ?? ownProperty(object, first) ?? null;
}
