import { type OutputType, recordType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

/** Objects that have the same key. */
export interface Group {
  /** The parts of the key. */
  readonly values: readonly Value[];
  readonly name: string;
  readonly count: number;
  readonly group: readonly Value[];
}

const columns = [
  { label: 'Count', of: (each: Group) => each.count, width: 5, align: 'right' },
  { label: 'Name', of: (each: Group) => each.name, width: 25 },
] as const;

export const groupOutput: OutputType<Group> = {
  name: 'Microsoft.PowerShell.Commands.GroupInfo',
  properties: [
    { name: 'Count', of: each => each.count },
    { name: 'Name', of: each => each.name },
    { name: 'Group', of: each => each.group },
    { name: 'Values', of: each => each.values },
  ],
  view: { table: { columns: [...columns, { label: 'Group', of: each => each.group }] } },
};

export const groupType = recordType(groupOutput);

/** -NoElement: counts and names only. */
export const groupNoElementType = recordType<Group>({
  name: 'Microsoft.PowerShell.Commands.GroupInfoNoElement',
  properties: groupOutput.properties.filter(each => each.name !== 'Group'),
  view: { table: { columns } },
});
