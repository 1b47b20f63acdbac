import type { CellLook } from '../values/look.ts';
import type { Appearance, ObjectValue, Value } from '../values/value.ts';

export interface TableColumn extends Appearance {
  readonly label: string;
  /** `type`: numbers, booleans and characters of the first row put their column at the right. Left out: left. */
  readonly align?: 'left' | 'right' | 'center' | 'type';
  /** Cells, fixed. */
  readonly width?: number;
  /** The column gives way down to so many cells. */
  readonly least?: number;
  /** It shares the room of the flexible column with it, down to so many cells. */
  readonly leastShared?: number;
  readonly priority?: number;
  /** .NET format string. */
  readonly format?: string;
  /** A calculated property: its label looks otherwise. */
  readonly isCalculated?: boolean;
}

/** How a table looks; its rows are cells in the order of the columns. */
export interface TableShape {
  readonly columns: readonly TableColumn[];
  /** Label of the line above each group, with the blanks before it; left out where the group's text is the whole heading. */
  readonly groupLabel?: string;
  readonly groupLook?: CellLook;
  readonly wrap?: boolean;
  /** Widths from all rows, which are kept until the end. */
  readonly autoSize?: boolean;
  readonly hideHeaders?: boolean;
}

export interface TableRow {
  readonly cells: readonly Value[];
  /** What the row shows, for how it looks; left out where columns do not say. */
  readonly self?: ObjectValue;
  /** Text of the group; a new one starts a new table. */
  readonly group?: string;
}
