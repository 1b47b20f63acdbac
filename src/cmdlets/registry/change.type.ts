import type { ChangeRecord } from '../../session/change-log.ts';
import type { OutputType } from '../../values/output-type.ts';
import { minuteText, timeValue } from './time.ts';

/** A change of this session, and what has become of it since. */
export interface NotedChange {
  readonly change: ChangeRecord;
  /** The change that took it back. */
  readonly undoneBy: number | undefined;
}

export const changeType: OutputType<NotedChange> = {
  name: 'AcrChange',
  properties: [
    { name: 'Id', of: ({ change }) => change.id },
    { name: 'Time', of: ({ change }) => timeValue(change.at) },
    { name: 'Action', of: ({ change }) => change.action },
    { name: 'Target', of: ({ change }) => change.target },
    { name: 'Undoes', of: ({ change }) => change.undoes ?? null },
    { name: 'UndoneBy', of: ({ undoneBy }) => undoneBy ?? null },
  ],
  view: {
    table: {
      columns: [
        { label: 'Id', of: ({ change }) => change.id, width: 4, align: 'right' },
        { label: 'Time', of: ({ change }) => minuteText(change.at), width: 16, priority: 1, look: 'reg.date' },
        { label: 'Action', of: ({ change }) => change.action, width: 17 },
        { label: 'Undoes', of: ({ change }) => change.undoes ?? '', width: 6, align: 'right', priority: 2 },
        { label: 'UndoneBy', of: ({ undoneBy }) => undoneBy ?? '', width: 8, align: 'right' },
        { label: 'Target', of: ({ change }) => change.target, flexible: { least: 20 } },
      ],
    },
  },
};
