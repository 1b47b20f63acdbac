import type { Context } from '../../../engine/context.ts';
import { type ManifestOutline, readOutlines } from '../../../registry/manifest-outline.ts';
import { listManifests } from '../../../registry/manifests.ts';
import type { Digest } from '../../../registry/model/digest.ts';
import type { ManifestProperties } from '../../../registry/model/manifest.ts';
import type { Session } from '../../../session/session.ts';
import { manifestKind } from '../../registry/manifest-kind.ts';
import type { NamedImage } from '../image/named-images.ts';
import { describeReferrer } from './referrer-descriptor.ts';
import { CREATED, type ReferrerRecord } from './referrer-tree.ts';

const PAGE_SIZE = 1000;
/** So many are read before the first of them is shown. */
const AT_ONCE = 50;

/** Everything in a repository that refers to something, page by page; a manifest that may do so costs a request, once in a session. */
export async function* repositoryReferrers(
  place: NamedImage['place'],
  { signal, progress }: Pick<Context<Session>, 'signal' | 'progress'>,
): AsyncGenerator<ReferrerRecord> {
  const { connection, repository } = place;
  const { registry } = connection;
  for await (const { items } of listManifests(registry, repository, { signal, pageSize: PAGE_SIZE })) {
    const candidates = items.filter(mayRefer);
    for (let at = 0; at < candidates.length; at += AT_ONCE) {
      const some = candidates.slice(at, at + AT_ONCE);
      const outlines = await readOutlines(
        registry,
        { repository, digests: some.map(each => each.digest) },
        {
          signal,
          onRead: done =>
            progress({
              activity: 'Reading subjects',
              status: repository,
              done: at + done,
              total: candidates.length,
            }),
        },
      );
      yield* await Promise.all(
        some.flatMap(manifest => {
          const outline = outlines.get(manifest.digest);
          return outline?.subject ? recordOf(place, manifest, { ...outline, subject: outline.subject }, signal) : [];
        }),
      );
    }
  }
  progress(undefined);
}

async function recordOf(
  place: NamedImage['place'],
  { digest, mediaType = '', imageSize = 0, createdTime }: ManifestProperties,
  { subject, artifactType }: Pick<ManifestOutline, 'artifactType'> & { readonly subject: Digest },
  signal: AbortSignal,
): Promise<ReferrerRecord> {
  // what tools write into an annotation the listing tells too
  const annotations: Record<string, string> = createdTime === undefined ? {} : { [CREATED]: createdTime };
  const descriptor = { digest, mediaType, size: imageSize, artifactType, annotations };
  const described = await describeReferrer(place, descriptor, { signal });
  return { ...described, place, subject, platform: undefined, depth: 0, tag: undefined };
}

/** Images and indexes can have subjects as well; nobody makes such, and asking each of them would cost as much as the repository has. */
const mayRefer = (manifest: ManifestProperties): boolean => manifestKind(manifest) === 'artifact';
