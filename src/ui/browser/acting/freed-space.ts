import type { Change, RepositoryDeletions } from '../../../engine/context.ts';
import { deletionsOf, freedText } from '../../../engine/freed-space.ts';

type Deletion = Pick<Change, 'deletes'>;

/** Repositories for which it is told; of more, nobody wants a sentence for each. */
const MOST = 4;

/** Reads what `freedSentences` tells; given up, it leaves the rest unread. */
export async function readSpaces(changes: readonly Deletion[], signal: AbortSignal): Promise<void> {
  try {
    for (const { space } of deletionsOf(changes).slice(0, MOST)) await space.read(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** What deletions free together, a sentence for each repository: layers are shared inside it, and counted once. */
export function freedSentences(changes: readonly Deletion[]): readonly string[] {
  const all = deletionsOf(changes);
  const [only] = all;
  if (only && all.length === 1) return [sentenceOf(only)];
  const told = all.slice(0, MOST).map(each => `${each.space.repository}: ${sentenceOf(each)}`);
  const rest = all.length - told.length;
  return rest === 0 ? told : [...told, `What is freed in ${rest} further repositories was not looked at.`];
}

function sentenceOf({ space, digests }: RepositoryDeletions): string {
  const text = freedText(space.freedBy(digests));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
