import { ShellError } from '../../engine/error-record.ts';
import { type Asking, type Management, openManagement, resourceOf } from './management.ts';
import type { RegistryResource } from './registry-resource.ts';

/** Where a registry is looked for. */
export interface RegistryPlace {
  readonly resourceGroupName?: string | undefined;
  readonly subscriptionId?: string | undefined;
}

/** A page of registries of one subscription, or why there is none of it. */
export type Listed = { readonly registries: readonly RegistryResource[] } | { readonly failure: unknown };

/** Lists registries subscription by subscription; one that fails does not end the others. Throws AzureSignInError, and what no subscription can be listed without. */
export async function* listRegistries(management: Management, place: RegistryPlace): AsyncIterable<Listed> {
  const { resourceGroupName, subscriptionId } = place;
  const subscriptions = await subscriptionsOf(management, subscriptionId);
  for (const subscription of subscriptions) {
    const { registries } = management.client(subscription.id);
    try {
      const found =
        resourceGroupName === undefined ? registries.list() : registries.listByResourceGroup(resourceGroupName);
      for await (const page of found.byPage()) yield { registries: page.map(each => resourceOf(each, subscription)) };
    } catch (error) {
      yield { failure: management.explain(error, `list the registries of the subscription ${subscription.name}`) };
    }
  }
}

async function subscriptionsOf(management: Management, wanted: string | undefined) {
  const found = [];
  for await (const each of management.subscriptions()) {
    const { id, name } = each;
    if (wanted === undefined || id === wanted.toLowerCase() || name.toLowerCase() === wanted.toLowerCase())
      found.push(each);
  }
  if (found.length > 0) return found;
  throw new ShellError(
    'NoSubscription',
    wanted === undefined ? 'This account sees no subscription.' : `This account sees no subscription '${wanted}'.`,
    {
      category: 'ObjectNotFound',
      recommendation:
        'Sign in to the tenant that it is in: Connect-AzAccount -Tenant <tenant>; Get-AzContext shows as whom you are signed in.',
    },
  );
}

/** The resource of the registry with this name or login server. Throws ShellError where there is none to be seen. */
export async function findRegistry(asking: Asking, name: string, place: RegistryPlace) {
  const management = await openManagement(asking);
  const wanted = name.toLowerCase();
  let failure: unknown;
  for await (const listed of listRegistries(management, place)) {
    if ('failure' in listed) failure ??= listed.failure;
    else {
      const found = listed.registries.find(each => each.name.toLowerCase() === wanted || each.loginServer === wanted);
      if (found) return { management, registry: found };
    }
  }
  if (failure !== undefined) throw failure;
  throw new ShellError('RegistryNotFound', `This account sees no registry '${name}'.`, {
    category: 'ObjectNotFound',
    recommendation:
      'Get-AzContainerRegistry lists what it sees; another tenant needs Connect-AzAccount -Tenant <tenant>.',
  });
}
