import { ageText } from '../../../values/age.ts';
import { DateTime, isoText, toEpoch, toUniversal } from '../../../values/date-time.ts';
import { ownProperty, propertyNames } from '../../../values/members.ts';
import { isArray, isObject } from '../../../values/object-value.ts';
import type { ObjectValue, Value, ViewColumn } from '../../../values/value.ts';
import { cellText } from '../../../views/cell.ts';
import type { ListColumn } from '../screen-view.ts';

/** How the cells of a list are written. */
export interface CellStyle {
  readonly wide: boolean;
  readonly absoluteTime: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Cells for a row; left out: as many as it takes. */
  readonly room?: number | undefined;
}

/** A column with what it says of a row. */
export interface CellColumn {
  readonly column: ListColumn;
  cell(value: Value): string;
}

/** Columns of objects whose type has no table, at most. */
const MOST_COLUMNS = 10;
/** Cells of `59 minutes ago` and of `2026-11-20 08:02`. */
const AGE_CELLS = 14;
const MINUTE_CELLS = 16;
/** Cells of `sha256:` with its 64 digits. */
const WHOLE_DIGEST = 71;

/** The columns for rows like this one: its type's table, in a wide list with all its other properties of one line, which are the first to go. */
export function listColumns(first: Value, style: CellStyle): readonly CellColumn[] {
  const table = isObject(first) ? first.type.view?.table : undefined;
  if (!table || !isObject(first)) return plainColumns(first, style);
  const columns = table.columns.filter(each => each.isShown?.(first) ?? true);
  const wholeDigests = style.wide && hasRoom(columns, first, style);
  const shown = columns.map(each => viewColumn(each, first, { ...style, wholeDigests }));
  return style.wide ? [...shown, ...furtherColumns(first, columns, style)] : shown;
}

/** What rows are sorted by: the property of that name, else what the column of that name says. */
export function sortKey(value: Value, label: string): Value {
  const own = ownProperty(value, label);
  if (own !== undefined && (isArray(own) || isScalar(own))) return own;
  return cellValue(value, label);
}

function cellValue(value: Value, label: string): Value {
  const column = columnOf(value, label);
  return column && isObject(value)
    ? column.of(value)
    : (ownProperty(value, label) ?? (ownLabel(value) === label ? value : null));
}

/** The column of that label in the table of the value's own type: piped rows may be of several types. */
const columnOf = (value: Value, label: string): ViewColumn | undefined =>
  isObject(value) ? value.type.view?.table?.columns.find(each => each.label === label) : undefined;

/** Whether whole digests leave room for the columns that never go: what has a name is known by it. */
function hasRoom(
  columns: readonly ViewColumn[],
  first: ObjectValue,
  { room = Number.POSITIVE_INFINITY }: CellStyle,
): boolean {
  const cells = columns
    .filter(({ priority }) => priority === undefined)
    .map(each =>
      each.look === 'reg.digest' ? WHOLE_DIGEST : (each.flexible?.least ?? each.widthOf?.(first) ?? each.width ?? 1),
    );
  return cells.reduce((sum, each) => sum + each + 1, 0) <= room + 1;
}

function viewColumn(
  column: ViewColumn,
  first: ObjectValue,
  style: CellStyle & { readonly wholeDigests: boolean },
): CellColumn {
  const { label, align, flexible, sharing, priority } = column;
  const isTime = ownProperty(first, label) instanceof DateTime;
  const isWhole = style.wholeDigests && column.look === 'reg.digest';
  const width = isTime ? timeCells(style) : isWhole ? undefined : (column.widthOf?.(first) ?? column.width);
  return {
    column: {
      label,
      ...(align === undefined ? {} : { align }),
      ...(width === undefined ? {} : { width }),
      ...(flexible ? { least: flexible.least } : {}),
      ...(sharing ? { leastShared: sharing.least } : {}),
      ...(priority === undefined ? {} : { priority }),
      lookOf(value) {
        const own = columnOf(value, label);
        return isObject(value) ? (own?.lookOf?.(value) ?? own?.look) : undefined;
      },
    },
    cell(value) {
      const own = isTime || isWhole ? ownProperty(value, label) : undefined;
      if (own instanceof DateTime) return timeText(own, style);
      return typeof own === 'string' && isWhole ? own : cellText(cellValue(value, label), 'table');
    },
  };
}

function furtherColumns(first: ObjectValue, shown: readonly ViewColumn[], style: CellStyle): readonly CellColumn[] {
  const labels = new Set(shown.map(each => each.label.toLowerCase()));
  const said = new Set(shown.map(each => textOf(first, each.label)));
  return propertyNames(first)
    .flatMap(name => {
      const value = ownProperty(first, name) ?? null;
      const text = textOf(first, name);
      // Az says some things twice: ImageName is RepositoryName
      if (labels.has(name.toLowerCase()) || !isScalar(value) || (text !== '' && said.has(text))) return [];
      said.add(text);
      return [propertyColumn(name, value, style)];
    })
    .map(({ column, cell }, index) => ({ column: { ...column, priority: -index }, cell }));
}

const textOf = (value: Value, name: string): string => cellText(ownProperty(value, name) ?? null, 'table');

function plainColumns(first: Value, style: CellStyle): readonly CellColumn[] {
  const label = ownLabel(first);
  if (label !== undefined)
    return [{ column: { label, least: 12, lookOf: () => undefined }, cell: value => cellText(value, 'table') }];
  return propertyNames(first)
    .slice(0, MOST_COLUMNS)
    .map(name => propertyColumn(name, ownProperty(first, name) ?? null, style));
}

/** The label over values that are a line of text themselves. */
function ownLabel(value: Value): string | undefined {
  if (typeof value === 'string') return 'Name';
  return !isObject(value) || value.type.scalar || propertyNames(value).length === 0 ? 'Value' : undefined;
}

function propertyColumn(name: string, first: Value, style: CellStyle): CellColumn {
  const isTime = first instanceof DateTime;
  const isNumber = typeof first === 'number' || typeof first === 'bigint';
  return {
    column: {
      label: name,
      ...(isTime ? { width: timeCells(style) } : {}),
      ...(isNumber ? { align: 'right' as const } : {}),
      lookOf: () => (isTime ? 'reg.date' : undefined),
    },
    cell(value) {
      const own = ownProperty(value, name) ?? null;
      return own instanceof DateTime ? timeText(own, style) : cellText(own, 'table');
    },
  };
}

const timeCells = ({ absoluteTime }: CellStyle): number => (absoluteTime ? MINUTE_CELLS : AGE_CELLS);

/** `5 hours ago`, or `2026-11-20 08:02` in UTC. */
const timeText = (time: DateTime, { absoluteTime, now }: CellStyle): string =>
  absoluteTime ? isoText(toUniversal(time)).slice(0, 16).replace('T', ' ') : ageText(toEpoch(time), now);

const isScalar = (value: Value): boolean => !isArray(value) && (!isObject(value) || value.type.scalar === true);
