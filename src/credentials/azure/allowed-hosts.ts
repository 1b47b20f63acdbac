import { isLoopbackHost } from '../../registry/model/login-server.ts';
import type { Cloud } from './cloud.ts';

/** Azure's instance metadata service (Microsoft, "Azure Instance Metadata Service"). */
export const METADATA_ORIGIN = 'http://169.254.169.254';

/** Variables that name the endpoint of a managed identity: App Service, Arc, Cloud Shell, AKS. */
const ENDPOINTS = ['IDENTITY_ENDPOINT', 'IMDS_ENDPOINT', 'MSI_ENDPOINT', 'AZURE_POD_IDENTITY_AUTHORITY_HOST'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The endpoints of a managed identity that the environment names. */
export function identityEndpoints(environment: Environment): readonly string[] {
  return ENDPOINTS.flatMap(name => environment[name] || []);
}

/**
 * Which hosts may see a sign-in to Azure: the login and management services of these clouds by https, and a managed identity's endpoint
 * on this machine or its host.
 */
export function allowedHosts(clouds: readonly Cloud[], environment: Environment): (url: URL) => boolean {
  const services = new Set(clouds.flatMap(each => [originOf(each.authorityHost), originOf(each.managementEndpoint)]));
  const endpoints = new Set([METADATA_ORIGIN, ...identityEndpoints(environment).map(originOf)]);
  return url => {
    if (url.username !== '' || url.password !== '') return false;
    if (url.protocol === 'https:' && services.has(url.origin)) return true;
    return endpoints.has(url.origin) && isNear(url.hostname);
  };
}

const originOf = (text: string | undefined): string => URL.parse(text ?? '')?.origin ?? '';

/** This machine, or the link-local address of what it runs on. */
const isNear = (host: string): boolean => isLoopbackHost(host) || /^169\.254\.\d+\.\d+$/.test(host);
