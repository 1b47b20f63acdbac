import type { ItemName } from '../../admin/journal/single-change.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { JournalEntry } from './journal-entry.ts';
import { shortTarget } from './short-target.ts';
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

/** `deleted`, `undone by 3`; what another session has undone is only `undone`: the name of that is in UndoneBy. */
function stateText({ entry, undoneBy }: NotedChange): string {
  if (undoneBy === undefined) return entry.state;
  return typeof undoneBy === 'number' ? `undone by ${undoneBy}` : 'undone';
}

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
      group: { label: 'Registry', of: ({ entry }) => entry.server, look: 'reg.registry' },
      columns: [
        { label: 'Id', of: ({ id, entry }) => id ?? nameText(entry.name), align: 'right' },
        { label: 'Time', of: ({ entry }) => minuteText(entry.time), width: 16, priority: 1, look: 'reg.date' },
        { label: 'Action', of: ({ entry }) => entry.action, width: 17 },
        { label: 'State', of: stateText, width: 15, priority: 2 },
        { label: 'Target', of: ({ entry }) => shortTarget(entry.target, entry.server), flexible: { least: 20 } },
      ],
    },
  },
};
