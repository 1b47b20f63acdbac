import type { PlannedRepository, RegistryPlan } from '../../admin/bulk/registry-plan.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { grouped } from '../../values/grouped.ts';
import type { Look } from '../../values/look.ts';
import { isOf, type OutputType, type RecordRow, recordType, TypedObject } from '../../values/output-type.ts';
import type { ObjectValue, Value } from '../../values/value.ts';
import { EFFECT_LOOKS } from '../registry/effect-line.ts';
import { minuteText, timeValue } from '../registry/time.ts';
import { planItemValue } from './plan-item.type.ts';
import { countItems, planSentence, spaceOf, spaceText } from './plan-words.ts';

/** What is said of a plan below its items. */
const summary: readonly RecordRow<RegistryPlan>[] = [
  { label: 'Plan', of: ({ id }) => id },
  { label: 'Registry', of: ({ server }) => server, look: 'reg.registry' },
  { label: 'Made', of: ({ createdTime }) => `${minuteText(createdTime)} UTC`, look: 'reg.date' },
  {
    label: 'Rules',
    of: ({ rules }) => lines(rules.map((each, index) => (rules.length > 1 ? `${index + 1}. ${each}` : each))),
  },
  { label: 'Does', of: ({ items }) => planSentence(items) },
  {
    label: 'Frees',
    of: plan => {
      const space = spaceOf(plan);
      return space && spaceText(space);
    },
    look: 'reg.size',
  },
  { label: 'Effects', of: plan => lines(effectTexts(plan)), lookOf: plan => worstLook(plan) },
  { label: 'Keeps', of: plan => lines(keptTexts(plan)) },
];

export const planType: OutputType<RegistryPlan> = {
  name: 'AcrPlan',
  properties: [
    { name: 'Id', of: ({ id }) => id },
    { name: 'Registry', of: ({ server }) => server },
    { name: 'CreatedTime', of: ({ createdTime }) => timeValue(createdTime) },
    { name: 'Rules', of: ({ rules }) => rules },
    { name: 'ManifestsToDelete', of: ({ items }) => countItems(items).manifests },
    { name: 'TagsToRemove', of: ({ items }) => countItems(items).tags + countItems(items).tagsAlong },
    { name: 'AttributesToUpdate', of: ({ items }) => countItems(items).updates },
    { name: 'Frees', of: plan => bytesOf(plan) },
    { name: 'Repositories', of: ({ repositories }) => repositories.map(repositoryValue) },
    { name: 'Items', of: ({ server, items }) => items.map(item => planItemValue({ server, item })) },
  ],
  view: {
    list: summary,
    parts: plan => [
      ...plan.items.map(item => planItemValue({ server: plan.server, item })),
      new TypedObject(summaryType, plan),
    ],
  },
  text: ({ id }) => id,
};

/** A plan without its items. */
const summaryType = recordType<RegistryPlan>({
  name: 'AcrPlanSummary',
  properties: [],
  view: { list: summary, asList: 'always' },
});

/** The plan that a value of the pipeline is; undefined for any other value. */
export const planIn = (value: ObjectValue): RegistryPlan | undefined =>
  isOf<RegistryPlan>(recordType(planType), value) ? value.record : undefined;

/** `leaves 3 manifests without a parent`, with the repository before it where there are several. */
export const effectTexts = ({ repositories }: RegistryPlan): readonly string[] =>
  repositories.flatMap(each => each.effects.map(({ text }) => placed(each, repositories, text)));

/** `33: locked`, `33 in team/api: locked` */
export const keptTexts = ({ repositories }: RegistryPlan): readonly string[] =>
  repositories.flatMap(each =>
    each.kept.map(({ reason, count }) => {
      const place = repositories.length > 1 ? ` in ${each.repository}` : '';
      return `${grouped(count)}${place}: ${reason}`;
    }),
  );

const placed = ({ repository }: PlannedRepository, all: readonly PlannedRepository[], text: string): string =>
  all.length > 1 ? `${repository}: ${text}` : text;

const lines = (texts: readonly string[]): string | undefined => (texts.length === 0 ? undefined : texts.join('\n'));

function worstLook({ repositories }: RegistryPlan): Look | undefined {
  const kinds = new Set(repositories.flatMap(each => each.effects.map(({ kind }) => kind)));
  const order = ['fails', 'breaks', 'loses', 'changes'] as const;
  const worst = order.find(each => kinds.has(each));
  return worst && EFFECT_LOOKS[worst];
}

/** null where it is not known of all. */
function bytesOf(plan: RegistryPlan): Value {
  const space = spaceOf(plan);
  return space === undefined ? 0 : space.gaps.length > 0 ? null : space.bytes;
}

const repositoryValue = ({ repository, newest, kept, freed, effects }: PlannedRepository): Value =>
  new CustomObject([
    ['RepositoryName', repository],
    ['Newest', timeValue(newest)],
    ['Frees', 'unknown' in freed ? null : freed.bytes],
    ['FreesUnknown', 'unknown' in freed ? freed.unknown : null],
    ['Effects', effects.map(({ text }) => text)],
    [
      'Kept',
      kept.map(
        ({ reason, count }) =>
          new CustomObject([
            ['Count', count],
            ['Reason', reason],
          ]),
      ),
    ],
  ]);
