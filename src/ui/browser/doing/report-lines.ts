import type { Token } from '../../theme/token.ts';
import type { ItemReport } from '../acting/change-run.ts';
import type { EndState } from '../acting/end-state.ts';
import type { DialogLine } from '../dialogs/dialog-text.ts';
import { subjectText } from '../place-path.ts';

const words: Readonly<Record<EndState, string>> = {
  done: 'done',
  'already-absent': 'gone before',
  'moved-skipped': 'moved, skipped',
  'changed-skipped': 'changed, skipped',
  'locked-skipped': 'locked, skipped',
  'no-permission': 'no permission',
  failed: 'failed',
  unknown: 'unknown',
  'not-attempted': 'not attempted',
};

const look = (state: EndState): Token =>
  state === 'done' ? 'state.ok' : state === 'failed' || state === 'unknown' ? 'state.error' : 'state.warn';

/** `Delete: 38 done, 1 locked, skipped`: how many items came to which end. */
export const reportSentence = (verb: string, ends: ReadonlyMap<EndState, number>): string =>
  `${verb}: ${[...ends].map(([state, count]) => `${count} ${words[state]}`).join('; ')}`;

/** What became of each item, and what to do about those that it did not work for; they come first. */
export function reportLines(reports: readonly ItemReport[]): readonly DialogLine[] {
  const ordered = [...reports].sort((one, other) => Number(one.state === 'done') - Number(other.state === 'done'));
  return ordered.flatMap(({ target, about = '', state, message, recommendation }): DialogLine[] => [
    [{ text: words[state].padEnd(17), look: look(state) }, { text: subjectText(target.subject) || about }],
    ...(message === undefined ? [] : [`  ${message}`]),
    ...(recommendation === undefined ? [] : [{ text: `  ${recommendation}`, look: 'ui.muted' as const }]),
  ]);
}
