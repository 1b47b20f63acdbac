import type { Context } from '../../engine/context.ts';
import { readOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryProperties } from '../../registry/model/repository.ts';
import type { Session } from '../../session/session.ts';
import { sizeText } from '../../values/size.ts';
import type { Target } from './target.ts';

/** What the layers of a repository weigh, each counted once. */
export interface RepositorySize {
  readonly bytes: number;
  /** Manifests that were read. */
  readonly manifests: number;
  /** Manifests that could not be read: missing or damaged. */
  readonly unread: number;
}

const PAGE_SIZE = 1000;

/** Reads every manifest of a repository, each once in a session. Throws RegistryError; rejects with the signal's reason. */
export async function measureRepository(
  { connection, repository }: Pick<Target, 'connection' | 'repository'>,
  { manifestCount }: RepositoryProperties,
  { signal, progress }: Pick<Context<Session>, 'signal' | 'progress'>,
): Promise<RepositorySize> {
  const { registry } = connection;
  const layers = new Map<Digest, number>();
  let manifests = 0;
  let listed = 0;
  for await (const { items } of listManifests(registry, repository, { signal, pageSize: PAGE_SIZE })) {
    const before = listed;
    listed += items.length;
    const total = Math.max(listed, manifestCount ?? 0);
    const outlines = await readOutlines(
      registry,
      { repository, digests: items.map(each => each.digest) },
      { signal, onRead: done => progress({ activity: 'Measuring', status: repository, done: before + done, total }) },
    );
    manifests += outlines.size;
    for (const outline of outlines.values()) for (const { digest, size } of outline.layers) layers.set(digest, size);
  }
  progress(undefined);
  const bytes = [...layers.values()].reduce((sum, each) => sum + each, 0);
  return { bytes, manifests, unread: listed - manifests };
}

/** `about 38.2 GB (unique layers of 412 manifests; shared with other repositories not subtracted)` */
export function repositorySizeText({ bytes, manifests, unread }: RepositorySize): string {
  const read = `unique layers of ${manifests.toLocaleString('en-US')} manifest${manifests === 1 ? '' : 's'}`;
  const missed = unread === 0 ? '' : `; ${unread.toLocaleString('en-US')} could not be read`;
  const about = unread === 0 ? 'about' : 'at least';
  return `${about} ${sizeText(bytes)} (${read}${missed}; shared with other repositories not subtracted)`;
}
