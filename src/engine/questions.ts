import { ShellError } from './error-record.ts';
import type { Choice, Host } from './host.ts';
import { textOfLine } from './host-line.ts';

/** What a cmdlet may ask the person at the prompt; where there is none, each throws an error that says what to give instead. */
export interface Questions {
  /** The index of the choice; undefined: the user cancelled. */
  choose(question: Choice): Promise<number | undefined>;
  /** A line of text, with `lines` above the question; undefined: the user cancelled. */
  askText(label: string, lines?: readonly string[]): Promise<string | undefined>;
  /** A secret, without echo; undefined: the user cancelled. */
  askSecret(label: string): Promise<string | undefined>;
  /** All that is piped into the program, for -PasswordStdin. */
  readInput(): Promise<string>;
}

export function createQuestions(host: Host): Questions {
  return {
    choose: question => (host.interactive ? host.choose(question) : cannotAsk(textOfLine(question.lines.at(-1) ?? ''))),
    askText: (label, lines = []) => (host.interactive ? host.askText(lines, label) : cannotAsk(label)),
    askSecret: label => (host.interactive ? host.askSecret(label) : cannotAsk(label)),
    async readInput() {
      if (host.readInput) return host.readInput();
      throw new ShellError('NoInput', 'Nothing is piped in that could be read.', {
        category: 'InvalidOperation',
        recommendation: 'Pipe it into acrsh -Command or -File; at the prompt, leave the parameter out to be asked.',
      });
    },
  };
}

async function cannotAsk(label: string): Promise<never> {
  const question = label.replace(/[:?\s]+$/, '');
  const message = question === '' ? 'Nothing can be asked here.' : `${question}: nothing can be asked here.`;
  throw new ShellError('CannotAsk', message, {
    category: 'InvalidOperation',
    recommendation:
      'Give it as a parameter, pipe it in with -PasswordStdin, or set ACRSH_USERNAME and ACRSH_PASSWORD before the start.',
  });
}
