import { ATTESTED, isAttestation } from '../../registry/images.ts';
import { keptManifest } from '../../registry/kept-bodies.ts';
import { type ContentPart, type Platform, platformText, readDocument } from '../../registry/manifest-document.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { Descriptor } from '../../registry/model/manifest.ts';
import { listReferrers } from '../../registry/referrers.ts';
import { readTaggedReferrers } from '../../registry/tagged-referrers.ts';
import type { NamedImage } from './named-images.ts';

/** Something that is about a manifest. */
export interface ReferrerRecord {
  readonly place: NamedImage['place'];
  readonly subject: Digest;
  /** Of the subject, where an index tells it. */
  readonly platform: string | undefined;
  /** 0: it refers to what was named, or to an image that this lists; 1: to something that does. */
  readonly depth: number;
  readonly descriptor: Descriptor;
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

/** What BuildKit's attestations hold. */
const IN_TOTO = 'application/vnd.in-toto+json';

/** Referrers are followed so deep: nobody signs a signature of a signature of a signature. */
const DEEPEST = 6;

/**
 * What refers to a manifest, by the registry's own list and by cosign's tags; with `recurse` what refers to those, and what refers to each
 * manifest that an index lists, BuildKit's attestations among them.
 */
export async function referrersOf(
  place: NamedImage['place'],
  digest: Digest,
  { signal, recurse }: Pick<Walk, 'signal' | 'recurse'>,
): Promise<readonly ReferrerRecord[]> {
  const walk: Walk = { place, signal, recurse, seen: new Set() };
  const { connection, repository } = place;
  const subject = { repository, digest };
  const found = await below(walk, digest, undefined, 0);
  const tagged = await readTaggedReferrers(connection.registry, subject, { signal });
  const cosign = tagged.map(({ tag, descriptor }) =>
    recordOf(walk, { digest, platform: undefined, depth: 0, descriptor, tag }),
  );
  if (!recurse) return [...found, ...cosign];
  const { children } = readDocument(await keptManifest(connection.registry, subject, { signal }));
  const images = children.filter(each => !isAttestation(each));
  const lists = await Promise.all(
    images.map(async image => [
      ...attested(walk, image, children),
      ...(await below(walk, image.digest, textOf(image.platform), 0)),
    ]),
  );
  return [...found, ...cosign, ...lists.flat()];
}

async function below(
  walk: Walk,
  digest: Digest,
  platform: string | undefined,
  depth: number,
): Promise<readonly ReferrerRecord[]> {
  const { place, signal, recurse, seen } = walk;
  const { registry } = place.connection;
  const found: ReferrerRecord[] = [];
  for await (const { items } of listReferrers(registry, { repository: place.repository, digest }, { signal })) {
    for (const descriptor of items) {
      const key = `${digest} ${descriptor.digest}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(recordOf(walk, { digest, platform, depth, descriptor, tag: undefined }));
      if (recurse && depth < DEEPEST) found.push(...(await below(walk, descriptor.digest, undefined, depth + 1)));
    }
  }
  return found;
}

/** What an index lists as attestations of one of its images. */
const attested = (walk: Walk, image: ContentPart, children: readonly ContentPart[]): readonly ReferrerRecord[] =>
  children
    .filter(each => isAttestation(each) && each.annotations[ATTESTED] === image.digest)
    .map(({ digest, mediaType, size = 0, annotations }) =>
      recordOf(walk, {
        digest: image.digest,
        platform: textOf(image.platform),
        depth: 0,
        descriptor: { digest, mediaType, size, artifactType: IN_TOTO, annotations },
        tag: undefined,
      }),
    );

const textOf = (platform: Platform | undefined) => platform && platformText(platform);

const recordOf = (
  { place }: Walk,
  { digest, ...rest }: Omit<ReferrerRecord, 'place' | 'subject'> & { readonly digest: Digest },
): ReferrerRecord => ({ place, subject: digest, ...rest });
