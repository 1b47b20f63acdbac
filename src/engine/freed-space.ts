import { sizeText } from '../values/size.ts';
import type { Change, RepositorySpace } from './context.ts';
import type { HostLine } from './host-line.ts';

type Freed = ReturnType<RepositorySpace['freedBy']>;

/** `frees about 107.8 MB now; other layers are still in use`: what deletions in one repository free together, or that it is not known. */
export function freedText(freed: Freed): string {
  if (freed === undefined) return 'what is freed was not read yet';
  if ('unknown' in freed) return `what is freed is not known: ${freed.unknown}`;
  if (freed.bytes > 0)
    return `frees about ${sizeText(freed.bytes)} now${freed.isRestInUse ? '; other layers are still in use' : ''}`;
  return freed.isRestInUse ? 'frees nothing now: all layers are still in use' : 'frees nothing now';
}

/** What a change does, and what it frees where it deletes a manifest: read when it is going to be seen, for that may take a while. */
export async function effectsToShow({ effects = [], item }: Change, signal: AbortSignal): Promise<readonly HostLine[]> {
  if (item?.space === undefined) return effects;
  await item.space.read(signal);
  return [...effects, freedText(item.space.freedBy([item.digest]))];
}

/** Deletions of manifests in one repository. */
export interface RepositoryDeletions {
  readonly space: RepositorySpace;
  readonly digests: readonly string[];
}

/** The deletions among changes, by repository; of plans that were not made together the latest knows best. */
export function deletionsOf(changes: readonly Pick<Change, 'item'>[]): readonly RepositoryDeletions[] {
  const found = new Map<string, { space: RepositorySpace; readonly digests: string[] }>();
  for (const { item } of changes) {
    if (item?.space === undefined) continue;
    const { space, digest } = item;
    const known = found.get(space.repository);
    if (known) {
      known.space = space;
      known.digests.push(digest);
    } else found.set(space.repository, { space, digests: [digest] });
  }
  return [...found.values()];
}

/** What several deletions free together, as far as that was read, a line for each repository: layers that they share are counted once. */
export function freedTogether(changes: readonly Change[]): readonly string[] {
  const all = deletionsOf(changes.filter(each => !each.fails));
  return all.flatMap(({ space, digests }) => {
    const freed = digests.length > 1 ? space.freedBy(digests) : undefined;
    if (freed === undefined) return [];
    return [`  together${all.length > 1 ? `, in ${space.repository}` : ''}: ${freedText(freed)}`];
  });
}
