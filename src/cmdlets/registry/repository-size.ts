import { readStorage } from '../../admin/storage/read-storage.ts';
import type { Reclaiming } from '../../admin/storage/reclaiming.ts';
import type { Context } from '../../engine/context.ts';
import type { Session } from '../../session/session.ts';
import { grouped } from '../../values/grouped.ts';
import { sizeText } from '../../values/size.ts';
import type { Target } from './target.ts';

/** What the layers and configurations of a repository weigh, each counted once. */
export interface RepositorySize {
  readonly bytes: number;
  readonly manifests: number;
  /** Why there may be more; empty: there is not. */
  readonly gaps: readonly string[];
}

const NOTHING: Reclaiming = { text: '', needsTags: false, goesFrom: () => [] };

/** Reads every manifest of a repository, each once in a session; undefined where it is not there. Throws RegistryError; rejects with the signal's reason. */
export async function measureRepository(
  { connection: { registry, name }, repository }: Pick<Target, 'connection' | 'repository'>,
  { signal, progress }: Pick<Context<Session>, 'signal' | 'progress'>,
): Promise<RepositorySize | undefined> {
  const storage = await readStorage({ registry, registryName: name, repository }, NOTHING, {
    signal,
    progress: (_, done, total) =>
      progress({ activity: 'Measuring', status: repository, done, ...(total === undefined ? {} : { total }) }),
  });
  progress(undefined);
  if (!storage) return undefined;
  const { size, manifests, gaps } = storage.figures;
  return { bytes: size, manifests, gaps };
}

/** `about 38.2 GB (unique layers of 412 manifests; shared with other repositories not subtracted)` */
export function repositorySizeText({ bytes, manifests, gaps }: RepositorySize): string {
  const read = `unique layers of ${grouped(manifests)} manifest${manifests === 1 ? '' : 's'}`;
  const about = gaps.length === 0 ? 'about' : 'at least';
  return `${about} ${sizeText(bytes)} (${[read, ...gaps].join('; ')}; shared with other repositories not subtracted)`;
}
