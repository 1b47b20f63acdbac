import { getCACertificates } from 'node:tls';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import { largeReads } from './large-reads.ts';
import { type ProxyRoute, type ProxySettings, proxyFor } from './proxy.ts';

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

/** What one connection wants of TLS, besides that certificates are checked. */
export interface TlsSettings {
  /** PEM of further authorities to trust, besides Node's own and NODE_EXTRA_CA_CERTS. */
  readonly ca?: string | undefined;
  /** What holds for the registry alone, never for a proxy or a host that it redirects to. */
  readonly registry?:
    | {
        readonly origin: string;
        readonly skipCertificateCheck: boolean;
        /** PEM of a certificate with its key, for a registry that wants to know who connects. */
        readonly client: { readonly certificate: string; readonly key: string } | undefined;
      }
    | undefined;
}

export interface DispatcherOptions {
  readonly deadlines: Deadlines;
  readonly proxy: ProxySettings;
  readonly tls: TlsSettings;
}

/** Connections by destination: loopback is never proxied, everything else as the environment says. */
export class Dispatchers {
  readonly #options: DispatcherOptions;
  /** By origin, where TLS differs from one to the other; by proxy. */
  readonly #made = new Map<string, Promise<Dispatcher>>();
  readonly #byOrigin = new Map<string, Promise<Dispatcher>>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Throws `InvalidProxy`. */
  to(origin: string): Promise<Dispatcher> {
    const dispatcher = this.#byOrigin.get(origin) ?? this.#find(origin);
    this.#byOrigin.set(origin, dispatcher);
    return dispatcher;
  }

  /** Ends all connections; requests in flight fail. */
  async close(): Promise<void> {
    await Promise.all([...this.#made.values()].map(async each => (await each).destroy()));
  }

  #find(origin: string): Promise<Dispatcher> {
    const proxy = proxyFor(origin, this.#options.proxy);
    const own = this.#options.tls.registry?.origin === origin;
    const isPlain = proxy === undefined && origin.startsWith('http:');
    const key = `${proxy?.uri ?? ''} ${own} ${isPlain}`;
    const dispatcher = this.#made.get(key) ?? this.#make(proxy, { own, isPlain });
    this.#made.set(key, dispatcher);
    return dispatcher;
  }

  async #make(
    proxy: ProxyRoute | undefined,
    { own, isPlain }: { readonly own: boolean; readonly isPlain: boolean },
  ): Promise<Dispatcher> {
    const { deadlines } = this.#options;
    const common = { allowH2: false, headersTimeout: deadlines.headers, bodyTimeout: deadlines.body };
    const requestTls = this.#connect(own);
    if (!proxy) return new Agent({ ...common, connect: { ...requestTls, ...(isPlain && { onread: largeReads() }) } });
    // a bundled CommonJS module has its default export only
    const { ProxyAgent } = (await import('undici')).default;
    return new ProxyAgent({ ...common, uri: proxy.uri, requestTls, proxyTls: this.#connect(false) });
  }

  #connect(own: boolean) {
    const { deadlines, tls } = this.#options;
    const registry = own ? tls.registry : undefined;
    return {
      timeout: deadlines.connect,
      ...(tls.ca === undefined ? {} : { ca: [...getCACertificates('default'), tls.ca] }),
      ...(registry?.client && { cert: registry.client.certificate, key: registry.client.key }),
      ...(registry?.skipCertificateCheck && { rejectUnauthorized: false }),
    };
  }
}
