import type { AttributeChange, ChangeableAttributes } from '../../registry/model/attributes.ts';
import { assertNotMoved } from '../as-planned.ts';
import { changedByOthers, isInEffect, notInEffect, sameAttributes } from '../attribute-change.ts';
import {
  type AttributeSubject,
  manifestSubject,
  repositorySubject,
  tagSubject,
  type WithAttributes,
} from '../attribute-subject.ts';
import type { RepositoryPlace } from '../subject.ts';
import { orGone } from './gone.ts';
import type { ItemChange, Sight } from './item-change.ts';
import type { AttributesUpdate } from './registry-plan.ts';

/** Changes the attributes of a tag, a manifest or a repository. */
export function attributesUpdate(at: RepositoryPlace, item: AttributesUpdate): ItemChange {
  const { tag, digest, attributes: before, change } = item;
  if (tag !== undefined) {
    const place = { ...at, tag };
    const assertSame: Wanted<TagNow>['assertSame'] = now => digest && assertNotMoved(place, { digest }, now);
    return attributesChange(tagSubject(place), { before, change, assertSame });
  }
  if (digest !== undefined) return attributesChange(manifestSubject({ ...at, digest }), { before, change });
  return attributesChange(repositorySubject(at), { before, change });
}

type TagNow = Parameters<typeof assertNotMoved>[2];

interface Wanted<Properties> {
  /** undefined: whatever they are. */
  readonly before?: ChangeableAttributes | undefined;
  readonly change: AttributeChange;
  /** Throws where it is something else by now. */
  readonly assertSame?: ((now: Properties) => void) | undefined;
}

/** Changes attributes where they are as before. */
export function attributesChange<Properties extends WithAttributes>(
  subject: AttributeSubject<Properties>,
  { before, change, assertSame }: Wanted<Properties>,
): ItemChange {
  return {
    look: async (_isTouched, options) => {
      const sight = await orGone(async (): Promise<Sight> => {
        const now = await subject.read(options);
        assertSame?.(now);
        if (isInEffect(change, now.changeableAttributes)) return 'as wished';
        if (before === undefined || sameAttributes(before, now.changeableAttributes)) return 'as planned';
        throw changedByOthers(subject.text);
      });
      return sight === 'gone' ? 'not there' : sight;
    },
    async send(options) {
      const { changeableAttributes } = await subject.update(change, options);
      if (isInEffect(change, changeableAttributes)) return;
      const now = await subject.read({ ...options, signal: options.abandon ?? options.signal });
      if (!isInEffect(change, now.changeableAttributes))
        throw notInEffect(subject.text, change, now.changeableAttributes);
    },
  };
}
