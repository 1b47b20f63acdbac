import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { plainText } from '../../values/secure-string.ts';
import { defineCmdlet } from '../define.ts';
import { secureText } from './secure-text.kind.ts';

export const convertFromSecureString = defineCmdlet({
  name: 'ConvertFrom-SecureString',
  synopsis: 'Gives the text of a SecureString out.',
  grade: 'read',
  parameters: {
    secureString: secureText({ help: 'The SecureString.', position: 0, mandatory: true, pipeline: 'value' }),
    asPlainText: switched({ help: 'As it is; it has to be said, as nothing is encrypted here.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'The password of an admin user, for another program.',
      transcript: `
        PS> $password = ConvertTo-SecureString 'pa55' -AsPlainText
        PS> ConvertFrom-SecureString $password -AsPlainText
        pa55
      `,
    },
  ],
  body: {
    async *process({ secureString, asPlainText }) {
      if (!asPlainText) {
        throw new ShellError('EncryptedStringNotSupported', 'Encrypted texts are not supported.', {
          category: 'NotImplemented',
          recommendation: 'ConvertFrom-SecureString -AsPlainText gives the text as it is.',
        });
      }
      yield plainText(secureString);
    },
  },
});
