import { sizeText } from '../values/size.ts';
import type { Change, RepositoryDeletions, RepositorySpace } from './context.ts';
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
export async function effectsToShow(
  { effects = [], deletes }: Change,
  signal: AbortSignal,
): Promise<readonly HostLine[]> {
  if (deletes === undefined) return effects;
  await deletes.space.read(signal);
  return [...effects, freedText(deletes.space.freedBy(deletes.digests))];
}

/** Deletions that several changes make in one repository. */
interface JointDeletions extends RepositoryDeletions {
  readonly changes: number;
}

/** The deletions among changes, by repository; of plans that were not made together the latest knows best. */
export function deletionsOf(changes: readonly Pick<Change, 'deletes'>[]): readonly JointDeletions[] {
  const found = new Map<string, { space: RepositorySpace; readonly digests: string[]; changes: number }>();
  for (const { deletes } of changes) {
    if (deletes === undefined) continue;
    const { space, digests } = deletes;
    const known = found.get(space.repository) ?? { space, digests: [], changes: 0 };
    found.set(space.repository, known);
    known.space = space;
    known.changes += 1;
    // by the ten thousand: neither copied for each change nor spread into one call
    for (const digest of digests) known.digests.push(digest);
  }
  return [...found.values()];
}

/** What several deletions free together, as far as that was read, a line for each repository: layers that they share are counted once. */
export function freedTogether(changes: readonly Change[]): readonly string[] {
  const all = deletionsOf(changes.filter(each => !each.fails));
  return all.flatMap(({ space, digests, changes: count }) => {
    const freed = count > 1 ? space.freedBy(digests) : undefined;
    if (freed === undefined) return [];
    return [`  together${all.length > 1 ? `, in ${space.repository}` : ''}: ${freedText(freed)}`];
  });
}
