import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

export interface VariableInfo {
  readonly name: string;
  readonly value: Value;
}

export const variableInfoType: OutputType<VariableInfo> = {
  name: 'System.Management.Automation.PSVariable',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'Value', of: ({ value }) => value },
  ],
  view: {
    table: {
      columns: [
        { label: 'Name', of: ({ name }) => name, width: 30 },
        { label: 'Value', of: ({ value }) => value },
      ],
    },
  },
};
