import type { AttributeChange, ChangeableAttributes } from '../registry/model/attributes.ts';
import type { MadeChange } from '../registry/model/made-change.ts';
import { changedByOthers, isInEffect, notInEffect, sameAttributes } from './attribute-change.ts';
import {
  type AttributeSubject,
  manifestSubject,
  repositorySubject,
  tagSubject,
  type WithAttributes,
} from './attribute-subject.ts';
import { ATTRIBUTES, differenceText } from './attribute-words.ts';
import { type Effect, note } from './effect.ts';
import type { Plan } from './plan.ts';
import type { ManifestPlace, RepositoryPlace, TagPlace } from './subject.ts';

/** What changing attributes and reading them back takes. */
export const UPDATE_RIGHTS = ['metadata_read', 'metadata_write'] as const;

/** A plan with what it was made from. */
export interface AttributePlan<Properties> extends Plan<Properties> {
  readonly planned: Properties;
}

/** Plans to change attributes of a repository; the result is what the registry shows afterwards. */
export const planRepositoryAttributes = (place: RepositoryPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(repositorySubject(place), change, signal);

/** Plans to change attributes of a tag. */
export const planTagAttributes = (place: TagPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(tagSubject(place), change, signal);

/** Plans to change attributes of a manifest. */
export const planManifestAttributes = (place: ManifestPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(manifestSubject(place), change, signal);

async function planAttributes<Properties extends WithAttributes>(
  subject: AttributeSubject<Properties>,
  change: AttributeChange,
  signal: AbortSignal,
): Promise<AttributePlan<Properties>> {
  const read = (abort: AbortSignal) => subject.read({ signal: abort, rights: UPDATE_RIGHTS });
  const planned = await read(signal);
  const about = subject.subjectOf(planned);
  const named = ATTRIBUTES.filter(each => change[each] !== undefined);
  const asWished = (now: Properties) => isInEffect(change, now.changeableAttributes);
  const asPlanned = (now: Properties) =>
    subject.identity(now) === subject.identity(planned) &&
    sameAttributes(now.changeableAttributes, planned.changeableAttributes);
  return {
    change: {
      action: 'Update attributes',
      target: subject.text,
      effects: ATTRIBUTES.map(each => difference(each, planned.changeableAttributes?.[each], change[each])),
      grade: named.length > 1 ? 'moderate' : 'mild',
      question: `Update attributes of ${subject.text}?`,
      ...(about.digest === undefined ? {} : { item: { digest: about.digest, tags: about.tags } }),
    },
    subject: about,
    blocked: undefined,
    planned,
    made: madeOf({ ...about, tag: subject.tag }, planned.changeableAttributes, change),
    verify: async abort => {
      if (!asPlanned(await read(abort))) throw changedByOthers(subject.text);
    },
    send: async stopping => {
      await subject.update(change, { ...stopping, rights: UPDATE_RIGHTS });
      const now = await read(stopping.abandon);
      if (asWished(now)) return now;
      throw notInEffect(subject.text, change, now.changeableAttributes);
    },
    settle: async abort => {
      const now = await read(abort);
      if (asWished(now)) return { kind: 'done', result: now };
      if (asPlanned(now)) return { kind: 'repeat' };
      throw changedByOthers(subject.text);
    },
  };
}

function difference(name: string, from: boolean | undefined, to: boolean | undefined): Effect {
  const text = differenceText(name, from, to);
  return to === undefined ? note(text) : { text, kind: 'changes' };
}

/** undefined where nothing became another value. */
function madeOf(
  { repository, tag, digest }: Pick<MadeChange, 'repository' | 'tag' | 'digest'>,
  before: ChangeableAttributes | undefined,
  change: AttributeChange,
): MadeChange | undefined {
  const changed = ATTRIBUTES.filter(each => before && change[each] !== undefined && change[each] !== before[each]);
  if (changed.length === 0) return undefined;
  const pick = (from: AttributeChange | undefined) => Object.fromEntries(changed.map(each => [each, from?.[each]]));
  return { kind: 'attributes', repository, tag, digest, before: pick(before), after: pick(change) };
}
