import type { AzureContext } from './azure-accounts.ts';
import type { Cloud } from './cloud.ts';

/** A sign-in as it stands in the settings: everything but its secrets. */
export interface KeptAccount {
  readonly context: AzureContext;
  /** What finds a user's account in the token cache; undefined for a service principal and a managed identity. */
  readonly record: string | undefined;
  readonly clientId: string | undefined;
  /** Path of a service principal's certificate. */
  readonly certificate: string | undefined;
}

export function writeAccount({ context, record, clientId, certificate }: KeptAccount): string {
  const { account, tenant, cloud, method } = context;
  return JSON.stringify({ account, tenant, cloud: cloud.name, method, record, clientId, certificate });
}

/** undefined for what is no account, or of a cloud that is not known any more. */
export function readAccount(text: string | undefined, clouds: readonly Cloud[]): KeptAccount | undefined {
  if (text === undefined) return undefined;
  const json = parse(text);
  const cloud = clouds.find(each => each.name === json.cloud);
  const method = METHODS.find(each => each === json.method);
  const [account, tenant, record] = [textOf(json.account), textOf(json.tenant), textOf(json.record)];
  if (!cloud || !method || account === undefined) return undefined;
  return {
    context: { account, tenant, cloud, method },
    record,
    clientId: textOf(json.clientId),
    certificate: textOf(json.certificate),
  };
}

const METHODS = ['Browser', 'DeviceCode', 'ServicePrincipal', 'ManagedIdentity'] as const;

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? { ...json } : {};
  } catch {
    return {};
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
