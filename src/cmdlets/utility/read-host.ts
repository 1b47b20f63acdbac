import { ShellError } from '../../engine/error-record.ts';
import { string, switched } from '../../engine/kinds.ts';
import { SecureString } from '../../values/secure-string.ts';
import { defineCmdlet } from '../define.ts';

export const readHost = defineCmdlet({
  name: 'Read-Host',
  synopsis: 'Asks for a line of text, or for a secret that is not shown.',
  description: 'It asks at the prompt only: a script without a person at it gets an error.',
  grade: 'read',
  parameters: {
    prompt: string({ help: 'The question.', position: 0, many: true, remaining: true }),
    asSecureString: switched({ help: 'Do not show what is typed, and answer with a SecureString.' }),
    maskInput: switched({ help: 'Do not show what is typed, and answer with its text.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'A password that appears nowhere.',
      transcript: "PS> $password = Read-Host 'Password' -AsSecureString",
      skip: 'needs a person to type it',
    },
  ],
  body: {
    async *process({ prompt = [], asSecureString, maskInput }, context) {
      const label = prompt.join(' ');
      const text = await (asSecureString || maskInput ? context.askSecret(label) : context.askText(`${label}: `));
      if (text === undefined)
        throw new ShellError('Cancelled', 'Nothing was entered.', { category: 'OperationStopped' });
      yield asSecureString ? new SecureString(text) : text;
    },
  },
});
