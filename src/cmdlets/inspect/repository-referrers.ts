import type { Context } from '../../engine/context.ts';
import { readOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { ManifestProperties } from '../../registry/model/manifest.ts';
import type { Session } from '../../session/session.ts';
import { manifestKind } from '../registry/manifest-kind.ts';
import type { NamedImage } from './named-images.ts';
import { CREATED } from './referrer.type.ts';
import type { ReferrerRecord } from './referrer-tree.ts';

const PAGE_SIZE = 1000;

/** Everything in a repository that refers to something, page by page; a manifest that may do so costs a request, once in a session. */
export async function* repositoryReferrers(
  place: NamedImage['place'],
  { signal, progress }: Pick<Context<Session>, 'signal' | 'progress'>,
): AsyncGenerator<ReferrerRecord> {
  const { connection, repository } = place;
  const { registry } = connection;
  for await (const { items } of listManifests(registry, repository, { signal, pageSize: PAGE_SIZE })) {
    const candidates = items.filter(mayRefer);
    const outlines = await readOutlines(
      registry,
      { repository, digests: candidates.map(each => each.digest) },
      { signal, onRead: (done, total) => progress({ activity: 'Reading subjects', status: repository, done, total }) },
    );
    for (const { digest, mediaType = '', imageSize = 0, createdTime } of candidates) {
      const outline = outlines.get(digest);
      if (!outline?.subject) continue;
      const annotations: Record<string, string> = createdTime === undefined ? {} : { [CREATED]: createdTime };
      yield {
        place,
        subject: outline.subject,
        platform: undefined,
        depth: 0,
        descriptor: { digest, mediaType, size: imageSize, artifactType: outline.artifactType, annotations },
        tag: undefined,
      };
    }
  }
  progress(undefined);
}

/** Images and indexes can have subjects as well; nobody makes such, and asking each of them would cost as much as the repository has. */
const mayRefer = (manifest: ManifestProperties): boolean => manifestKind(manifest) === 'artifact';
