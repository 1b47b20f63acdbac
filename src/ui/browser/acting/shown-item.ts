import type { ChangedItem } from '../../../engine/context.ts';
import { elements, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { shortDigest } from '../short-digest.ts';
import { type Subject, subjectOf } from '../subject.ts';

/** What a row of tags or manifests told of itself: what it is compared with when it is read again for a change. undefined for other rows. */
export function shownItem(value: Value): ChangedItem | undefined {
  const subject = subjectOf(value);
  if (!isObject(value) || subject === undefined) return undefined;
  if (subject.kind === 'tag') return { digest: subject.digest, tags: [subject.tag] };
  if (subject.kind !== 'manifest') return undefined;
  // a row of referrers is a manifest as well, and knows of its tags only what is needed to find it
  if (!value.type.propertyNames(value).includes('Tags')) return undefined;
  const tags = elements(value.type.property(value, 'Tags') ?? []);
  return { digest: subject.digest, tags: tags.map(each => toText(each)) };
}

/**
 * How an item differs from what its row showed, in a sentence: a tag that points elsewhere, a manifest that has other tags. undefined where it
 * is still the same, or there is nothing to compare.
 */
export function movedSince(
  subject: Subject,
  shown: ChangedItem | undefined,
  now: ChangedItem | undefined,
): string | undefined {
  if (shown === undefined || now === undefined) return undefined;
  if (shown.digest !== now.digest) {
    const what = subject.kind === 'tag' ? `the tag ${subject.tag}` : 'it';
    return `${what} points to ${shortDigest(now.digest)} now, not to ${shortDigest(shown.digest)} as in the list`;
  }
  if (subject.kind !== 'manifest') return undefined;
  const [before, after] = [shown.tags, now.tags].map(tags => tags.toSorted().join(', '));
  return before === after ? undefined : `it has the tags {${after}} now, not {${before}} as in the list`;
}
