import { getManifest, updateManifest } from '../registry/manifests.ts';
import type { AttributeChange, ChangeableAttributes } from '../registry/model/attributes.ts';
import type { Digest } from '../registry/model/digest.ts';
import type { MadeChange } from '../registry/model/made-change.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { CallOptions } from '../registry/registry.ts';
import { getRepository, updateRepository } from '../registry/repositories.ts';
import { getTag, updateTag } from '../registry/tags.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES, differenceText, pascal } from './attribute-words.ts';
import { type Effect, note } from './effect.ts';
import type { Plan } from './plan.ts';
import {
  type ChangeSubject,
  type ManifestPlace,
  manifestText,
  type RepositoryPlace,
  repositoryText,
  type TagPlace,
  tagText,
} from './subject.ts';

/** What changing attributes and reading them back takes. */
export const UPDATE_RIGHTS = ['metadata_read', 'metadata_write'] as const;

/** Anything that has the four attributes: how it is called, read and changed. */
interface Subject<Properties extends { readonly changeableAttributes: ChangeableAttributes | undefined }> {
  readonly text: string;
  readonly read: (options: CallOptions) => Promise<Properties>;
  readonly update: (change: AttributeChange, options: CallOptions) => Promise<Properties>;
  /** What must not differ between plan and change. */
  readonly identity: (properties: Properties) => string | undefined;
  readonly subjectOf: (properties: Properties) => ChangeSubject;
  /** The tag that it is, if it is one. */
  readonly tag: TagName | undefined;
}

/** A plan with what it was made from. */
export interface AttributePlan<Properties> extends Plan<Properties> {
  readonly planned: Properties;
}

/** Plans to change attributes of a repository; the result is what the registry shows afterwards. */
export const planRepositoryAttributes = (place: RepositoryPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(
    {
      text: repositoryText(place),
      read: options => getRepository(place.registry, place.repository, options),
      update: (wanted, options) => updateRepository(place.registry, place.repository, wanted, options),
      identity: ({ createdTime }) => createdTime,
      subjectOf: () => ({ ...place, tags: [], digest: undefined }),
      tag: undefined,
    },
    change,
    signal,
  );

/** Plans to change attributes of a tag. */
export const planTagAttributes = (place: TagPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(
    {
      text: tagText(place),
      read: options => getTag(place.registry, place, options),
      update: (wanted, options) => updateTag(place.registry, place, wanted, options),
      identity: ({ digest }): Digest => digest,
      subjectOf: ({ digest }) => ({ ...place, tags: [place.tag], digest }),
      tag: place.tag,
    },
    change,
    signal,
  );

/** Plans to change attributes of a manifest. */
export const planManifestAttributes = (place: ManifestPlace, change: AttributeChange, signal: AbortSignal) =>
  planAttributes(
    {
      text: manifestText(place),
      read: options => getManifest(place.registry, place, options),
      update: (wanted, options) => updateManifest(place.registry, place, wanted, options),
      identity: ({ digest }): Digest => digest,
      subjectOf: ({ tags }) => ({ ...place, tags }),
      tag: undefined,
    },
    change,
    signal,
  );

async function planAttributes<Properties extends { readonly changeableAttributes: ChangeableAttributes | undefined }>(
  subject: Subject<Properties>,
  change: AttributeChange,
  signal: AbortSignal,
): Promise<AttributePlan<Properties>> {
  const read = (abort: AbortSignal) => subject.read({ signal: abort, rights: UPDATE_RIGHTS });
  const planned = await read(signal);
  const about = subject.subjectOf(planned);
  const named = ATTRIBUTES.filter(each => change[each] !== undefined);
  const asWished = (now: Properties) => named.every(each => now.changeableAttributes?.[each] === change[each]);
  const asPlanned = (now: Properties) =>
    subject.identity(now) === subject.identity(planned) &&
    ATTRIBUTES.every(each => now.changeableAttributes?.[each] === planned.changeableAttributes?.[each]);
  const changed = () =>
    new AdminError(
      'ChangedMeanwhile',
      `${subject.text} has been changed by somebody else; it was left alone.`,
      'Look at it again before changing it.',
    );
  return {
    change: {
      action: 'Update attributes',
      target: subject.text,
      effects: ATTRIBUTES.map(each => difference(each, planned.changeableAttributes?.[each], change[each])),
      grade: named.length > 1 ? 'moderate' : 'mild',
      ...(about.digest === undefined ? {} : { item: { digest: about.digest, tags: about.tags } }),
    },
    subject: about,
    blocked: undefined,
    planned,
    made: () => madeOf({ ...about, tag: subject.tag }, planned.changeableAttributes, change),
    verify: async abort => {
      if (!asPlanned(await read(abort))) throw changed();
    },
    send: async stopping => {
      await subject.update(change, { ...stopping, rights: UPDATE_RIGHTS });
      const now = await read(stopping.abandon);
      if (asWished(now)) return now;
      const missing = named.filter(each => now.changeableAttributes?.[each] !== change[each]).map(pascal);
      throw new AdminError(
        'NotInEffect',
        `${subject.text}: the registry accepted the change, but ${missing.join(', ')} did not take effect.`,
        'Read it again in a moment; if it stays, the registry does not support this attribute here.',
      );
    },
    settle: async abort => {
      const now = await read(abort);
      if (asWished(now)) return { kind: 'done', result: now };
      if (asPlanned(now)) return { kind: 'repeat' };
      throw changed();
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
