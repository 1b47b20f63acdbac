import type { HttpClient } from '@azure/core-rest-pipeline';
import { CLOUDS, type Cloud } from './cloud.ts';

/** Milliseconds that the tools of other vendors may take to answer. */
export const TOOL_TIMEOUT = 20_000;

/** What every credential of @azure/identity is made with here: our transport, the cloud's login service, and no retries but ours. */
export function identityOptions(cloud: Cloud, httpClient: HttpClient) {
  return {
    httpClient,
    authorityHost: cloud.authorityHost,
    // only Azure's own login services can be looked up in each other
    disableInstanceDiscovery: !CLOUDS.includes(cloud),
    retryOptions: { maxRetries: 0 },
    redirectOptions: { maxRetries: 0 },
  };
}
