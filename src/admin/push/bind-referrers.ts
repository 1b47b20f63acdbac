import type { ContentManifest } from '../../content/content-tree.ts';
import { putManifest, readManifest } from '../../registry/manifest-content.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { OCI_INDEX } from '../../registry/model/media-types.ts';
import { referrerTag } from '../../registry/model/referrer-tag.ts';
import { parseTagName } from '../../registry/model/tag-name.ts';
import { listReferrers, servesReferrers } from '../../registry/referrers.ts';
import type { CallOptions } from '../../registry/registry.ts';
import { objectIn } from '../../registry/stored-json.ts';
import type { JsonObject } from '../../registry/transport/json-answer.ts';
import { AdminError } from '../admin-error.ts';
import { isGone } from '../bulk/gone.ts';
import { type RepositoryPlace, shortDigest, type TagPlace, tagText } from '../subject.ts';

/** Times that a list is written in all: whoever writes it at the same time takes out what others have entered. */
const TRIES = 4;

/** Referrers that the list of their subject lacks. */
export interface UnboundReferrers {
  readonly subject: Digest;
  readonly referrers: readonly ContentManifest[];
}

/** Those of these manifests by which nobody finds what they are about. A registry with the referrers API has none. Throws RegistryError. */
export async function unboundReferrers(
  { registry, repository }: Pick<RepositoryPlace, 'registry' | 'repository'>,
  manifests: readonly ContentManifest[],
  options: CallOptions,
): Promise<readonly UnboundReferrers[]> {
  const unbound: UnboundReferrers[] = [];
  for (const [subject, referrers] of Map.groupBy(manifests, ({ document }) => document.subject)) {
    if (subject === undefined) continue;
    const listed = new Set<Digest>();
    for await (const { items } of listReferrers(registry, { repository, digest: subject }, options))
      for (const { digest } of items) listed.add(digest);
    const missing = referrers.filter(({ digest }) => !listed.has(digest));
    if (missing.length === 0) continue;
    // a registry that makes its lists itself may be some seconds late
    if (await servesReferrers(registry, { repository, digest: subject }, options)) continue;
    unbound.push({ subject, referrers: missing });
  }
  return unbound;
}

/**
 * Enters referrers into the index that stands in for the referrers API, beside those that are there (OCI distribution-spec, "Pushing Manifests with
 * Subject"), and looks whether they have stayed in it. Throws RegistryError, AdminError `NoReferrerList`, `ChangedMeanwhile`.
 */
export async function bindReferrers(
  place: RepositoryPlace,
  manifests: readonly ContentManifest[],
  options: CallOptions,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const unbound = await unboundReferrers(place, manifests, options);
    const [first] = unbound;
    if (!first) return;
    if (attempt === TRIES) throw notListed(place, first);
    for (const { subject, referrers } of unbound) {
      const tag = parseTagName(referrerTag(subject));
      if (tag !== undefined) await addToIndex({ ...place, tag }, referrers, options);
    }
  }
}

async function addToIndex(place: TagPlace, missing: readonly ContentManifest[], options: CallOptions): Promise<void> {
  const { registry, repository, tag } = place;
  const before = await indexAt(place, options);
  const manifests = [...before.manifests, ...missing.map(descriptorOf)];
  const index = { ...before.json, schemaVersion: 2, mediaType: OCI_INDEX, manifests };
  const bytes = Buffer.from(JSON.stringify(index));
  await putManifest(registry, { repository, reference: tag, mediaType: OCI_INDEX, bytes }, options);
}

/** What the list has; nothing where there is none. Throws AdminError where the tag has been given to something else, which is not touched. */
async function indexAt(
  place: TagPlace,
  options: CallOptions,
): Promise<{ readonly json: JsonObject; readonly manifests: readonly unknown[] }> {
  const { registry, repository, tag } = place;
  try {
    const { bytes } = await readManifest(registry, { repository, reference: tag }, options);
    const json = objectIn(Buffer.from(bytes).toString('utf8'));
    if (json && Array.isArray(json.manifests)) return { json, manifests: json.manifests };
  } catch (error) {
    if (isGone(error)) return { json: {}, manifests: [] };
    throw error;
  }
  throw noList(place);
}

const noList = (place: TagPlace): AdminError =>
  new AdminError(
    'NoReferrerList',
    `${tagText(place)} stands for a list of referrers and points to something else, which was left alone.`,
    'Look at it, and remove the tag where nobody needs it; or leave -Referrers out.',
  );

const notListed = ({ repository }: RepositoryPlace, { subject, referrers }: UnboundReferrers): AdminError =>
  new AdminError(
    'ChangedMeanwhile',
    `${referrers.length} of what refers to ${repository}@${shortDigest(subject)} did not stay in its list: somebody else writes it at the same time.`,
    'Run the command again when they are through; what was pushed is there, and goes into the list then.',
  );

/** Type and annotations stand in the descriptor, so that nobody has to read them all (OCI distribution-spec, "Listing Referrers"). */
function descriptorOf({ digest, mediaType, bytes, document }: ContentManifest) {
  const { annotations } = document;
  const artifactType = document.artifactType ?? document.config?.mediaType;
  return {
    mediaType,
    digest,
    size: bytes.length,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
  };
}
