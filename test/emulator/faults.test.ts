import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { type Answer, call } from './caller.ts';

const name = 'library/hello-world';
const scope = 'repository:*:*';
const tag = `/acr/v1/${name}/_tags/v1`;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'small' });
});
afterEach(() => emulator.close());

const request = (method: string, path: string): Promise<Answer> => call(emulator, method, path, { scope });
const tags = (): string[] => [...(emulator.store.repository(name)?.tags.ordered ?? [])].map(each => each.name);

describe('a fault hits the request it was scheduled for', () => {
  test('by route and occurrence, once', async () => {
    emulator.faults.add({
      on: { route: 'tags.get', occurrence: 2 },
      effect: { kind: 'status', status: 503, retryAfter: 2 },
    });
    const statuses: number[] = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await request('GET', tag)).status);
    expect(statuses).toEqual([200, 503, 200]);
    expect(emulator.faults.pending).toEqual([]);
  });

  test('by number, method and URL; what has not hit is pending', async () => {
    emulator.faults.add(
      { on: { request: 2 }, effect: { kind: 'status', status: 500 } },
      {
        on: { method: 'DELETE' },
        effect: { kind: 'status', status: 429, retryAfter: 'Fri, 20 Nov 2026 12:00:00 GMT' },
      },
      { on: { url: /_tags\?last=/ }, effect: { kind: 'status', status: 502, body: 'html' }, times: Infinity },
    );
    expect((await request('GET', tag)).status).toBe(200);
    expect((await request('GET', tag)).status).toBe(500);
    expect(emulator.faults.pending).toHaveLength(1);
    const throttled = await request('DELETE', tag);
    expect(throttled.headers['retry-after']).toBe('Fri, 20 Nov 2026 12:00:00 GMT');
    expect(JSON.parse(throttled.text).errors[0].code).toBe('TOOMANYREQUESTS');
    for (let at = 0; at < 2; at += 1)
      expect((await request('GET', `/acr/v1/${name}/_tags?last=a`)).text).toContain('<html>');
    expect(tags()).toContain('v1');
  });
});

describe('what a fault does', () => {
  test.for(['before', 'after'] as const)('reset %s the effect', async when => {
    emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'reset', when } });
    await expect(request('DELETE', tag)).rejects.toThrow();
    expect(tags().includes('v1')).toBe(when === 'before');
    expect(emulator.ledger.entries).toMatchObject([
      { method: 'DELETE', status: 0, effects: when === 'before' ? [] : [{ tag: 'v1' }] },
    ]);
  });

  test('a status after the effect', async () => {
    emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'status', status: 500, when: 'after' } });
    expect((await request('DELETE', tag)).status).toBe(500);
    expect(tags()).not.toContain('v1');
  });

  test('a stall waits for its signal; the arrival is seen meanwhile', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'stall', until: promise } });
    const answer = request('DELETE', tag);
    await emulator.ledger.arrival(each => each.method === 'DELETE');
    expect(tags()).toContain('v1');
    resolve();
    expect((await answer).status).toBe(202);
  });

  test('a stalled request whose client has gone changes nothing', async () => {
    emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'stall', until: new Promise(() => undefined) } });
    const giveUp = new AbortController();
    const headers = { Authorization: `Bearer ${emulator.credentials.accessToken(scope)}` };
    const answer = fetch(`${emulator.origin}${tag}`, { method: 'DELETE', headers, signal: giveUp.signal });
    await emulator.ledger.arrival(each => each.method === 'DELETE');
    giveUp.abort();
    await expect(answer).rejects.toThrow();
    expect(await emulator.ledger.until(each => each.method === 'DELETE')).toMatchObject({ status: 0, effects: [] });
  });

  test('a truncated body and wrong bytes', async () => {
    emulator.faults.add(
      { on: { request: 1 }, effect: { kind: 'truncate', bytes: 10 } },
      { on: { request: 2 }, effect: { kind: 'wrong bytes' } },
    );
    await expect(request('GET', `/v2/${name}/manifests/v1`)).rejects.toThrow(/aborted|terminated/);
    const wrong = await request('GET', `/v2/${name}/manifests/v1`);
    const right = await request('GET', `/v2/${name}/manifests/v1`);
    expect(wrong.headers['docker-content-digest']).toBe(right.headers['docker-content-digest']);
    expect([wrong.bytes.length, wrong.bytes.equals(right.bytes)]).toEqual([right.bytes.length, false]);
  });

  test('a stale page is the first one again', async () => {
    emulator.faults.add({ on: { url: /last=/ }, effect: { kind: 'stale page' } });
    const first = await request('GET', `/acr/v1/${name}/_tags?n=1`);
    const [, next = ''] = /<(.+)>/.exec(first.headers.link ?? '') ?? [];
    const stale = await request('GET', next);
    expect([stale.text, stale.headers.link]).toEqual([first.text, first.headers.link]);
    expect((await request('GET', next)).text).not.toBe(first.text);
  });

  test('an expired token is told so once', async () => {
    emulator.faults.add({ on: { route: 'tags.get' }, effect: { kind: 'expired token' } });
    const refused = await request('GET', tag);
    expect(refused.headers['www-authenticate']).toContain('error="invalid_token"');
    expect((await request('GET', tag)).status).toBe(200);
  });

  test('somebody else changes the registry between two requests', async () => {
    emulator.faults.add({
      on: { method: 'DELETE' },
      effect: {
        kind: 'meanwhile',
        change: store => {
          const repository = store.repository(name);
          const found = repository?.tags.get('v1');
          if (repository && found) repository.untag(found, emulator.clock.tick());
        },
      },
    });
    expect((await request('DELETE', tag)).status).toBe(404);
  });
});
