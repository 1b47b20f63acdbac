import { REGISTRY_AUDIENCE } from '../../registry/auth/credential.ts';

/** An Azure cloud: where its registries are, who signs in, and what tokens are for (ACR wire facts, sections 1 and 2.5). */
export interface Cloud {
  readonly name: string;
  /** What a registry's short name is completed with. */
  readonly suffix: string;
  /** Origin of the login service. */
  readonly authorityHost: string;
  /** Origin of Azure Resource Manager. */
  readonly managementEndpoint: string;
  /** Audience of tokens for Azure Resource Manager. */
  readonly managementAudience: string;
  /** Audiences of tokens for registries, in the order to try. */
  readonly registryAudiences: readonly [string, ...string[]];
}

/** Azure's own clouds; the first is the default. */
export const CLOUDS: readonly [Cloud, ...Cloud[]] = [
  {
    name: 'AzureCloud',
    suffix: 'azurecr.io',
    authorityHost: 'https://login.microsoftonline.com',
    managementEndpoint: 'https://management.azure.com',
    managementAudience: 'https://management.azure.com',
    registryAudiences: [REGISTRY_AUDIENCE, 'https://management.azure.com'],
  },
  {
    name: 'AzureChinaCloud',
    suffix: 'azurecr.cn',
    authorityHost: 'https://login.chinacloudapi.cn',
    managementEndpoint: 'https://management.chinacloudapi.cn',
    managementAudience: 'https://management.core.chinacloudapi.cn',
    registryAudiences: [
      REGISTRY_AUDIENCE,
      'https://management.chinacloudapi.cn',
      'https://management.core.chinacloudapi.cn',
    ],
  },
  {
    name: 'AzureUSGovernment',
    suffix: 'azurecr.us',
    authorityHost: 'https://login.microsoftonline.us',
    managementEndpoint: 'https://management.usgovcloudapi.net',
    managementAudience: 'https://management.core.usgovcloudapi.net',
    registryAudiences: [
      REGISTRY_AUDIENCE,
      'https://management.usgovcloudapi.net',
      'https://management.core.usgovcloudapi.net',
    ],
  },
];
