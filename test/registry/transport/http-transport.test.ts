import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTransport, type TransportOptions } from '../../../src/registry/transport/http-transport.ts';
import type { TraceEvent } from '../../../src/registry/transport/trace.ts';
import type { HttpRequest } from '../../../src/registry/transport/transport.ts';
import { startServer } from '../loopback-server.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

const LIMIT = 1000;

async function send(request: Partial<HttpRequest> & { origin: string }, options: Partial<TransportOptions> = {}) {
  const transport = createTransport({ userAgent: 'acrsh/test', ...options });
  try {
    return await transport.send({ method: 'GET', path: '/', limit: LIMIT, ...request });
  } finally {
    await transport.close();
  }
}

async function listening(server: Server): Promise<{ port: number } & AsyncDisposable> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dispose = () => new Promise<void>(resolve => server.close(() => resolve()));
  return { port, [Symbol.asyncDispose]: dispose };
}

test('a credential goes to its audience and to nobody else', async () => {
  await using audience = await startServer(() => ({}));
  await using foreign = await startServer(() => ({}));
  const authorization = { audience: audience.origin, value: () => 'Bearer secret' };
  await send({ origin: audience.origin, authorization });
  await send({ origin: foreign.origin, authorization });
  await send({ origin: audience.origin.replace('127.0.0.1', 'localhost'), authorization });
  expect(audience.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', undefined]);
  expect(foreign.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});

test('an encoded body is decoded, within the limit', async () => {
  const body = gzipSync('a'.repeat(LIMIT));
  await using server = await startServer(() => ({ headers: { 'content-encoding': 'gzip' }, body }));
  expect((await send({ origin: server.origin })).body.toString()).toBe('a'.repeat(LIMIT));
  await expect(send({ origin: server.origin, limit: LIMIT - 1 })).rejects.toMatchObject({ id: 'AnswerTooLarge' });
});

test('a certificate is verified; that of a private authority is trusted when it is given', async () => {
  const tls = createServer({ cert: CERTIFICATE, key: KEY }, (_request, response) => response.end('safe'));
  await using server = await listening(tls);
  const origin = `https://127.0.0.1:${server.port}`;
  await expect(send({ origin })).rejects.toMatchObject({ id: 'TlsFailed' });
  expect((await send({ origin }, { ca: CERTIFICATE })).body.toString()).toBe('safe');
  tls.closeAllConnections();
});

test('a proxy is used for what is not on this machine, without seeing inside', async () => {
  const seen: string[] = [];
  const tls = createServer({ cert: CERTIFICATE, key: KEY }, (_request, response) => response.end('through'));
  await using target = await listening(tls);
  const proxyServer = createHttpServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('proxied');
  });
  proxyServer.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    const upstream = connect(target.port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    upstream.pipe(socket).pipe(upstream);
  });
  await using proxy = await listening(proxyServer);
  const address = `http://127.0.0.1:${proxy.port}`;
  const options = { ca: CERTIFICATE, proxy: { httpsProxy: address, httpProxy: address, noProxy: 'direct.invalid' } };

  expect((await send({ origin: 'http://registry.invalid' }, options)).body.toString()).toBe('proxied');
  // the certificate is for localhost, so that another name shows that it is checked behind the proxy too
  await expect(send({ origin: 'https://registry.invalid' }, options)).rejects.toMatchObject({ id: 'TlsFailed' });
  await expect(send({ origin: 'https://direct.invalid' }, options)).rejects.toMatchObject({ id: 'HostNotFound' });
  expect((await send({ origin: `https://localhost:${target.port}` }, options)).body.toString()).toBe('through');
  expect(seen).toEqual(['GET http://registry.invalid/', 'CONNECT registry.invalid:443']);
  tls.closeAllConnections();
  proxyServer.closeAllConnections();
});

test('a proxy that refuses is named as the cause', async () => {
  const proxyServer = createHttpServer();
  proxyServer.on('connect', (_request, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'));
  await using proxy = await listening(proxyServer);
  const httpsProxy = `http://127.0.0.1:${proxy.port}`;
  await expect(send({ origin: 'https://registry.invalid' }, { proxy: { httpsProxy } })).rejects.toMatchObject({
    id: 'ConnectionRefused',
    message: expect.stringContaining('407'),
    recommendation: expect.stringContaining('HTTPS_PROXY'),
  });
});

test('a trace tells each try and answer, without secrets', async () => {
  const events: TraceEvent[] = [];
  const replies = [{ status: 503 }, { headers: { 'set-cookie': 'session=secret' } }];
  await using server = await startServer(() => replies.shift() ?? {});
  await send(
    {
      origin: server.origin,
      path: '/data?sig=secret&n=1',
      authorization: { audience: server.origin, value: () => 'Bearer secret' },
    },
    { trace: event => events.push(event), clock: { now: () => 0, random: () => 0, sleep: async () => {} } },
  );
  expect(
    events.map(event => [event.kind, 'status' in event ? event.status : event.kind === 'request' && event.attempt]),
  ).toEqual([
    ['request', 1],
    ['answer', 503],
    ['request', 2],
    ['answer', 200],
  ]);
  expect(events[0]).toMatchObject({ url: `${server.origin}/data?sig=•••&n=1`, headers: { authorization: '•••' } });
  expect(JSON.stringify(events)).not.toContain('secret');
});
