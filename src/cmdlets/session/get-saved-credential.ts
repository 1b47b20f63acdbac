import { wildcard } from '../../engine/kinds.ts';
import { wildcard as compile } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { savedCredentialType } from './saved-credential.type.ts';

export const getSavedCredential = defineCmdlet({
  name: 'Get-AzContainerRegistrySavedCredential',
  synopsis: 'Shows which credentials are saved in the keychain; never a secret.',
  description:
    'One line for each registry and identity. Source is where a refresh token came from and is renewed by itself; without one it ends three hours after it was issued.',
  grade: 'read',
  parameters: {
    registryName: wildcard({ help: 'Only those of this login server.', position: 0, aliases: ['Name'] }),
  },
  output: savedCredentialType,
  examples: [
    {
      says: 'Nothing is saved without being asked.',
      transcript: '\n        PS> (Get-AcrSavedCredential).Count\n        0\n      ',
    },
    {
      says: 'What is saved for one registry.',
      transcript: 'PS> Get-AcrSavedCredential contoso*',
      skip: 'the tests have no keychain',
    },
  ],
  body: {
    async *process({ registryName }, { session }) {
      const wanted = registryName === undefined ? undefined : compile(registryName);
      yield* session.saved.list().filter(each => !wanted || wanted(each.registry));
    },
  },
});
