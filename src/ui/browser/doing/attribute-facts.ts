import { isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { readLine as lineThatReads } from '../acting/command-lines.ts';
import type { Desk } from '../desk.ts';
import { type SwitchName, type SwitchState, switchNames } from '../dialogs/attribute-switch.ts';
import { readLine } from '../read-line.ts';
import { shortDigest } from '../short-digest.ts';
import type { Subject } from '../subject.ts';

/** How the switches of some rows stand, by their modes (`rw-d`). */
export function attributesNow(values: readonly Value[]): Readonly<Record<SwitchName, SwitchState>> {
  const modes = values.map(modeOf);
  const stateAt = (place: number): SwitchState => {
    const states = new Set(modes.map(mode => (mode === '' ? 'unknown' : mode[place] === '-' ? 'off' : 'on')));
    const [state = 'unknown', ...others] = states;
    return others.length === 0 ? state : 'mixed';
  };
  const [read, write, list, remove] = switchNames.map((_, place) => stateAt(place));
  return { read: read ?? 'unknown', write: write ?? 'unknown', list: list ?? 'unknown', delete: remove ?? 'unknown' };
}

const modeOf = (value: Value): string => (isObject(value) ? toText(value.type.property(value, 'Mode') ?? null) : '');

/** The locks of what a tag points to, and of the repository: they hold besides its own. Nothing where they cannot be read. */
export async function otherLocks(subject: Subject, { shell, activities }: Desk): Promise<readonly string[]> {
  if (subject.kind !== 'tag' && subject.kind !== 'manifest') return [];
  const { registry, repository, digest } = subject;
  const asked: readonly Subject[] = [
    ...(subject.kind === 'tag' ? [{ kind: 'manifest', registry, repository, digest } as const] : []),
    { kind: 'repository', registry, repository },
  ];
  const activity = activities.begin('reading other locks');
  try {
    const modes = await Promise.all(
      asked.map(async each => {
        const [value] = await readLine(lineThatReads(each), { engine: shell.engine, signal: activity.signal });
        const mode = value === undefined ? '' : modeOf(value);
        const what = each.kind === 'manifest' ? `Manifest ${shortDigest(digest)}` : 'Repository';
        return mode === '' ? '' : `${what}: ${mode}${mode === 'rwld' ? '' : ', its own lock'}`;
      }),
    );
    return modes.filter(each => each !== '');
  } catch {
    // the dialog does without them; the plan reads what counts
    return [];
  } finally {
    activity.end();
  }
}
