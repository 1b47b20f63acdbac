import type { Input } from '../../engine/inputs.ts';
import { fromEpoch, toLocal } from '../../values/date-time.ts';
import { formatTimeSpan } from '../../values/format-time-span.ts';
import type { OutputType } from '../../values/output-type.ts';
import { TimeSpan, ticksOf, ticksPer } from '../../values/time-span.ts';

export const historyInfoType: OutputType<Input> = {
  name: 'Microsoft.PowerShell.Commands.HistoryInfo',
  properties: [
    { name: 'Id', of: ({ id }) => id },
    { name: 'CommandLine', of: ({ line }) => line },
    { name: 'ExecutionStatus', of: ({ status }) => status },
    { name: 'StartExecutionTime', of: ({ time }) => toLocal(fromEpoch(time)) },
    { name: 'EndExecutionTime', of: ({ ended }) => toLocal(fromEpoch(ended)) },
    { name: 'Duration', of: durationOf },
    { name: 'Registry', of: ({ location }) => /^(.+):\//.exec(location)?.[1] ?? null },
  ],
  text: ({ line }) => line,
  view: {
    table: {
      columns: [
        { label: 'Id', of: ({ id }) => id, align: 'right', width: 4 },
        { label: 'Duration', of: shortDuration, align: 'right', width: 12 },
        { label: 'CommandLine', of: ({ line }) => line },
      ],
    },
  },
};

function durationOf({ time, ended }: Input): TimeSpan {
  return new TimeSpan(ticksOf(ended - time, ticksPer.millisecond));
}

/** `0.012`, `1:02.500`, `1:00:02.500`, as PowerShell's view of the history has it. */
function shortDuration(input: Input): string {
  const duration = durationOf(input);
  const hours = duration.ticks / ticksPer.hour;
  if (hours > 0n) return `${hours}:${formatTimeSpan(duration, 'mm\\:ss\\.fff')}`;
  return formatTimeSpan(duration, duration.ticks >= ticksPer.minute ? 'm\\:ss\\.fff' : 's\\.fff');
}
