import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { isLoopbackHost } from '../model/login-server.ts';

/** Milliseconds. */
export interface Deadlines {
  readonly connect: number;
  /** From the request to the answer's headers. */
  readonly headers: number;
  /** Between two pieces of a body. */
  readonly body: number;
  /** For a whole answer that is not streamed. */
  readonly total: number;
}

export const DEADLINES: Deadlines = { connect: 10_000, headers: 30_000, body: 30_000, total: 120_000 };

/** Addresses as the environment variables of the same name hold them. */
export interface ProxySettings {
  readonly httpsProxy?: string | undefined;
  readonly httpProxy?: string | undefined;
  /** Comma-separated hosts and suffixes that are reached directly. */
  readonly noProxy?: string | undefined;
}

export interface DispatcherOptions {
  readonly deadlines: Deadlines;
  readonly proxy: ProxySettings;
  /** PEM of further authorities to trust, besides Node's own and NODE_EXTRA_CA_CERTS. */
  readonly ca: string | undefined;
}

/** Connections by destination: loopback is never proxied, everything else as the environment says. */
export class Dispatchers {
  readonly #options: DispatcherOptions;
  #direct: Dispatcher | undefined;
  #proxied: Promise<Dispatcher> | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  async for(origin: string): Promise<Dispatcher> {
    const { httpProxy, httpsProxy } = this.#options.proxy;
    if ((!httpProxy && !httpsProxy) || isLoopbackHost(new URL(origin).hostname)) {
      this.#direct ??= new Agent(this.#connectionOptions());
      return this.#direct;
    }
    this.#proxied ??= this.#makeProxied();
    return this.#proxied;
  }

  /** Ends all connections; requests in flight fail. */
  async close(): Promise<void> {
    await this.#direct?.destroy();
    await (await this.#proxied)?.destroy();
  }

  async #makeProxied(): Promise<Dispatcher> {
    const { httpProxy, httpsProxy, noProxy } = this.#options.proxy;
    // a bundled CommonJS module has its default export only
    const { EnvHttpProxyAgent } = (await import('undici')).default;
    const connection = this.#connectionOptions();
    // an empty string, unlike undefined, keeps undici from reading the environment by itself
    const proxies = { httpProxy: httpProxy ?? '', httpsProxy: httpsProxy ?? httpProxy ?? '', noProxy: noProxy ?? '' };
    return new EnvHttpProxyAgent({
      ...connection,
      ...proxies,
      requestTls: connection.connect,
      proxyTls: connection.connect,
    });
  }

  #connectionOptions() {
    const { deadlines, ca } = this.#options;
    const trusted = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
    return {
      allowH2: false,
      headersTimeout: deadlines.headers,
      bodyTimeout: deadlines.body,
      connect: { timeout: deadlines.connect, ...trusted },
    };
  }
}
