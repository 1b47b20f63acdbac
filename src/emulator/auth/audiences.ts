/** The clouds that a registry can be in. */
export type CloudName = 'AzureCloud' | 'AzureChinaCloud' | 'AzureUSGovernment';

/** What Entra tokens may be for, to be exchanged. */
export interface Audiences {
  /** Azure Container Registry itself. */
  readonly registry: string | undefined;
  /** Azure Resource Manager; refused where the registry's policy says so. */
  readonly arm: readonly string[];
}

/** Azure Container Registry as an audience (ACR wire facts §2.5, client sources). */
export const registryAudience = 'https://containerregistry.azure.net';

/**
 * ACR wire facts §2.5, client sources. For the sovereign clouds these name Azure Resource Manager only, in two spellings, so that both
 * are taken here and the registry audience is not: guesses.
 */
export const audiences: Readonly<Record<CloudName, Audiences>> = {
  AzureCloud: { registry: registryAudience, arm: ['https://management.azure.com'] },
  AzureChinaCloud: {
    registry: undefined,
    arm: ['https://management.chinacloudapi.cn', 'https://management.core.chinacloudapi.cn'],
  },
  AzureUSGovernment: {
    registry: undefined,
    arm: ['https://management.usgovcloudapi.net', 'https://management.core.usgovcloudapi.net'],
  },
};
