import type { ContainerRegistryManagementClient, Registry } from '@azure/arm-containerregistry';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { Session } from '../../session/session.ts';
import type { RegistryResource } from './registry-resource.ts';

/** Azure Resource Manager: subscriptions and the registries in them, as the signed-in account may see them. */
export interface Management {
  subscriptions(): AsyncIterable<Subscription>;
  /** The client of one subscription. */
  client(subscription: string): ContainerRegistryManagementClient;
  /** The error for what was refused last; anything else passes as it is. `purpose` completes "Azure did not let you …". */
  explain(error: unknown, purpose: string): unknown;
}

export interface Subscription {
  readonly id: string;
  readonly name: string;
}

/** API version of the list of subscriptions (Azure REST, "Subscriptions - List"). */
const SUBSCRIPTIONS = '/subscriptions?api-version=2022-12-01';

/** What Azure Resource Manager is asked for: a cmdlet's context, or what stands in for one. */
export type Asking = Pick<Context<Session>, 'session' | 'signal' | 'verbose'>;

/** Signs in to Azure Resource Manager; its client loads now. Throws AzureSignInError. */
export async function openManagement({ session: { azure }, signal, verbose }: Asking): Promise<Management> {
  const { cloud, credential, httpClient: sender } = await azure.management(signal, verbose);
  let refused: string | undefined;
  // the client keeps of an answer to a listing that failed nothing but its status
  const httpClient: typeof sender = {
    async sendRequest(request) {
      const answer = await sender.sendRequest(request);
      if (answer.status >= 400) refused = answer.bodyAsText ?? '';
      return answer;
    },
  };
  const [{ ContainerRegistryManagementClient: Client }, { createPipelineRequest }] = await Promise.all([
    import('@azure/arm-containerregistry'),
    import('@azure/core-rest-pipeline'),
  ]);
  const client = (subscription: string) =>
    new Client(credential, subscription, {
      endpoint: cloud.managementEndpoint,
      httpClient,
      credentials: { scopes: [`${cloud.managementAudience}/.default`] },
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
    });
  return {
    client,
    explain(error, purpose) {
      const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
      return typeof status === 'number' ? refusal(status, parse(refused ?? ''), purpose) : error;
    },
    async *subscriptions() {
      const { pipeline } = client('');
      for (let next: string | undefined = cloud.managementEndpoint + SUBSCRIPTIONS; next !== undefined; ) {
        const request = createPipelineRequest({ url: next, abortSignal: signal });
        const answer = await pipeline.sendRequest(httpClient, request);
        if (answer.status !== 200)
          throw refusal(answer.status, parse(answer.bodyAsText ?? ''), 'list the subscriptions');
        const { items, nextLink } = readPage(answer.bodyAsText ?? '');
        yield* items;
        next = followed(nextLink, cloud.managementEndpoint);
      }
    },
  };
}

/** A page of subscriptions (Azure REST, "Subscriptions - List"). */
function readPage(text: string): { readonly items: readonly Subscription[]; readonly nextLink: string | undefined } {
  const json = objectOf(parse(text));
  const value = Array.isArray(json.value) ? json.value : [];
  return {
    items: value.flatMap(each => {
      const { subscriptionId: id, displayName: name, state } = objectOf(each);
      return typeof id === 'string' && state !== 'Disabled' ? [{ id, name: typeof name === 'string' ? name : id }] : [];
    }),
    nextLink: typeof json.nextLink === 'string' ? json.nextLink : undefined,
  };
}

/** Only where the list itself is: the sign-in goes along. */
const followed = (link: string | undefined, endpoint: string): string | undefined =>
  link !== undefined && URL.parse(link)?.origin === new URL(endpoint).origin ? link : undefined;

/** A registry as Azure Resource Manager describes it, made ours. */
export function resourceOf(registry: Registry, subscription: Subscription): RegistryResource {
  const { id = '', name = '', location, type = '', tags = {}, sku, loginServer = '', creationDate } = registry;
  return {
    id,
    name,
    location,
    type,
    tags,
    skuName: sku.name,
    skuTier: sku.tier ?? sku.name,
    loginServer: loginServer.toLowerCase(),
    creationDate,
    provisioningState: registry.provisioningState ?? '',
    adminUserEnabled: registry.adminUserEnabled ?? false,
    anonymousPullEnabled: registry.anonymousPullEnabled ?? false,
    resourceGroupName: /\/resourceGroups\/([^/]+)/i.exec(id)?.[1] ?? '',
    subscription,
  };
}

function refusal(status: number, body: unknown, purpose: string): ShellError {
  const { code, message } = objectOf(objectOf(body).error);
  const said = typeof message === 'string' ? (message.split(/\r?\n/)[0] ?? '') : `status ${status}`;
  if (status === 401 || status === 403) {
    return new ShellError('NoPermission', `Azure did not let you ${purpose}: ${said}`, {
      category: 'PermissionDenied',
      recommendation:
        'Ask for a role on the registry (Reader to see it, Contributor for its admin credentials), or sign in with another account or -Tenant.',
    });
  }
  const id = typeof code === 'string' && /^\w+$/.test(code) ? code : 'ManagementFailed';
  return new ShellError(id, `Azure could not ${purpose}: ${said}`, {
    category: status === 404 ? 'ObjectNotFound' : 'InvalidResult',
    recommendation:
      status === 404 ? 'Get-AzContainerRegistry lists what there is.' : 'Try again; -Debug shows the answer.',
  });
}

type Json = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? { ...value } : {});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
