import type { ObjectValue, ValueType } from '../values/value.ts';
import type { ListEntry } from './list.ts';
import type { ListStyle } from './object-view.ts';
import type { TableRow, TableShape } from './table-shape.ts';
import type { WideShape } from './wide.ts';

/** What one object became under Format-Table, Format-List or Format-Wide; records of one call share their shape. */
export type FormatContent =
  | { readonly view: 'table'; readonly shape: TableShape; readonly row: TableRow }
  | {
      readonly view: 'list';
      readonly entries: (style: ListStyle) => readonly ListEntry[];
      readonly groupLabel?: string;
      readonly group?: string;
    }
  | {
      readonly view: 'wide';
      readonly shape: WideShape;
      readonly text: string;
      readonly groupLabel?: string;
      readonly group?: string;
    };

/** Output of a Format cmdlet: only the views can do something with it. */
export class FormatRecord implements ObjectValue {
  readonly type: ValueType = formatRecordType;
  readonly content: FormatContent;

  constructor(content: FormatContent) {
    this.content = content;
  }
}

const name = 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData';

const formatRecordType: ValueType = {
  names: [name, 'System.Object'],
  text: () => name,
  propertyNames: () => [],
  property: () => undefined,
};
