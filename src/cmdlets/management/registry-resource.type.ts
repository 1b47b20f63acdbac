import { timestampOf } from '../../values/date-time.ts';
import { Hashtable } from '../../values/hashtable.ts';
import type { OutputType } from '../../values/output-type.ts';
import { portalAddress } from './portal-address.ts';
import type { RegistryResource } from './registry-resource.ts';

/** Az's PSContainerRegistry, with the subscription. */
export const registryResourceType: OutputType<RegistryResource> = {
  name: 'PSContainerRegistry',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'LoginServer', of: ({ loginServer }) => loginServer },
    { name: 'ResourceGroupName', of: ({ resourceGroupName }) => resourceGroupName },
    { name: 'Subscription', of: ({ subscription }) => subscription.name },
    { name: 'SubscriptionId', of: ({ subscription }) => subscription.id },
    { name: 'Location', of: ({ location }) => location },
    { name: 'SkuName', of: ({ skuName }) => skuName },
    { name: 'SkuTier', of: ({ skuTier }) => skuTier },
    { name: 'AdminUserEnabled', of: ({ adminUserEnabled }) => adminUserEnabled },
    { name: 'AnonymousPullEnabled', of: ({ anonymousPullEnabled }) => anonymousPullEnabled },
    { name: 'CreationDate', of: ({ creationDate }) => (creationDate ? timestampOf(creationDate.getTime()) : null) },
    { name: 'ProvisioningState', of: ({ provisioningState }) => provisioningState },
    { name: 'Tags', of: ({ tags }) => new Hashtable(Object.entries(tags)) },
    { name: 'Type', of: ({ type }) => type },
    { name: 'Id', of: ({ id }) => id },
  ],
  view: {
    table: {
      group: { label: 'Subscription', of: ({ subscription }) => subscription.name },
      columns: [
        { label: 'Name', of: ({ name }) => name, look: 'reg.registry', linkOf: portalAddress },
        { label: 'LoginServer', of: ({ loginServer }) => loginServer, look: 'reg.registry' },
        { label: 'ResourceGroupName', of: ({ resourceGroupName }) => resourceGroupName },
        { label: 'Location', of: ({ location }) => location },
        { label: 'Sku', of: ({ skuName }) => skuName },
        { label: 'Admin', of: ({ adminUserEnabled }) => adminUserEnabled },
      ],
    },
  },
};
