import { fromEpoch, toLocal } from '../../values/date-time.ts';
import type { OutputType } from '../../values/output-type.ts';

/** An input of this session. */
export interface HistoryInfo {
  readonly id: number;
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export const historyInfoType: OutputType<HistoryInfo> = {
  name: 'Microsoft.PowerShell.Commands.HistoryInfo',
  properties: [
    { name: 'Id', of: ({ id }) => id },
    { name: 'CommandLine', of: ({ line }) => line },
    { name: 'StartExecutionTime', of: ({ time }) => toLocal(fromEpoch(time)) },
  ],
  view: {
    table: {
      columns: [
        { label: 'Id', of: ({ id }) => id, align: 'right', width: 4 },
        { label: 'CommandLine', of: ({ line }) => line },
      ],
    },
  },
};
