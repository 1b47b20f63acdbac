import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { registryName as registry } from '../management/registry-name.kind.ts';
import { savedCredentialType } from './saved-credential.type.ts';

export const removeSavedCredential = defineCmdlet({
  name: 'Remove-AzContainerRegistrySavedCredential',
  synopsis: 'Forgets a saved credential: takes it out of the keychain and off the list.',
  grade: 'change',
  parameters: {
    registryName: registry({
      help: 'Login server, or its short name.',
      position: 0,
      mandatory: true,
      aliases: ['Name'],
      pipeline: 'property',
    }),
    identity: string({ help: 'As whom; all of the registry when left out.', position: 1, pipeline: 'property' }),
  },
  output: savedCredentialType,
  examples: [
    {
      says: 'Forget everything that is saved.',
      transcript: '\n        PS> Get-AcrSavedCredential | Remove-AcrSavedCredential\n      ',
    },
  ],
  body: {
    async *process({ registryName, identity }, context) {
      const { saved } = context.session;
      const wanted = registryName.toLowerCase();
      const found = saved
        .list()
        .filter(({ registry }) => registry === wanted || registry.startsWith(`${wanted}.`))
        .filter(each => identity === undefined || each.identity.toLowerCase() === identity.toLowerCase());
      if (found.length === 0) {
        throw new ShellError(
          'NothingSaved',
          `Nothing is saved for ${[registryName, identity].filter(Boolean).join(' as ')}.`,
          {
            category: 'ObjectNotFound',
            recommendation: 'Get-AcrSavedCredential lists what is.',
          },
        );
      }
      for (const account of found) {
        const target = `${account.registry} as ${account.identity}`;
        if (await context.confirm({ action: 'Forget the saved credential', target, grade: 'mild' }))
          await saved.remove(account);
      }
    },
  },
});
