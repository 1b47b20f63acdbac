import type { TokenCredential } from '@azure/identity';
import type { Transport } from '../../registry/transport/transport.ts';
import { allowedHosts } from './allowed-hosts.ts';
import type { AzureHttp } from './azure-http.ts';
import { CLOUDS, type Cloud } from './cloud.ts';
import { EntraTokens } from './entra-tokens.ts';
import type { IdentityPlace } from './identity-credentials.ts';

export interface ReachOptions {
  /** What the program was started with; secrets are taken from here, never from the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The program's one way to send a request. */
  readonly transport: () => Promise<Transport>;
  /** Azure's own clouds and those of the settings. */
  readonly clouds: () => readonly Cloud[];
}

/** How Azure's services are reached; loads nothing until they are. */
export class Reach {
  readonly #options: ReachOptions;
  #http: Promise<AzureHttp> | undefined;
  #loaded: AzureHttp | undefined;

  constructor(options: ReachOptions) {
    this.#options = options;
  }

  async http(): Promise<AzureHttp> {
    const { transport, clouds, environment } = this.#options;
    this.#http ??= import('./azure-http.ts').then(each =>
      each.azureHttp(transport, allowedHosts(clouds(), environment)),
    );
    this.#loaded = await this.#http;
    return this.#loaded;
  }

  async place(cloud: Cloud, tenant: string | undefined): Promise<IdentityPlace> {
    return { cloud, isWellKnown: CLOUDS.includes(cloud), tenant, httpClient: (await this.http()).client };
  }

  tokens(credential: () => Promise<TokenCredential>): EntraTokens {
    return new EntraTokens(credential, () => this.#loaded?.takeTrouble());
  }
}
