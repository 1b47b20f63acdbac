import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTransport, type TransportOptions } from '../../../src/registry/transport/http-transport.ts';
import { isExempt } from '../../../src/registry/transport/no-proxy.ts';
import { proxyFor } from '../../../src/registry/transport/proxy.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

interface Listening extends AsyncDisposable {
  readonly port: number;
}

async function listening(server: Server): Promise<Listening> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dispose = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) (server as HttpServer).closeAllConnections();
    });
  return { port, [Symbol.asyncDispose]: dispose };
}

/** A registry by TLS that says whose certificate the client has shown, and what headers came. */
const registryServer = (options: ServerOptions = {}) =>
  listening(
    createTlsServer({ cert: CERTIFICATE, key: KEY, ...options }, (request, response) => {
      const { subject } = (request.socket as TLSSocket).getPeerCertificate();
      response.end(JSON.stringify({ client: subject?.CN ?? null, headers: request.headers }));
    }),
  );

/** A proxy that connects every name to one port of this machine; it notes what it is asked, and by whom. */
async function proxyServer(target: number, wants?: string) {
  const seen: string[] = [];
  const server = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('proxied');
  });
  server.on('connect', (request, socket) => {
    const given = request.headers['proxy-authorization'];
    seen.push(['CONNECT', request.url, given].filter(Boolean).join(' '));
    if (wants !== undefined && given !== `Basic ${Buffer.from(wants).toString('base64')}`) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
    upstream.pipe(socket).pipe(upstream);
  });
  return { seen, ...(await listening(server)) };
}

async function get(origin: string, options: Partial<TransportOptions> = {}): Promise<string> {
  const transport = createTransport({ userAgent: 'acrsh/test', ...options });
  try {
    return (await transport.send({ method: 'GET', origin, path: '/', limit: 10_000 })).body.toString();
  } finally {
    await transport.close();
  }
}

const REGISTRY = 'https://registry.invalid';
const unchecked = (origin: string) => ({ registry: { origin, skipCertificateCheck: true, client: undefined } });

describe('through a proxy', () => {
  test('goes what is not on this machine, and the proxy does not see inside', async () => {
    await using target = await registryServer();
    await using proxy = await proxyServer(target.port);
    const address = `http://127.0.0.1:${proxy.port}`;
    const settings = { httpsProxy: address, httpProxy: address, noProxy: 'direct.invalid' };
    const options = { tls: { ca: CERTIFICATE }, proxy: settings };

    expect(await get('http://registry.invalid', options)).toBe('proxied');
    // the certificate is for localhost, so that another name shows that it is checked behind the proxy too
    await expect(get(REGISTRY, options)).rejects.toMatchObject({ id: 'TlsFailed' });
    await expect(get('https://direct.invalid', options)).rejects.toMatchObject({ id: 'HostNotFound' });
    expect(await get(`https://localhost:${target.port}`, options)).toContain('headers');
    expect(proxy.seen).toEqual(['GET http://registry.invalid/', 'CONNECT registry.invalid:443']);
  });

  test('its user and password go to it alone', async () => {
    await using target = await registryServer();
    await using proxy = await proxyServer(target.port, 'ana:p@ss word');
    const httpsProxy = `http://ana:p%40ss%20word@127.0.0.1:${proxy.port}`;
    const answer = await get(REGISTRY, { proxy: { httpsProxy }, tls: unchecked(REGISTRY) });
    expect(answer).toContain('headers');
    expect(answer).not.toContain('roxy-');
    expect(answer).not.toContain('Basic');
  });

  test.each([
    ['none', ''],
    ['wrong ones', 'ana:wrong@'],
  ])('one that wants other credentials than %s says so, and shows none', async (_, login) => {
    await using proxy = await proxyServer(1, 'ana:right');
    const httpsProxy = `http://${login}127.0.0.1:${proxy.port}`;
    await expect(get(REGISTRY, { proxy: { httpsProxy } })).rejects.toMatchObject({
      id: 'ProxyFailed',
      message: `The proxy http://127.0.0.1:${proxy.port} does not accept its user and password, or wants them`,
      recommendation: expect.stringContaining('HTTPS_PROXY=http://user:password@proxy:8080'),
    });
  });

  test('one that is not there is named, not the registry', async () => {
    await expect(get(REGISTRY, { proxy: { httpsProxy: 'http://ana:secret@127.0.0.1:1' } })).rejects.toMatchObject({
      id: 'ProxyFailed',
      message: 'The proxy http://127.0.0.1:1 cannot be reached (ECONNREFUSED)',
    });
  });

  test.each(['http://', 'ftp://proxy', 'http://a b'])('%s is no address of a proxy', async httpsProxy => {
    await expect(get(REGISTRY, { proxy: { httpsProxy } })).rejects.toMatchObject({
      id: 'InvalidProxy',
      message: 'HTTPS_PROXY does not hold the address of a proxy',
    });
  });
});

