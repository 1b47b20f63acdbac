import { lookup } from 'node:dns/promises';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, getCACertificates, type PeerCertificate } from 'node:tls';
import type { TlsSettings } from './dispatcher.ts';
import type { ProxyRoute } from './proxy.ts';

/** Looks at the way to a host step by step, outside of any request; each step throws Node's own error, or the signal's reason. */
export interface NetworkProbe {
  /** The proxy on the way; undefined: directly. */
  readonly proxy: ProxyRoute | undefined;
  /** Addresses of the host, or of the proxy where there is one. */
  resolve(): Promise<readonly string[]>;
  /** Opens a connection and closes it: to the host, or to the proxy. */
  reach(): Promise<void>;
  /** The certificate that the host shows, whether or not it would be believed; through the proxy where there is one. */
  handshake(): Promise<ShownCertificate>;
}

export interface ShownCertificate {
  /** Common name or organisation of who signed it. */
  readonly issuer: string;
  readonly subject: string;
  readonly validTo: Date;
  /** Why it is not believed, in OpenSSL's word: `SELF_SIGNED_CERT_IN_CHAIN`, `CERT_HAS_EXPIRED`; undefined when it is. */
  readonly distrust: string | undefined;
}

export interface ProbeOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly proxy: ProxyRoute | undefined;
  readonly tls: TlsSettings;
  /** Milliseconds for each step. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

export function probeNetwork(options: ProbeOptions): NetworkProbe {
  const { origin, proxy, tls, deadline } = options;
  const target = placeOf(origin);
  const first = proxy ? placeOf(proxy.uri) : target;
  const signal = () => AbortSignal.any([options.signal, AbortSignal.timeout(deadline)]);
  return {
    proxy,
    resolve: async () => {
      if (isIP(first.host) !== 0) return [first.host];
      const found = await orAborted(lookup(first.host, { all: true }), signal());
      return found.map(each => each.address);
    },
    reach: async () => void (await open(first, signal())).destroy(),
    handshake: async () => {
      const until = signal();
      const socket = await open(first, until);
      try {
        if (proxy) await tunnel(socket, { target, proxy, signal: until });
        return await certificateOf(socket, { host: target.host, ca: tls.ca, signal: until });
      } finally {
        socket.destroy();
      }
    },
  };
}

interface Place {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
}

function placeOf(address: string): Place {
  const { protocol, hostname, port } = new URL(address);
  const standard = protocol === 'https:' ? 443 : protocol.startsWith('socks') ? 1080 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? standard : Number(port) };
}

function open({ host, port }: Place, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host, port, signal });
    socket.once('connect', () => resolve(socket));
    socket.once('error', error => reject(signal.aborted ? signal.reason : error));
  });
}

/** CONNECT through an HTTP proxy; RFC 9110, "CONNECT". */
function tunnel(
  socket: Socket,
  { target, proxy, signal }: { readonly target: Place; readonly proxy: ProxyRoute; readonly signal: AbortSignal },
): Promise<void> {
  const { username, password } = new URL(proxy.uri);
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const place = `${target.host}:${target.port}`;
  const authorization =
    username === '' ? '' : `Proxy-Authorization: Basic ${Buffer.from(login).toString('base64')}\r\n`;
  socket.write(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n${authorization}\r\n`);
  const answered = new Promise<void>((resolve, reject) => {
    let head = '';
    const read = (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n') && head.length < 16_384) return;
      socket.off('data', read);
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
      if (status === '200') resolve();
      else reject(new Error(`the proxy answered with ${status ?? 'something else than HTTP'}`));
    };
    socket.on('data', read);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the proxy closed the connection')));
  });
  return orAborted(answered, signal);
}

function certificateOf(
  socket: Socket,
  { host, ca, signal }: { readonly host: string; readonly ca: string | undefined; readonly signal: AbortSignal },
): Promise<ShownCertificate> {
  const shown = new Promise<ShownCertificate>((resolve, reject) => {
    const secure = connectTls({
      socket,
      // the point is to see also what would not be believed
      rejectUnauthorized: false,
      ...(isIP(host) === 0 ? { servername: host } : { host }),
      ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
    });
    secure.once('secureConnect', () => {
      const { issuer, subject, valid_to } = secure.getPeerCertificate();
      // Node declares an Error here and gives its code
      const distrust = secure.authorized ? undefined : String(secure.authorizationError);
      resolve({ issuer: nameOf(issuer), subject: nameOf(subject), validTo: new Date(valid_to), distrust });
    });
    secure.once('error', reject);
  });
  return orAborted(shown, signal);
}

const nameOf = ({ CN, O }: PeerCertificate['issuer']): string => [CN ?? O ?? ''].flat()[0] ?? '';

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(signal.reason);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
