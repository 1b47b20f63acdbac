import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { PSCredential } from '../../values/ps-credential.ts';
import { SecureString } from '../../values/secure-string.ts';
import { defineCmdlet } from '../define.ts';

export const getCredential = defineCmdlet({
  name: 'Get-Credential',
  synopsis: 'Asks for a user name and password and answers with both as one value.',
  grade: 'read',
  parameters: {
    userName: string({ help: 'The user name; asked for when left out.', position: 0, aliases: ['Credential'] }),
    message: string({ help: 'What is said above the question for the user name.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'Sign in to a registry with it.',
      transcript: 'PS> Connect-AzContainerRegistry contoso -Credential (Get-Credential)',
      skip: 'needs a person to type the password',
    },
  ],
  body: {
    async *process({ userName, message }, context) {
      const lines = message === undefined ? [] : [message];
      const user = userName ?? (await context.askText('User: ', lines));
      const password = user === undefined ? undefined : await context.askSecret(`Password for ${user}`);
      if (user === undefined || password === undefined) {
        throw new ShellError('Cancelled', 'No credential was entered.', { category: 'OperationStopped' });
      }
      yield new PSCredential(user, new SecureString(password));
    },
  },
});
