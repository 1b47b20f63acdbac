import type { Digest } from '../../registry/model/digest.ts';
import { parseReferrerTag, referrerTag } from '../../registry/model/referrer-tag.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { ArtifactGraph } from '../graph/artifact-graph.ts';

/** Tells which tags are made of the digest of a manifest that is there. */
export type BoundTest = (tag: Pick<TagProperties, 'name' | 'digest'>) => boolean;

/** By the relations of the manifests. */
export function boundIn(graph: ArtifactGraph): BoundTest {
  return ({ name, digest }) => {
    const stem = parseReferrerTag(name)?.stem;
    return (
      stem !== undefined &&
      graph.subjectsOf(digest).some(subject => referrerTag(subject) === stem && graph.manifests.has(subject))
    );
  };
}

/** By the digests alone, where the manifests were not read. */
export function boundTo(digests: Iterable<Digest>): BoundTest {
  const subjects = new Map([...digests].map(each => [referrerTag(each), each]));
  return ({ name, digest }) => {
    const subject = subjects.get(parseReferrerTag(name)?.stem ?? '');
    return subject !== undefined && subject !== digest;
  };
}
