import { ATTESTED, isAttestation } from '../../../registry/images.ts';
import { keptManifest } from '../../../registry/kept-bodies.ts';
import { type ContentPart, type Platform, platformText, readDocument } from '../../../registry/manifest-document.ts';
import type { Digest } from '../../../registry/model/digest.ts';
import { RegistryError } from '../../../registry/model/errors.ts';
import type { Descriptor } from '../../../registry/model/manifest.ts';
import { listReferrers } from '../../../registry/referrers.ts';
import { readTaggedReferrers } from '../../../registry/tagged-referrers.ts';
import type { NamedImage } from '../image/named-images.ts';
import { type DescribedReferrer, describeReferrer } from './referrer-descriptor.ts';

/** Something that is about a manifest. */
export interface ReferrerRecord extends DescribedReferrer {
  readonly place: NamedImage['place'];
  readonly subject: Digest;
  /** Of the subject, where an index tells it. */
  readonly platform: string | undefined;
  /** 0: it refers to what was named, or to an image that this lists; 1: to something that does. */
  readonly depth: number;
  /** The tag by whose name it is bound, where nothing else binds it. */
  readonly tag: string | undefined;
}

interface Walk {
  readonly place: NamedImage['place'];
  readonly signal: AbortSignal;
  readonly recurse: boolean;
  /** What was told already: a circle ends there. */
  readonly seen: Set<string>;
}

/** A manifest whose referrers are looked for. */
type Subject = Pick<ReferrerRecord, 'platform' | 'depth'> & { readonly digest: Digest };

/** What BuildKit's attestations hold. */
const IN_TOTO = 'application/vnd.in-toto+json';

/** Referrers are followed so deep: nobody signs a signature of a signature of a signature. */
const DEEPEST = 6;

/** What tools write down as the time of making (OCI image-spec, "Annotations"). */
export const CREATED = 'org.opencontainers.image.created';

/**
 * What refers to a manifest, by the registry's own list and by cosign's tags; with `recurse` below each what refers to that, and what refers to
 * each manifest that an index lists, BuildKit's attestations among them. By type, the newest first.
 */
export async function referrersOf(
  place: NamedImage['place'],
  digest: Digest,
  { signal, recurse }: Pick<Walk, 'signal' | 'recurse'>,
): Promise<readonly ReferrerRecord[]> {
  const walk: Walk = { place, signal, recurse, seen: new Set() };
  const found = await below(walk, { digest, platform: undefined, depth: 0 }, await taggedOf(walk, digest));
  if (!recurse) return found;
  const children = await childrenOf(walk, digest);
  const lists = await Promise.all(
    children
      .filter(each => !isAttestation(each))
      .map(async image => {
        const subject = { digest: image.digest, platform: textOf(image.platform), depth: 0 };
        return below(walk, subject, [...attestedOf(image, children), ...(await taggedOf(walk, image.digest))]);
      }),
  );
  return [...found, ...lists.flat()];
}

/** A referrer that was found, before anybody has looked at it. */
type Found = Pick<ReferrerRecord, 'descriptor' | 'tag'>;

/** Referrers of one manifest, those that only others know of among them, each with its own below it. */
async function below(walk: Walk, subject: Subject, others: readonly Found[]): Promise<readonly ReferrerRecord[]> {
  const { place, signal, recurse, seen } = walk;
  const { digest, platform, depth } = subject;
  const found = [...others];
  const { connection, repository } = place;
  for await (const { items } of listReferrers(connection.registry, { repository, digest }, { signal })) {
    found.push(...items.map(descriptor => ({ descriptor, tag: undefined })));
  }
  const isNew = ({ descriptor }: Found): boolean => {
    const key = `${digest} ${descriptor.digest}`;
    return !seen.has(key) && seen.add(key).has(key);
  };
  const records = await Promise.all(
    found.filter(isNew).map(async ({ descriptor, tag }): Promise<ReferrerRecord> => {
      const described = await describeReferrer(place, descriptor, { signal });
      return { ...described, place, subject: digest, platform, depth, tag };
    }),
  );
  records.sort(inOrder);
  if (!recurse || depth >= DEEPEST) return records;
  const trees = await Promise.all(
    records.map(async record => {
      const next = { digest: record.descriptor.digest, platform: undefined, depth: depth + 1 };
      return [record, ...(await below(walk, next, []))];
    }),
  );
  return trees.flat();
}

function inOrder(a: ReferrerRecord, b: ReferrerRecord): number {
  const timeOf = ({ descriptor }: ReferrerRecord) => descriptor.annotations[CREATED] ?? '';
  return (
    compareTexts(a.type.toLowerCase(), b.type.toLowerCase()) ||
    compareTexts(timeOf(b), timeOf(a)) ||
    compareTexts(a.descriptor.digest, b.descriptor.digest)
  );
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a !== b));

async function taggedOf({ place, signal }: Walk, digest: Digest): Promise<readonly Found[]> {
  const { connection, repository } = place;
  return readTaggedReferrers(connection.registry, { repository, digest }, { signal });
}

/** What an index lists; nothing of a manifest that is gone, whose referrers may be left. */
async function childrenOf({ place, signal }: Walk, digest: Digest): Promise<readonly ContentPart[]> {
  const { connection, repository } = place;
  try {
    return readDocument(await keptManifest(connection.registry, { repository, digest }, { signal })).children;
  } catch (error) {
    if (error instanceof RegistryError && error.id === 'ManifestNotFound') return [];
    throw error;
  }
}

/** What an index lists as attestations of one of its images. */
const attestedOf = (image: ContentPart, children: readonly ContentPart[]): readonly Found[] =>
  children
    .filter(each => isAttestation(each) && each.annotations[ATTESTED] === image.digest)
    .map(({ digest, mediaType, size = 0, annotations }): Found => {
      const descriptor: Descriptor = { digest, mediaType, size, artifactType: IN_TOTO, annotations };
      return { descriptor, tag: undefined };
    });

const textOf = (platform: Platform | undefined) => platform && platformText(platform);
