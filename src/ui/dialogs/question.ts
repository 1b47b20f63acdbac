import type { Choice, Question } from '../prompt/shell.ts';
import type { Theme } from '../theme/theme.ts';

/** What an answer to a question means: a choice, a wish for help, or nothing that may be guessed at. */
export type Answer = { readonly choice: string } | 'help' | 'unclear';

/** Only a key, a whole label or Enter alone is an answer: "t" or "ye" must never come to mean yes. */
export function answerOf(question: Question, typed: string): Answer {
  const word = typed.trim().toLowerCase();
  if (word === '') return { choice: question.default };
  if (word === '?') return 'help';
  const choice = question.choices.find(each => each.key.toLowerCase() === word || each.label.toLowerCase() === word);
  return choice === undefined ? 'unclear' : { choice: choice.key };
}

/** The line of choices as PowerShell draws it: `[Y] Yes  [N] No  [?] Help (default is "N"): `. */
export function choiceLine(question: Question, theme: Theme): string {
  const drawn = question.choices.map(choice => {
    const text = `[${choice.key}] ${choice.label}`;
    return choice.key === question.default ? theme.paint('out.choiceDefault', text) : text;
  });
  return `${drawn.join('  ')}  [?] Help (default is "${question.default}"): `;
}

export function helpLines(choices: readonly Choice[]): string[] {
  return choices.map(choice => `${choice.key} - ${choice.help}`);
}
