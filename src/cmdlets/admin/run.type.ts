import { freedByItems } from '../../admin/bulk/freed-by-items.ts';
import { countStates, ITEM_STATES, type ItemState, isOpen, type RunReport } from '../../admin/bulk/item-outcome.ts';
import type { PlannedRepository, RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import { grouped } from '../../values/grouped.ts';
import { type OutputType, type RecordRow, recordType, TypedObject } from '../../values/output-type.ts';
import { countItems, type PlanSpace, spaceOf, spaceText } from './plan-words.ts';
import { isDone, LOOKS, type RunItemRecord, runItemValue } from './run-item.type.ts';

/** What a run of a plan came to; a further run of the same plan that took up where it was left counts the items of both. */
export interface RunRecord {
  readonly plan: RegistryPlan;
  readonly report: RunReport;
}

/** Items that are shown one by one; all of them are in `Items`. */
const MOST_SHOWN = 50;

/** `ChangedSkipped` */
const nameOf = (state: ItemState): string =>
  state.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const summary: readonly RecordRow<RunRecord>[] = [
  { label: 'Run', of: ({ report }) => report.run },
  { label: 'Registry', of: ({ report }) => report.server, look: 'reg.registry' },
  ...ITEM_STATES.map(
    (state): RecordRow<RunRecord> => ({
      label: nameOf(state),
      of: ({ report }) => countStates(report.outcomes)[state] || undefined,
      look: LOOKS[state],
    }),
  ),
  { label: 'Total', of: ({ report }) => report.outcomes.length },
  {
    label: 'Freed',
    of: record => {
      const space = freedBy(record);
      return space && spaceText(space);
    },
    look: 'reg.size',
  },
  { label: 'Stopped', of: ({ report }) => report.stopped, look: 'state.warn' },
  {
    label: 'Shown',
    of: record => {
      const { length } = shownOf(record);
      return length > MOST_SHOWN ? `${MOST_SHOWN} of ${grouped(length)} such items; Items has all of them` : undefined;
    },
  },
  {
    label: 'Next',
    of: ({ report }) => (report.outcomes.some(isOpen) ? resumeCommand(report) : undefined),
  },
];

export const runType: OutputType<RunRecord> = {
  name: 'AcrRun',
  properties: [
    { name: 'Run', of: ({ report }) => report.run },
    { name: 'Registry', of: ({ report }) => report.server },
    ...ITEM_STATES.map(state => ({
      name: nameOf(state),
      of: ({ report }: RunRecord) => countStates(report.outcomes)[state],
    })),
    { name: 'Total', of: ({ report }) => report.outcomes.length },
    {
      name: 'Freed',
      of: record => {
        const space = freedBy(record);
        return space === undefined ? 0 : space.gaps.length > 0 ? null : space.bytes;
      },
    },
    { name: 'Stopped', of: ({ report }) => report.stopped ?? null },
    { name: 'Items', of: record => itemsOf(record).map(runItemValue) },
    { name: 'Problems', of: record => problemsOf(record).map(runItemValue), hidden: true },
  ],
  view: {
    list: summary,
    parts: record => [...shownOf(record).slice(0, MOST_SHOWN).map(runItemValue), new TypedObject(summaryType, record)],
  },
  text: ({ report }) => report.run,
};

/** A run without its items. */
const summaryType = recordType<RunRecord>({
  name: 'AcrRunSummary',
  properties: [],
  view: { list: summary, asList: 'always' },
});

/** Each item of the plan with its outcome. */
const itemsOf = ({ plan, report }: RunRecord): readonly RunItemRecord[] =>
  report.outcomes.flatMap((outcome, index) => {
    const item = plan.items[index];
    return item ? [{ server: plan.server, item, outcome }] : [];
  });

/** Those that did not end as was wanted. */
export const problemsOf = (record: RunRecord): readonly RunItemRecord[] =>
  itemsOf(record).filter(each => !isDone(each.outcome));

/** What the plan told of a repository holds where all that was planned in it was deleted; else what it told of each item, if it did. */
function freedBy({ plan, report }: RunRecord): PlanSpace | undefined {
  const ended = Map.groupBy(itemsOf({ plan, report }), each => each.item.repository);
  const repositories = plan.repositories.map((each): PlannedRepository => {
    const here = ended.get(each.repository) ?? [];
    const [deleted, absent] = (['deleted', 'already-absent'] as const).map(state =>
      here.flatMap(({ item, outcome }) => (outcome.state === state ? item : [])),
    );
    const stayed = countItems(here.map(({ item }) => item)).manifests - countItems(deleted ?? []).manifests;
    const unknown = `${stayed} of its manifests ${stayed === 1 ? 'was' : 'were'} not deleted`;
    return stayed === 0 ? each : { ...each, freed: freedByItems(each, deleted ?? [], absent) ?? { unknown } };
  });
  return spaceOf({ ...plan, repositories });
}

/** Of what nobody got to, the number says enough. */
const shownOf = (record: RunRecord): readonly RunItemRecord[] =>
  problemsOf(record).filter(each => each.outcome.state !== 'not-attempted');

/** What takes the run up again. */
export const resumeCommand = ({ run }: RunReport): string => `Resume-AzContainerRegistryPlan -Run ${run}`;
