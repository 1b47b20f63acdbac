import { Batch } from '../../engine/batch.ts';
import { switched, value } from '../../engine/kinds.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { FormatRecord } from '../../views/format-record.ts';
import { isScalar, type ObjectTable, objectTable } from '../../views/object-view.ts';
import { prepareViews } from '../../views/prepare.ts';
import type { TableRow, TableShape } from '../../views/table-shape.ts';
import { defineCmdlet } from '../define.ts';
import { groupBy } from './format-group.ts';
import { calculation, formatOptions, refuseViewWithProperty } from './format-view.ts';
import { incoming } from './incoming.ts';
import { propertyName, propertyWith } from './property.kind.ts';
import { expandSpecs, type Invoke, type PropertySpec, propertySpecs, rowsOf } from './property-spec.ts';

export const formatTable = defineCmdlet({
  name: 'Format-Table',
  aliases: ['ft'],
  synopsis: 'Shows objects as a table.',
  description: 'Comes last in a pipeline: what it emits is made for the eye and holds no data any more.',
  grade: 'read',
  parameters: {
    property: propertyWith(
      'Name',
      'Expression',
      'FormatString',
      'Width',
      'Alignment',
    )({
      help: 'Columns: names, wildcards, script blocks, or hashtables with Name, Expression, FormatString, Width, Alignment.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    excludeProperty: propertyName({ help: 'Columns to leave out; wildcards are allowed.', many: true }),
    autoSize: switched({ help: 'Column widths from all rows; nothing is shown before the last one has come.' }),
    wrap: switched({ help: 'Long cells go on in further lines.' }),
    hideTableHeaders: switched({ help: 'Rows only.' }),
    groupBy: value({ help: 'A new table whenever this changes; sort by it first.' }),
    ...formatOptions,
  },
  output: 'values',
  examples: [
    {
      says: 'Chosen columns, one of them calculated.',
      transcript:
        "PS> [pscustomobject]@{ Name = 'api'; Size = 2048 } | Format-Table Name, @{ Name = 'KB'; Expression = { $_.Size / 1kb } }\n\nName KB\n---- --\napi   2",
    },
  ],
  body: {
    async *stream(input, args, context) {
      refuseViewWithProperty(args);
      const by = groupBy(args.groupBy, context);
      const specs = propertySpecs(args.property ?? (args.excludeProperty ? ['*'] : undefined));
      const tables = tablesFor(specs, { ...args, groupLabel: by?.label }, calculation(args, context));
      for await (const batch of incoming(input, context, args.inputObject)) {
        const objects = batch.flatMap(each =>
          each === null ? [] : isObject(each) && each.type.rows ? each.type.rows(each) : [each],
        );
        if (specs.length === 0 && context.interactive) await prepareViews(objects, { ...context, isFirst: false });
        const groups = await by?.groups(objects);
        const rows = await tables(objects);
        const withGroup = (row: TableRow, index: number) => (groups ? { ...row, group: groups[index] ?? '' } : row);
        yield new Batch(
          objects.map((object, index) => {
            const found = rows[index];
            if (!found) return object;
            return new FormatRecord({ view: 'table', shape: found.shape, row: withGroup(found.row, index) });
          }),
        );
      }
    },
  },
});

interface Options {
  readonly excludeProperty: readonly string[] | undefined;
  readonly autoSize: boolean;
  readonly wrap: boolean;
  readonly hideTableHeaders: boolean;
  readonly groupLabel: string | undefined;
}

type Rows = readonly ({ readonly shape: TableShape; readonly row: TableRow } | undefined)[];

/** Makes rows of objects. The first object decides the columns; text and numbers without -Property stay as they are. */
function tablesFor(specs: readonly PropertySpec[], options: Options, invokeAll: Invoke) {
  const byType = new Map<unknown, ObjectTable>();
  const dressed = (shape: TableShape): TableShape => ({
    columns: options.autoSize
      ? shape.columns.map(({ width: _, least: __, leastShared: ___, ...column }) => column)
      : shape.columns,
    wrap: options.wrap || (shape.wrap ?? false),
    autoSize: options.autoSize,
    hideHeaders: options.hideTableHeaders,
    ...(options.groupLabel === undefined ? groupOf(shape) : { groupLabel: options.groupLabel }),
  });
  const byView = (object: Value) => {
    if (isScalar(object) || !isObject(object)) return undefined;
    const known = byType.get(object.type);
    if (known) return { shape: known.shape, row: known.row(object) };
    const made = objectTable(object);
    const table = { ...made, shape: dressed(made.shape) };
    byType.set(object.type, table);
    return { shape: table.shape, row: table.row(object) };
  };
  let chosen: { readonly specs: readonly PropertySpec[]; readonly shape: TableShape } | undefined;
  return async (objects: readonly Value[]): Promise<Rows> => {
    if (specs.length === 0) return objects.map(byView);
    if (!chosen) {
      const expanded = expandSpecs(specs, objects[0] ?? null, options.excludeProperty);
      chosen = { specs: expanded, shape: dressed({ columns: expanded.map(columnOf) }) };
    }
    const { shape } = chosen;
    const rows = await rowsOf(chosen.specs, objects, { invokeAll });
    return rows.map(cells => ({ shape, row: { cells } }));
  };
}

const groupOf = ({ groupLabel, groupLook }: TableShape) => ({
  ...(groupLabel === undefined ? {} : { groupLabel }),
  ...(groupLook === undefined ? {} : { groupLook }),
});

const columnOf = ({ label, align, width, format, source }: PropertySpec) => ({
  label,
  align: align ?? ('type' as const),
  isCalculated: label !== source,
  ...(width === undefined ? {} : { width }),
  ...(format === undefined ? {} : { format }),
});