describe('TLS of one connection', () => {
  test('a registry that wants a client certificate gets it, and no other host does', async () => {
    const wanting = { requestCert: true, rejectUnauthorized: false, ca: CERTIFICATE };
    await using registry = await registryServer(wanting);
    await using other = await registryServer(wanting);
    const origin = `https://localhost:${registry.port}`;
    const client = { certificate: CERTIFICATE, key: KEY };
    const tls = { ca: CERTIFICATE, registry: { origin, skipCertificateCheck: false, client } };
    expect(JSON.parse(await get(origin, { tls })).client).toBe('localhost');
    expect(JSON.parse(await get(`https://localhost:${other.port}`, { tls })).client).toBeNull();
  });

  test('the certificate of this registry alone goes unchecked', async () => {
    await using registry = await registryServer();
    await using other = await registryServer();
    const origin = `https://127.0.0.1:${registry.port}`;
    const options = { tls: unchecked(origin) };
    expect(await get(origin, options)).toContain('headers');
    await expect(get(`https://127.0.0.1:${other.port}`, options)).rejects.toMatchObject({ id: 'TlsFailed' });
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['contoso.azurecr.io', 'contoso.azurecr.io', 443, true],
    ['azurecr.io', 'contoso.azurecr.io', 443, true],
    ['.azurecr.io', 'contoso.azurecr.io', 443, true],
    ['*.azurecr.io', 'contoso.azurecr.io', 443, true],
    ['AZURECR.IO', 'contoso.azurecr.io', 443, true],
    ['a, b azurecr.io', 'contoso.azurecr.io', 443, true],
    ['azurecr.io:443', 'contoso.azurecr.io', 443, true],
    ['azurecr.io:8443', 'contoso.azurecr.io', 443, false],
    ['cr.io', 'contoso.azurecr.io', 443, false],
    ['*', 'contoso.azurecr.io', 443, true],
    ['', 'contoso.azurecr.io', 443, false],
    [',,', 'contoso.azurecr.io', 443, false],
    ['10.1.2.3', '10.1.2.3', 443, true],
    ['10.1.2.3:443', '10.1.2.3', 443, true],
    ['10.1.2.3:80', '10.1.2.3', 443, false],
    ['10.0.0.0/8', '10.200.3.4', 443, true],
    ['10.0.0.0/8', '11.0.0.1', 443, false],
    ['10.0.0.0/8', '10.example', 443, false],
    ['10.0.0.0/33', '10.0.0.1', 443, false],
    ['10.0.0.0/8/8', '10.0.0.1', 443, false],
    ['fd00::/8', '[fd12::1]', 443, true],
    ['fd00::/8', '[fe80::1]', 443, false],
    ['[fd12::1]:443', '[fd12::1]', 443, true],
    ['fd12::1', '[fd12:0::1]', 443, true],
    ['2.3', '10.1.2.3', 443, false],
  ])('%j exempts %s:%i: %s', (noProxy, host, port, exempt) => {
    expect(isExempt(noProxy, { host, port })).toBe(exempt);
  });

  test('a range holds exactly the addresses that share its first bits', () => {
    const address = fc.nat(0xffff_ffff);
    const dotted = (bits: number) => [24, 16, 8, 0].map(shift => (bits >>> shift) & 255).join('.');
    fc.assert(
      fc.property(address, address, fc.integer({ min: 1, max: 32 }), (network, host, prefix) => {
        const same = network >>> (32 - prefix) === host >>> (32 - prefix);
        expect(isExempt(`${dotted(network)}/${prefix}`, { host: dotted(host), port: 443 })).toBe(same);
      }),
    );
  });
});

test.each([
  ['https://contoso.azurecr.io', { httpsProxy: 'http://p:1' }, 'http://p:1'],
  ['https://contoso.azurecr.io', { httpsProxy: 'p:1' }, 'http://p:1'],
  ['https://contoso.azurecr.io', { httpProxy: 'http://p:1' }, 'http://p:1'],
  ['http://registry.example', { httpsProxy: 'http://p:1' }, undefined],
  ['https://localhost:5000', { httpsProxy: 'http://p:1' }, undefined],
  ['https://127.0.0.1', { httpsProxy: 'http://p:1' }, undefined],
  ['https://[::1]', { httpsProxy: 'http://p:1' }, undefined],
  ['http://169.254.169.254', { httpProxy: 'http://p:1' }, undefined],
  ['https://contoso.azurecr.io', { httpsProxy: 'http://u:p@p:1', noProxy: 'x' }, 'http://p:1'],
])('%s with %j goes through %s', (origin, settings, name) => {
  expect(proxyFor(origin, settings)?.name).toBe(name);
});
