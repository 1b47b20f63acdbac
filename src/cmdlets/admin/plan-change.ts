import { type PlanItem, type RegistryPlan, tagsOf } from '../../admin/bulk/registry-plan.ts';
import { type Effect, loss, note } from '../../admin/effect.ts';
import { shortDigest } from '../../admin/subject.ts';
import type { Change } from '../../engine/context.ts';
import { freedText } from '../../engine/freed-space.ts';
import type { HostLine } from '../../engine/host-line.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Connection } from '../../session/connection.ts';
import { protectedTagOf } from '../../session/protection.ts';
import type { Settings } from '../../session/settings.ts';
import { effectLine } from '../registry/effect-line.ts';
import { effectTexts, keptTexts } from './plan.type.ts';
import { tagsText } from './plan-item.type.ts';
import { counted, planSentence, spaceOf, spaceText } from './plan-words.ts';

/** Items that a question names; What if names all. */
const MOST_ASKED = 20;
/** Tags of one item that a question names: an image can have thousands. */
const MOST_TAGS = 12;
/** Items up to which a plan is not severe by their number (safety, grades). */
const MOST_MODERATE = 20;

/** What a plan is carried out with. */
export interface PlanPlace {
  readonly connection: Pick<Connection, 'name' | 'isProtected'>;
  readonly settings: Pick<Settings, 'protectedTags'>;
}

/** A plan in the words of What if and of the question; `isWhole`: every item is named. */
export function planChange(plan: RegistryPlan, place: PlanPlace, isWhole: boolean): Change {
  const { items, server } = plan;
  const repositories = [...new Set(items.map(each => each.repository))];
  const [only, ...others] = repositories;
  const target = only !== undefined && others.length === 0 ? `${server}/${only}` : server;
  const sentence = planSentence(items);
  const guards = guardsOf(plan, place);
  const isSevere = items.length > MOST_MODERATE || guards.length > 0;
  return {
    action: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`,
    target,
    effects: [...itemLines(items, { isWhole, isPlaced: others.length > 0 }), ...effects(plan, guards)],
    grade: isSevere ? 'severe' : isMild(items) ? 'mild' : 'moderate',
    question: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} in ${target}?`,
    doing: sentence,
    word: only === undefined || others.length > 0 || place.connection.isProtected ? place.connection.name : only,
  };
}

/** One attribute of one thing is changed: that can be undone. */
function isMild(items: readonly PlanItem[]): boolean {
  const [only, ...others] = items;
  return only?.action === 'update attributes' && others.length === 0 && Object.keys(only.change).length === 1;
}

function effects(plan: RegistryPlan, guards: readonly Effect[]): readonly HostLine[] {
  const space = spaceOf(plan);
  const isPlacedNowhere = plan.repositories.length < 2;
  const own = isPlacedNowhere
    ? plan.repositories.flatMap(each => each.effects.map(effectLine))
    : effectTexts(plan).map((text, index) => effectLine({ text, kind: kindsOf(plan)[index] ?? 'note' }));
  return [
    ...own,
    ...(space ? [space.gaps.length > 0 ? `frees ${spaceText(space)}` : freedText(space)] : []),
    ...keptTexts(plan).map(each => `keeps ${each}`),
    ...guards.map(effectLine),
  ];
}

const kindsOf = ({ repositories }: RegistryPlan): readonly Effect['kind'][] =>
  repositories.flatMap(each => each.effects.map(({ kind }) => kind));

/** What the settings protect, of all that the plan touches. */
function guardsOf(plan: RegistryPlan, { connection, settings }: PlanPlace): readonly Effect[] {
  const tags = protectedTagsOf(plan, settings);
  const [first, ...more] = tags;
  return [
    ...(connection.isProtected ? [loss(`${connection.name} is a protected registry`)] : []),
    ...(first === undefined
      ? []
      : [
          loss(
            more.length === 0
              ? `${first} is a protected tag`
              : `${counted(tags.length, 'protected tag')}: ${tags.join(', ')}`,
          ),
        ]),
  ];
}

/** The protected ones of the tags that a plan names, each once. */
export function protectedTagsOf({ items }: RegistryPlan, settings: PlanPlace['settings']): readonly TagName[] {
  const named = new Set(items.flatMap(tagsOf));
  return [...named].filter(each => protectedTagOf([each], settings) !== undefined);
}

interface Naming {
  readonly isWhole: boolean;
  /** Each with its repository. */
  readonly isPlaced: boolean;
}

function itemLines(items: readonly PlanItem[], naming: Naming): readonly HostLine[] {
  const most = naming.isWhole ? items.length : MOST_ASKED;
  const lines = items.slice(0, most).map(each => itemLine(each, naming));
  if (items.length <= most) return lines;
  return [...lines, effectLine(note(`… and ${counted(items.length - most, 'more item')}; -WhatIf shows all of them`))];
}

const VERBS = { 'delete manifest': 'delete', 'remove tag': 'untag', 'update attributes': 'update' } as const;

/** `delete team/api@e2b8f00c6d15 {pr-1, pr-2}: older than 30d` */
function itemLine(item: PlanItem, { isWhole, isPlaced }: Naming): string {
  const manifest = item.digest && shortDigest(item.digest);
  const place = isPlaced || manifest === undefined ? [item.repository] : [];
  const what = [
    [...place, ...(manifest === undefined ? [] : [manifest])].join('@'),
    tagsText(item, isWhole ? undefined : MOST_TAGS),
  ].join(' ');
  return `${VERBS[item.action]} ${what}${item.reason === '' ? '' : `: ${item.reason}`}`;
}
