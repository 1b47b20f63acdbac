import { RegistryError } from '../model/errors.ts';
import { isLoopbackHost } from '../model/login-server.ts';
import { isExempt } from './no-proxy.ts';

/** Addresses as the environment variables of the same name hold them. */
export interface ProxySettings {
  readonly httpsProxy?: string | undefined;
  readonly httpProxy?: string | undefined;
  /** Hosts, suffixes, addresses and CIDR ranges that are reached directly. */
  readonly noProxy?: string | undefined;
}

/** The proxy on the way to a destination. */
export interface ProxyRoute {
  /** With the user and password that it wants. */
  readonly uri: string;
  /** `http://proxy.contoso.example:8080`: without them, to be shown. */
  readonly name: string;
  /** The variable that names it. */
  readonly variable: 'HTTPS_PROXY' | 'HTTP_PROXY';
}

/** How a destination is reached, loopback and link-local addresses always directly; undefined: directly. Throws `InvalidProxy` for an address that is none. */
export function proxyFor(origin: string, { httpsProxy, httpProxy, noProxy }: ProxySettings): ProxyRoute | undefined {
  const { protocol, hostname, port } = new URL(origin);
  const own = protocol === 'https:' ? httpsProxy : undefined;
  const text = own || httpProxy;
  if (!text || isLoopbackHost(hostname) || /^169\.254\./.test(hostname)) return undefined;
  const standardPort = protocol === 'https:' ? 443 : 80;
  if (isExempt(noProxy, { host: hostname, port: port === '' ? standardPort : Number(port) })) return undefined;
  const variable = own ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  // as other programs do, a proxy without a scheme is taken for an http one
  const url = URL.parse(/^[a-z0-9]+:\/\//i.test(text) ? text : `http://${text}`);
  if (url && url.hostname !== '' && /^(?:https?|socks5?):$/.test(url.protocol)) {
    return { uri: url.href, name: `${url.protocol}//${url.host}`, variable };
  }
  throw new RegistryError({
    id: 'InvalidProxy',
    message: `${variable} does not hold the address of a proxy`,
    recommendation:
      'Write it as http://proxy.contoso.example:8080, with user:password@ before the host if the proxy wants them.',
  });
}
