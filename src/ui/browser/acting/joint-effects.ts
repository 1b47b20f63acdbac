import type { Change } from '../../../engine/context.ts';
import { shortDigest } from '../short-digest.ts';
import { freedSentences } from './freed-space.ts';

/**
 * What changes do together, a sentence each: tags that go one by one and leave a manifest without any, though each plan says that it keeps
 * the others; what is freed, as far as it was read.
 */
export function jointEffects(changes: readonly Pick<Change, 'target' | 'item' | 'deletes'>[]): readonly string[] {
  const going = new Map<
    string,
    { readonly repository: string; readonly digest: string; readonly tags: Set<string>; readonly kept: Set<string> }
  >();
  for (const { target, item } of changes) {
    if (!item?.keeps?.length) continue;
    const repository = target.slice(0, target.lastIndexOf(':'));
    const key = `${repository}@${item.digest}`;
    const entry = going.get(key) ?? { repository, digest: item.digest, tags: new Set(), kept: new Set() };
    for (const each of item.tags) entry.tags.add(each);
    for (const each of item.keeps) entry.kept.add(each);
    going.set(key, entry);
  }
  const untagged = [...going.values()].flatMap(({ repository, digest, tags, kept }) =>
    [...kept].every(each => tags.has(each))
      ? [`Together they leave manifest ${shortDigest(digest)} in ${repository} untagged.`]
      : [],
  );
  return [...untagged, ...freedSentences(changes)];
}
