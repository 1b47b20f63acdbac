import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
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

test('requests that follow each other share connections, and no more are opened than are in flight', async () => {
  await using server = await startServer(() => ({ body: 'content' }));
  const { origin } = server;
  const transport = createTransport({ userAgent: 'acrsh/test' });
  const request = { method: 'GET', path: '/', origin, limit: LIMIT } as const;
  const inARow = async () => {
    for (let at = 0; at < 5; at++) await transport.send(request);
    for (let at = 0; at < 5; at++) {
      const { chunks } = await transport.stream(request);
      for await (const chunk of chunks ?? []) expect(String(chunk)).toBe('content');
    }
  };
  await inARow();
  expect(server.connections()).toBe(1);
  await Promise.all([inARow(), inARow(), inARow()]);
  expect(server.connections()).toBe(3);
  await transport.close();
});

test('a certificate is verified; that of a private authority is trusted when it is given', async () => {
  const tls = createServer({ cert: CERTIFICATE, key: KEY }, (_request, response) => response.end('safe'));
  await using server = await listening(tls);
  const origin = `https://127.0.0.1:${server.port}`;
  await expect(send({ origin })).rejects.toMatchObject({ id: 'TlsFailed' });
  expect((await send({ origin }, { tls: { ca: CERTIFICATE } })).body.toString()).toBe('safe');
  tls.closeAllConnections();
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
    {
      trace: () => event => events.push(event),
      clock: { now: () => 0, elapsed: () => 0, random: () => 0, sleep: async () => {} },
    },
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

test('a change that is given up on its way may have arrived; a read that is given up is just over, and so is what was never sent', async () => {
  const reason = new Error('Ctrl+C');
  let arrived = (): void => {};
  await using server = await startServer(() => {
    arrived();
    return new Promise<never>(() => {});
  });
  for (const method of ['DELETE', 'GET'] as const) {
    const abort = new AbortController();
    arrived = () => abort.abort(reason);
    const given = send({ origin: server.origin, method, signal: abort.signal });
    if (method === 'GET') await expect(given).rejects.toBe(reason);
    else
      await expect(given).rejects.toMatchObject({ id: 'OutcomeUnknown', message: expect.stringContaining('given up') });
  }
  const before = new AbortController();
  before.abort(reason);
  await expect(send({ origin: server.origin, method: 'DELETE', signal: before.signal })).rejects.toBe(reason);
});

test('what is sent piece by piece has its length told, and no end set for the whole', async () => {
  await using server = await startServer(() => ({ body: 'received' }));
  const pieces = ['one ', 'two ', 'three'].map(each => Buffer.from(each));
  const body = { size: 13, [Symbol.iterator]: () => pieces[Symbol.iterator]() };
  const answer = await send({ origin: server.origin, method: 'PATCH', body }, { deadlines: { total: 0 } });
  expect(answer.body.toString()).toBe('received');
  expect(server.requests[0]).toMatchObject({ body: 'one two three', headers: { 'content-length': '13' } });
});
