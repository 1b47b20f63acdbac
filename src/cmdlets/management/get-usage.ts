import type { RegistryUsage } from '@azure/arm-containerregistry';
import { string } from '../../engine/kinds.ts';
import type { OutputType } from '../../values/output-type.ts';
import { sizeText } from '../../values/size.ts';
import { defineCmdlet } from '../define.ts';
import { findRegistry } from './find-registry.ts';
import { registryName } from './registry-name.kind.ts';

const shown = (amount: number | undefined, unit: string | undefined) =>
  amount === undefined ? null : unit === 'Bytes' ? sizeText(amount) : amount;

const usageType: OutputType<RegistryUsage> = {
  name: 'PSContainerRegistryUsage',
  properties: [
    { name: 'Name', of: ({ name }) => name ?? '' },
    { name: 'CurrentValue', of: ({ currentValue }) => currentValue ?? null },
    { name: 'Limit', of: ({ limit }) => limit ?? null },
    { name: 'Unit', of: ({ unit }) => unit ?? '' },
  ],
  view: {
    table: {
      columns: [
        { label: 'Name', of: ({ name }) => name ?? '' },
        { label: 'CurrentValue', of: ({ currentValue, unit }) => shown(currentValue, unit), align: 'right' },
        { label: 'Limit', of: ({ limit, unit }) => shown(limit, unit), align: 'right' },
        { label: 'Unit', of: ({ unit }) => unit ?? '' },
      ],
    },
  },
};

export const getUsage = defineCmdlet({
  name: 'Get-AzContainerRegistryUsage',
  synopsis: 'Shows how much of its quotas a registry uses: storage, webhooks, replications and more.',
  grade: 'read',
  parameters: {
    resourceGroupName: string({
      help: 'Resource group of the registry; looked for everywhere when left out.',
      aliases: ['ResourceGroup'],
      pipeline: 'property',
    }),
    name: registryName({
      help: 'Registry: name or login server; that of the current location when left out.',
      position: 0,
      aliases: ['RegistryName'],
      pipeline: 'property',
    }),
    subscriptionId: string({ help: 'Subscription, by id or name.', aliases: ['Subscription'], pipeline: 'property' }),
  },
  output: usageType,
  examples: [{ says: 'How full is it?', transcript: 'PS> Get-AcrUsage contoso', skip: 'needs Azure' }],
  body: {
    async *process({ name, ...place }, context) {
      const { session, signal } = context;
      const wanted = name ?? session.connection(undefined).registry.server.name;
      const { management, registry } = await findRegistry(context, wanted, place);
      const { registries } = management.client(registry.subscription.id);
      try {
        const { value = [] } = await registries.listUsages(registry.resourceGroupName, registry.name, {
          abortSignal: signal,
        });
        yield* value;
      } catch (error) {
        throw management.explain(error, `read the usage of ${registry.name}`);
      }
    },
  },
});
