import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

export interface VariableInfo {
  readonly name: string;
  readonly value: Value;
  readonly option: string;
  readonly description: string;
}

export const variableInfoType: OutputType<VariableInfo> = {
  name: 'System.Management.Automation.PSVariable',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'Description', of: ({ description }) => description },
    { name: 'Value', of: ({ value }) => value },
    { name: 'Options', of: ({ option }) => option },
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
