import type { Desk } from '../desk.ts';
import { documentCommand } from '../detail/detail-command.ts';
import { ofType, textOf } from '../detail/read-value.ts';
import { readLine } from '../read-line.ts';
import type { ManifestSubject } from '../subject.ts';

/** Digests of the indexes that list a manifest, and of what it refers to. Nothing where that cannot be read, which is said. */
export async function ownersOf(
  { registry, repository, digest }: ManifestSubject,
  desk: Desk,
): Promise<readonly string[]> {
  const { shell, activities } = desk;
  const activity = activities.begin('looking for the owner');
  try {
    const line = documentCommand({ kind: 'used-by', registry, repository, digest }) ?? '';
    const values = await readLine(line, { engine: shell.engine, signal: activity.signal });
    const indexes = ofType(values, 'PSManifestAttribute').map(each => textOf(each, 'Digest'));
    const subjects = ofType(values, 'AcrImage').map(each => textOf(each, 'Subject'));
    return [...new Set([...indexes, ...subjects])].filter(each => each !== '' && each !== digest);
  } catch (error) {
    desk.say(error instanceof Error ? error.message : String(error), 'state.error');
    return [];
  } finally {
    activity.end();
    desk.changed();
  }
}
