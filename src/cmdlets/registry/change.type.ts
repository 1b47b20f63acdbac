import type { ItemName } from '../../admin/journal/single-change.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { JournalEntry } from './journal-entry.ts';
import { minuteText, timeValue } from './time.ts';

/** A change, or a run of many, and what has become of it since. */
export interface NotedChange {
  readonly entry: JournalEntry;
  /** Its number, where it is one of this session. */
  readonly id: number | undefined;
  /** What it took back, and what has taken it back: a number of this session, or a name. */
  readonly undoes: number | string | undefined;
  readonly undoneBy: number | string | undefined;
}

/** `20261121-164003-7f3a/12` */
export const nameText = ({ run, item }: ItemName): string => (item === undefined ? run : `${run}/${item}`);

export const changeType: OutputType<NotedChange> = {
  name: 'AcrChange',
  properties: [
    { name: 'Id', of: ({ id }) => id ?? null },
    { name: 'Time', of: ({ entry }) => timeValue(entry.time) },
    { name: 'Action', of: ({ entry }) => entry.action },
    { name: 'Target', of: ({ entry }) => entry.target },
    { name: 'State', of: ({ entry }) => entry.state },
    { name: 'Reason', of: ({ entry }) => entry.reason ?? null },
    { name: 'Items', of: ({ entry }) => entry.items },
    { name: 'Changed', of: ({ entry }) => entry.changed },
    { name: 'Undoes', of: ({ undoes }) => undoes ?? null },
    { name: 'UndoneBy', of: ({ undoneBy }) => undoneBy ?? null },
    { name: 'Command', of: ({ entry }) => entry.command },
    { name: 'Run', of: ({ entry }) => entry.name.run },
    { name: 'Item', of: ({ entry }) => entry.name.item ?? null },
  ],
  view: {
    table: {
      columns: [
        { label: 'Id', of: ({ id }) => id ?? '', width: 4, align: 'right' },
        { label: 'Time', of: ({ entry }) => minuteText(entry.time), width: 16, priority: 1, look: 'reg.date' },
        { label: 'Action', of: ({ entry }) => entry.action, width: 17 },
        { label: 'State', of: ({ entry }) => entry.state, width: 15, priority: 2 },
        { label: 'UndoneBy', of: ({ undoneBy }) => undoneBy ?? '', width: 8, align: 'right' },
        { label: 'Target', of: ({ entry }) => entry.target, flexible: { least: 20 } },
      ],
    },
  },
};
