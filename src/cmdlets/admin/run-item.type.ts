import type { ItemOutcome, ItemState } from '../../admin/bulk/item-outcome.ts';
import type { Look } from '../../values/look.ts';
import { type OutputType, recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { SHORT, shortDigest } from '../registry/short-digest.ts';
import { type PlanItemRecord, planItemType, tagsLook, tagsText } from './plan-item.type.ts';

/** One item of a plan that was carried out, and what became of it. */
export interface RunItemRecord extends PlanItemRecord {
  readonly outcome: ItemOutcome;
}

/** Those whose end is what was wanted. */
const DONE: ReadonlySet<ItemState> = new Set(['deleted', 'updated', 'already-absent']);

export const isDone = ({ state, unlockedStill }: ItemOutcome): boolean =>
  DONE.has(state) && unlockedStill === undefined;

export const runItemType: OutputType<RunItemRecord> = {
  name: 'AcrRunItem',
  properties: [
    { name: 'Status', of: ({ outcome }) => outcome.state },
    ...planItemType.properties.filter(each => each.name !== 'Reason'),
    { name: 'PlannedFor', of: ({ item }) => item.reason },
    { name: 'Reason', of: ({ outcome }) => outcome.reason ?? null },
    { name: 'Recommendation', of: ({ outcome }) => outcome.recommendation ?? null },
    { name: 'UnlockedStill', of: ({ outcome }) => outcome.unlockedStill ?? null },
  ],
  view: {
    table: {
      ...(planItemType.view?.table?.group ? { group: planItemType.view.table.group } : {}),
      columns: [
        {
          label: 'Status',
          of: ({ outcome }) => outcome.state,
          width: 17,
          lookOf: ({ outcome }) => LOOKS[outcome.state],
        },
        {
          label: 'Digest',
          of: ({ item }) => (item.digest === undefined ? '' : shortDigest(item.digest)),
          width: SHORT,
          look: 'reg.digest',
        },
        {
          label: 'Tags',
          of: ({ item }) => tagsText(item),
          width: 20,
          priority: 1,
          lookOf: ({ item }) => tagsLook(item),
        },
        { label: 'Reason', of: ({ outcome }) => reasonText(outcome), flexible: { least: 20 } },
      ],
      wrap: true,
    },
  },
};

const type = recordType(runItemType);

/** An item with its outcome as a value of the pipeline. */
export const runItemValue = (record: RunItemRecord): Value => new TypedObject(type, record);

const reasonText = ({ reason, unlockedStill }: ItemOutcome): string =>
  [reason, unlockedStill].filter(each => each !== undefined).join(' ');

/** How the states look. */
export const LOOKS: Readonly<Record<ItemState, Look>> = {
  deleted: 'state.ok',
  updated: 'state.ok',
  'already-absent': 'state.ok',
  'moved-skipped': 'state.warn',
  'changed-skipped': 'state.warn',
  'locked-skipped': 'state.warn',
  'protected-skipped': 'state.warn',
  'no-permission': 'state.error',
  failed: 'state.error',
  unknown: 'state.error',
  'not-attempted': 'state.pending',
};
