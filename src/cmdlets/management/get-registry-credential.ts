import { string } from '../../engine/kinds.ts';
import type { OutputType } from '../../values/output-type.ts';
import { SecureString } from '../../values/secure-string.ts';
import { defineCmdlet } from '../define.ts';
import { type AdminCredential, adminCredential } from './admin-credential.ts';
import { registryName } from './registry-name.kind.ts';

const secure = (text: string | undefined) => (text === undefined ? null : new SecureString(text));

const adminCredentialType: OutputType<AdminCredential> = {
  name: 'PSContainerRegistryCredential',
  properties: [
    { name: 'Username', of: ({ userName }) => userName },
    { name: 'Password', of: ({ passwords: [password] }) => secure(password) },
    { name: 'Password2', of: ({ passwords: [, password] }) => secure(password) },
  ],
};

export const getRegistryCredential = defineCmdlet({
  name: 'Get-AzContainerRegistryCredential',
  synopsis: "Fetches the admin user's name and passwords from Azure Resource Manager.",
  description:
    'The passwords are SecureStrings, which Connect-AzContainerRegistry takes; ConvertFrom-SecureString -AsPlainText gives one out.',
  grade: 'read',
  parameters: {
    resourceGroupName: string({
      help: 'Resource group of the registry; looked for everywhere when left out.',
      aliases: ['ResourceGroup'],
      pipeline: 'property',
    }),
    name: registryName({
      help: 'Registry: name or login server.',
      position: 0,
      mandatory: true,
      aliases: ['RegistryName', 'ContainerRegistryName'],
      pipeline: 'property',
    }),
    subscriptionId: string({ help: 'Subscription, by id or name.', aliases: ['Subscription'], pipeline: 'property' }),
  },
  output: adminCredentialType,
  examples: [
    {
      says: 'Connect as the admin user.',
      transcript: `PS> $secret = Get-AzContainerRegistryCredential -ResourceGroupName $RGName -Name $RegistryName
PS> Connect-AzContainerRegistry -Name $RegistryName -UserName $secret.UserName -Password $secret.Password`,
      skip: 'needs Azure',
    },
  ],
  body: {
    async *process({ name, ...place }, context) {
      yield await adminCredential(context, name, place);
    },
  },
});
