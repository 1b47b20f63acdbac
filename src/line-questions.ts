import { ShellError } from './engine/error-record.ts';
import type { Host } from './engine/host.ts';
import type { LineInput } from './line-input.ts';
import { hostLines } from './stream-lines.ts';
import { answerOf, choiceLines, helpLines } from './ui/dialogs/question.ts';
import type { Theme } from './ui/theme/theme.ts';

export interface LineQuestionsOptions {
  readonly input: LineInput;
  /** Writes to the terminal what is no data. */
  readonly talk: (text: string) => void;
  readonly theme: Theme;
  readonly width: number;
}

/** The questions of a terminal that has no cursor to steer: asked and answered in lines. What was typed before one is no answer to it. */
export function lineQuestions({
  input,
  talk,
  theme,
  width,
}: LineQuestionsOptions): Pick<Host, 'choose' | 'askText' | 'askSecret'> {
  const say = (lines: readonly string[]) => talk(lines.map(each => `${each}\n`).join(''));
  async function answer(label: string): Promise<string | undefined> {
    input.forget();
    talk(label);
    return input.next();
  }
  return {
    async choose({ lines, choices, fallback }) {
      const question = { lines: [], choices, default: choices[fallback]?.key ?? '' };
      const label = choiceLines(question, width)
        .map(row => row.map(each => each.text).join(''))
        .join('\n');
      say(lines.flatMap(each => hostLines(each, theme, width)));
      for (;;) {
        const typed = await answer(label);
        if (typed === undefined) return undefined;
        const meaning = answerOf(question, typed);
        if (meaning === 'help') say(helpLines(choices, width));
        else if (meaning !== 'unclear') return choices.findIndex(each => each.key === meaning.choice);
      }
    },
    async askText(lines, label) {
      say(lines.flatMap(each => hostLines(each, theme, width)));
      return answer(label);
    },
    async askSecret(label) {
      const name = label.replace(/[:\s]+$/, '');
      throw new ShellError('CannotAsk', `${name}: this terminal would show what is typed.`, {
        category: 'InvalidOperation',
        recommendation: 'Set ACRSH_USERNAME and ACRSH_PASSWORD before the start, or pipe it in with -PasswordStdin.',
      });
    },
  };
}
