import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { secureText } from './secure-text.kind.ts';

export const convertToSecureString = defineCmdlet({
  name: 'ConvertTo-SecureString',
  synopsis: 'Makes a SecureString of a text, which nothing shows any more.',
  description: 'The text is cut out of the history. Better is not to type it: Read-Host -AsSecureString asks for it.',
  grade: 'read',
  parameters: {
    string: secureText({ help: 'The text.', position: 0, mandatory: true, pipeline: 'value' }),
    asPlainText: switched({ help: 'The text is not encrypted; it has to be said, as encrypted texts are not taken.' }),
    force: switched({ help: 'Nothing; accepted since older scripts give it along with -AsPlainText.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'A password for a script.',
      transcript: `
        PS> $password = ConvertTo-SecureString 'pa55' -AsPlainText
        PS> $password
        System.Security.SecureString
        PS> "$password"
        System.Security.SecureString
      `,
    },
  ],
  body: {
    async *process({ string, asPlainText }) {
      if (!asPlainText) {
        throw new ShellError('EncryptedStringNotSupported', 'Encrypted texts are not supported.', {
          category: 'NotImplemented',
          recommendation:
            'ConvertTo-SecureString -AsPlainText for a text as it is, or Read-Host -AsSecureString to be asked.',
        });
      }
      yield string;
    },
  },
});
