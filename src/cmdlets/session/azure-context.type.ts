import type { AzureContext } from '../../session/azure-context.ts';
import type { OutputType } from '../../values/output-type.ts';

const properties = [
  { name: 'Account', of: ({ account }: AzureContext) => account },
  { name: 'TenantId', of: ({ tenant }: AzureContext) => tenant ?? null },
  { name: 'Environment', of: ({ cloud }: AzureContext) => cloud.name },
  { name: 'Method', of: ({ method }: AzureContext) => method },
];

export const azureContextType: OutputType<AzureContext> = {
  name: 'PSAzureContext',
  properties,
  view: { table: { columns: properties.map(({ name, of }) => ({ label: name, of })) } },
};
