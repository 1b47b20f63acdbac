import { ageText } from '../values/age.ts';
import { DateTime, toEpoch } from '../values/date-time.ts';
import { ownProperty, propertyNames } from '../values/members.ts';
import { isObject } from '../values/object-value.ts';
import type { ObjectValue, TableView, Value } from '../values/value.ts';
import { cellText } from './cell.ts';
import type { ListEntry } from './list.ts';
import type { TableRow, TableShape } from './table-shape.ts';

/** A table's shape with how an object becomes one of its rows. */
export interface ObjectTable {
  readonly shape: TableShape;
  readonly row: (value: Value) => TableRow;
}

/** Columns without -Property at most. */
const mostColumns = 10;

/** The table of an object's type, or of its first visible properties where the type has no table. */
export function objectTable(value: Value): ObjectTable {
  const table = isObject(value) ? value.type.view?.table : undefined;
  return table && isObject(value) ? viewTable(table, value) : propertyTable(propertyNames(value).slice(0, mostColumns));
}

/** A table of named properties; objects without one have a blank there. */
function propertyTable(names: readonly string[]): ObjectTable {
  return {
    shape: { columns: names.map(label => ({ label, align: 'type' })) },
    row: value => ({ cells: names.map(name => ownProperty(value, name) ?? null) }),
  };
}

function viewTable({ columns: all, group, wrap = false }: TableView, first: ObjectValue): ObjectTable {
  const columns = all.filter(each => each.isShown?.(first) ?? true);
  return {
    shape: {
      columns: columns.map(({ of: _, isShown: __, widthOf, flexible, sharing, ...column }) => ({
        ...column,
        ...(flexible ? { least: flexible.least } : {}),
        ...(sharing ? { leastShared: sharing.least } : {}),
        ...(widthOf ? { width: widthOf(first) } : {}),
      })),
      ...(group?.label !== undefined ? { groupLabel: `${' '.repeat(group.indent ?? 4)}${group.label}` } : {}),
      ...(group?.look ? { groupLook: group.look } : {}),
      wrap,
    },
    row: value => {
      if (!isObject(value)) return { cells: [] };
      return {
        cells: columns.map(column => column.of(value)),
        self: value,
        ...(group ? { group: cellText(group.of(value), 'list') } : {}),
      };
    },
  };
}

/** What a list needs to know besides the object. */
export interface ListStyle {
  readonly now?: (() => number) | undefined;
  /** How many values of a collection are shown. */
  readonly most?: number | undefined;
}

/**
 * The list of an object: what its type's view names, else its visible properties. With `now` the dates of types that have a view tell their
 * age: `2026-11-20T08:02:51Z (5 hours ago)`.
 */
export function objectList(value: Value, { now, most }: ListStyle = {}): ListEntry[] {
  if (!isObject(value))
    return propertyNames(value).map(label => entry(label, ownProperty(value, label) ?? null, { most }));
  const rows = value.type.view?.list ?? value.type.propertyNames(value);
  const style = { now: value.type.view ? now : undefined, most };
  return rows.flatMap(row => {
    if (typeof row === 'string') return [entry(row, value.type.property(value, row) ?? null, style)];
    const shown = row.of(value);
    if (shown === undefined) return [];
    return [{ ...entry(row.label, shown, style), look: row.lookOf?.(value) ?? row.look, address: row.linkOf?.(value) }];
  });
}

function entry(label: string, value: Value, { now, most }: ListStyle): ListEntry {
  const text = cellText(value, 'list', { most });
  return { label, text: now && value instanceof DateTime ? `${text} (${ageText(toEpoch(value), now())})` : text };
}

/** true when the default output shows the value as a line of text. */
export const isScalar = (value: Value): boolean =>
  !isObject(value) || value.type.scalar === true || (!value.type.view && value.type.propertyNames(value).length === 0);
