import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { listRegistries } from './find-registry.ts';
import { openManagement } from './management.ts';
import { registryResourceType } from './registry-resource.type.ts';

export const getRegistry = defineCmdlet({
  name: 'Get-AzContainerRegistry',
  synopsis: 'Lists the registries that the Azure account can see, subscription by subscription.',
  description:
    'Uses the account of Connect-AzAccount, else that of the environment, the Azure CLI, Azure PowerShell, the Azure Developer CLI or a managed identity. A subscription that cannot be listed is an error of its own; the others are listed all the same.',
  grade: 'read',
  parameters: {
    resourceGroupName: string({ help: 'Only in this resource group.', position: 0, aliases: ['ResourceGroup'] }),
    name: string({ help: 'Only with this name; wildcards are taken.', position: 1, aliases: ['RegistryName'] }),
    subscriptionId: string({ help: 'Only in this subscription, by id or name.', aliases: ['Subscription'] }),
  },
  output: registryResourceType,
  examples: [
    { says: 'All of them.', transcript: 'PS> Get-AzContainerRegistry', skip: 'needs Azure' },
    {
      says: 'Connect to every premium registry.',
      transcript: 'PS> Get-AzContainerRegistry | where SkuName -eq Premium | Connect-AzContainerRegistry',
      skip: 'needs Azure',
    },
  ],
  body: {
    async *process(args, context) {
      const { session } = context;
      const matches = args.name === undefined ? () => true : wildcard(args.name);
      const management = await openManagement(context);
      let found = 0;
      for await (const listed of listRegistries(management, args)) {
        if ('failure' in listed) {
          context.error(listed.failure instanceof Error ? listed.failure : new Error(String(listed.failure)));
          continue;
        }
        session.knownRegistries.add(listed.registries.map(each => each.name));
        for (const registry of listed.registries.filter(each => matches(each.name))) {
          found++;
          yield registry;
        }
      }
      if (found === 0 && args.name !== undefined && !hasWildcard(args.name)) {
        throw new ShellError('RegistryNotFound', `This account sees no registry '${args.name}'.`, {
          category: 'ObjectNotFound',
          recommendation:
            'Get-AzContainerRegistry lists what it sees; another tenant needs Connect-AzAccount -Tenant <tenant>.',
        });
      }
    },
  },
});
