import { width } from '../../terminal/width.ts';
import { wrap } from '../../views/lines.ts';
import type { PromptPiece, PromptText } from '../prompt/prompt-text.ts';
import type { Choice, Question } from '../prompt/shell.ts';

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

const plain = { sgr: '' };

/** The choices as PowerShell draws them, `[Y] Yes  [N] No  [?] Help (default is "N"): `, in rows that break between them. */
export function choiceLines(question: Question, columns: number): PromptText {
  const parts: (PromptPiece & { readonly gap: string })[] = [
    ...question.choices.map(choice => ({
      gap: '  ',
      text: `[${choice.key}] ${choice.label}`,
      look: choice.key === question.default ? ('out.choiceDefault' as const) : plain,
    })),
    { gap: '  ', text: '[?] Help', look: plain },
    { gap: ' ', text: `(default is "${question.default}"): `, look: plain },
  ];
  const rows: PromptPiece[][] = [];
  let used = 0;
  for (const { gap, text, look } of parts) {
    const row = rows.at(-1);
    const needed = gap.length + width(text);
    if (row === undefined || used + needed > columns) {
      rows.push([{ text, look }]);
      used = width(text);
    } else {
      row.push({ text: gap, look: plain }, { text, look });
      used += needed;
    }
  }
  return rows;
}

/** The label of a field in rows that break between words. */
export const labelLines = (label: string, columns: number): PromptText =>
  wrap(label, columns).map(text => [{ text, look: plain }]);

/** What each choice does, one after the other. */
export const helpLines = (choices: readonly Choice[], columns: number): string[] =>
  choices.flatMap(choice => wrap(`${choice.key} - ${choice.help}`, columns));
