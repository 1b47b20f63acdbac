import { durationText } from './progress-line.ts';
import type { PromptPiece, PromptText } from './ui/prompt/prompt-text.ts';

/** What the prompt says besides where the session stands. */
export interface PromptFacts {
  /** `contoso:/team/api`; empty while nothing is connected. */
  readonly location: string;
  /** The connection of the location refuses changes. */
  readonly readOnly: boolean;
  /** Changes there want a word typed. */
  readonly isProtected: boolean;
  /** Nothing that is typed is kept. */
  readonly isPrivate: boolean;
  /** How many commands wait at a suspended question for this prompt to be left. */
  readonly level: number;
  /** The last input ended well. */
  readonly success: boolean;
  /** How long the last input ran, in ms, without what it waited for its user. */
  readonly duration: number;
}

/** The prompt tells how long a command ran from here on, in ms (interface R34). */
const WORTH_TELLING = 2000;

/** `PS contoso:/team/api [READ-ONLY] (3.2s)> `, the `>` in the colour of errors after one. */
export function defaultPrompt({
  location,
  isProtected,
  readOnly,
  isPrivate,
  level,
  success,
  duration,
}: PromptFacts): PromptText {
  const words: PromptPiece[] = [{ text: location === '' ? 'PS' : 'PS ', look: 'shell.prompt' }];
  if (location !== '') words.push({ text: location, look: 'shell.promptLocation' });
  if (isProtected) words.push({ text: ' ', look: 'shell.prompt' }, { text: '[PROTECTED]', look: 'ui.badgeProtected' });
  if (readOnly) words.push({ text: ' ', look: 'shell.prompt' }, { text: '[READ-ONLY]', look: 'ui.badgeReadOnly' });
  if (isPrivate) words.push({ text: ' ', look: 'shell.prompt' }, { text: '[PRIVATE]', look: 'ui.badgeReadOnly' });
  if (duration > WORTH_TELLING) words.push({ text: ` (${shortText(duration / 1000)})`, look: 'ui.muted' });
  return [
    [
      ...words,
      { text: '>'.repeat(level + 1), look: success ? 'shell.prompt' : 'shell.promptError' },
      { text: ' ', look: 'shell.prompt' },
    ],
  ];
}

/** `3.2s`, `1m05s`, `2h03m`. */
const shortText = (seconds: number) => (seconds < 60 ? `${seconds.toFixed(1)}s` : durationText(seconds));
