import { isIPv4, isIPv6 } from 'node:net';
import { RegistryError } from './errors.ts';

/** Where a registry is reached, in one spelling. */
export interface LoginServer {
  /** Lower case, without port, IPv6 in brackets: `contoso.azurecr.io`. */
  readonly host: string;
  readonly port: number;
  readonly scheme: 'https' | 'http';
  /** The audience of credentials: scheme, host and port, as a URL's origin. */
  readonly origin: string;
  /** What users call it, and the `service` of its tokens: host, with the port where it is not the scheme's own. */
  readonly name: string;
  /** Is it Azure's: `<label>.azurecr.io|cn|us` by whole labels, https on port 443. */
  readonly isAcr: boolean;
  readonly isLoopback: boolean;
}

export interface LoginServerOptions {
  /** What is appended to a short name; the current cloud's suffix. */
  readonly suffix?: string;
  /** The user named this registry as one to be reached by plain HTTP. */
  readonly allowHttp?: boolean;
}

const ACR_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+azurecr\.(?:io|cn|us)$/;
const HOST_LABELS = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const SHORT_NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/**
 * Reads a short name (`contoso`), a login server (`contoso.azurecr.io`, `localhost:5000`) or its URL.
 * Without a scheme, loopback is plain HTTP and everything else https.
 * Throws `InvalidReference` for what is none of them, `UntrustedHost` for plain HTTP to a host that was not allowed it.
 */
export function parseLoginServer(text: string, options: LoginServerOptions = {}): LoginServer {
  const suffix = options.suffix ?? 'azurecr.io';
  const whole = SHORT_NAME.test(text) && text.toLowerCase() !== 'localhost' ? `${text}.${suffix}` : text;
  const match = /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[^/:@?#\s\\]+)(?::(\d{1,5}))?\/?$/i.exec(whole);
  const host = match?.[2]?.toLowerCase();
  if (!match || !host || !isHost(host)) throw notALoginServer(text);

  const isLoopback = isLoopbackHost(host);
  const scheme = match[1]?.toLowerCase() === 'http' || (match[1] === undefined && isLoopback) ? 'http' : 'https';
  const standardPort = scheme === 'https' ? 443 : 80;
  const port = match[3] === undefined ? standardPort : Number(match[3]);
  if (port < 1 || port > 65_535) throw notALoginServer(text);
  if (scheme === 'http' && !isLoopback && options.allowHttp !== true) {
    throw new RegistryError({
      id: 'UntrustedHost',
      message: `Plain HTTP to '${host}' is not allowed: credentials and content would travel readable`,
      recommendation: `Use https://${host}, or allow plain HTTP for this registry (-AllowHttp) if that is what you want.`,
    });
  }
  const name = port === standardPort ? host : `${host}:${port}`;
  return {
    host,
    port,
    scheme,
    origin: `${scheme}://${name}`,
    name,
    isAcr: scheme === 'https' && port === 443 && ACR_DOMAIN.test(host),
    isLoopback,
  };
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1));
  // a last label of digits makes it an address for every URL parser, so it has to be a whole one
  return /(?:^|\.)\d+$/.test(host) ? isIPv4(host) : host.length <= 253 && HOST_LABELS.test(host);
}

/** Does the host name this machine, whatever a resolver says? */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

function notALoginServer(text: string): RegistryError {
  return new RegistryError({
    id: 'InvalidReference',
    message: `'${text}' is not a registry name`,
    recommendation: 'Give a short name (contoso), a login server (contoso.azurecr.io) or host:port (localhost:5000).',
  });
}
