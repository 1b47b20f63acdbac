import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { call } from './caller.ts';
import { hello, pull, read, rows } from './route-rows.ts';

describe('method, URL, headers → status, headers, body', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ fixture: 'small', now: () => new Date('2026-11-20T12:00:00Z') });
  });
  afterAll(() => emulator.close());

  test.for(rows)('%s', async ([, method, path, request, status, headers, body]) => {
    const answer = await call(emulator, method, path, request);
    expect(answer.status).toBe(status);
    for (const [name, value] of Object.entries(headers)) expect(answer.headers[name], name).toBe(value);
    if (typeof body === 'string') expect(answer.text).toBe(body);
    else expect(JSON.parse(answer.text)).toMatchObject(body as object);
  });

  test('each answer has the headers of a registry, JSON ends with a newline, and the date is the clock’s', async () => {
    const answer = await call(emulator, 'GET', `/v2/${hello}/tags/list`, {
      scope: read,
      headers: { 'x-ms-client-request-id': 'abc' },
    });
    const lines = (name: string) => answer.rawHeaders.filter((_, at) => answer.rawHeaders[at - 1] === name);
    expect(lines('Access-Control-Expose-Headers')).toHaveLength(4);
    expect(lines('Strict-Transport-Security')).toHaveLength(2);
    expect(answer.headers).toMatchObject({
      'docker-distribution-api-version': 'registry/2.0',
      'x-ms-client-request-id': 'abc',
      date: 'Fri, 20 Nov 2026 12:00:00 GMT',
    });
    expect(answer.text.endsWith('}\n')).toBe(true);
  });

  test('a foreign Host is not served', async () => {
    const answer = await call(emulator, 'GET', '/v2/', { scope: pull, headers: { Host: 'rebound.example' } });
    expect(answer.status).toBe(421);
  });
});
