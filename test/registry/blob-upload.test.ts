import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fault } from '../../src/emulator/faults.ts';
import { REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import type { Scope } from '../../src/registry/auth/scope.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { type PushBlobOptions, pushBlob } from '../../src/registry/blob-upload.ts';
import { deleteBlob, hasBlob } from '../../src/registry/blobs.ts';
import { digestOf } from '../../src/registry/model/digest.ts';
import type { RepositoryName } from '../../src/registry/model/repository-name.ts';
import { connectTo } from './connection.ts';
import { repo } from './names.ts';

const MIB = 1024 * 1024;

/** Bytes that look random, without a piece like another. */
function bytesOf(size: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(size / 64) }, (_, block) =>
    createHash('sha512').update(`block ${block}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, size);
}

const LAYER = bytesOf(17 * MIB);
const DIGEST = digestOf(LAYER);

async function* inPieces(content: Uint8Array, piece = 300_000) {
  for (let at = 0; at < content.length; at += piece) yield content.subarray(at, at + piece);
}

describe('pushing a blob to an emulated ACR', () => {
  let emulator: Emulator;
  let next = 0;
  let team: RepositoryName;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.faults.clear();
    emulator.ledger.clear();
    team = repo(`team/api-${next++}`);
  });

  const connect = () =>
    connectTo(emulator.origin, {
      credential: {
        kind: 'entra',
        audiences: [REGISTRY_AUDIENCE],
        getAccessToken: async () => new Secret(emulator.credentials.entraToken()),
      },
      trustedWithEntra: true,
    });

  async function push(content: Buffer = LAYER, options: PushBlobOptions = {}) {
    await using connection = await connect();
    const blob = { repository: team, digest: digestOf(content), size: content.length };
    let opened = 0;
    const open = () => {
      opened++;
      return inPieces(content);
    };
    return { pushed: await pushBlob(connection.registry, blob, open, options), opened };
  }

  /** What was sent of uploads and blobs, each with its status. */
  const sent = () =>
    emulator.ledger.entries
      .filter(({ route }) => route?.startsWith('upload') || route?.startsWith('blob'))
      .map(({ route, status }) => `${route} ${status}`);

  const stored = (digest = DIGEST) => emulator.store.blobOf(team, digest)?.bytes();

  test('a big one goes in chunks, and its bytes arrive', async () => {
    const seen: number[] = [];
    expect(await push(LAYER, { onSent: bytes => seen.push(bytes) })).toEqual({ pushed: 'sent', opened: 1 });
    expect(stored()?.equals(LAYER)).toBe(true);
    expect(sent()).toEqual([
      'upload.start 202',
      'upload.chunk 202',
      'upload.chunk 202',
      'upload.chunk 202',
      'upload.finish 201',
    ]);
    expect(seen.at(-1)).toBe(LAYER.length);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
  });

  test.each([0, 1, 5000, 8 * MIB - 1])('one of %i bytes is sent at once', async size => {
    const content = bytesOf(size);
    await push(content);
    expect(stored(digestOf(content))?.equals(content)).toBe(true);
    expect(sent()).toEqual(['upload.start 202', 'upload.finish 201']);
  });

  test('one of another repository is mounted', async () => {
    await push();
    const from = team;
    team = repo('team/mounted');
    emulator.ledger.clear();
    expect(await push(LAYER, { mountFrom: from })).toEqual({ pushed: 'mounted', opened: 0 });
    expect(sent()).toEqual(['upload.start 201']);
    expect(emulator.ledger.entries.at(-1)?.scope).toBe(`repository:${team}:pull,push repository:${from}:pull`);
  });

  test('one that cannot be mounted is sent by the upload that was begun instead', async () => {
    expect(await push(LAYER, { mountFrom: repo('team/empty') })).toEqual({ pushed: 'sent', opened: 1 });
    expect(sent().filter(each => each.startsWith('upload.start'))).toEqual(['upload.start 202']);
    expect(stored()?.equals(LAYER)).toBe(true);
  });

  const on = (route: string, effect: Fault['effect'], occurrence = 1): Fault => ({ on: { route, occurrence }, effect });

  test.each<[string, Fault]>([
    ['a chunk is lost on its way', on('upload.chunk', { kind: 'reset', when: 'before' }, 2)],
    ['the reply to a chunk is lost', on('upload.chunk', { kind: 'reset', when: 'after' }, 2)],
    ['the registry is out of order', on('upload.chunk', { kind: 'status', status: 503 }, 2)],
    ['the registry asks for a pause', on('upload.chunk', { kind: 'status', status: 429, retryAfter: 2 }, 2)],
    ['a gateway loses the reply', on('upload.chunk', { kind: 'status', status: 504, when: 'after' }, 2)],
    ['the reply to the last request is lost', on('upload.finish', { kind: 'reset', when: 'after' })],
    ['the last request is lost on its way', on('upload.finish', { kind: 'reset', when: 'before' })],
    ['the first request is lost on its way', on('upload.start', { kind: 'reset', when: 'before' })],
  ])('where %s, the upload goes on where it was', async (_what, fault) => {
    emulator.faults.add(fault);
    expect(await push()).toEqual({ pushed: 'sent', opened: 1 });
    expect(emulator.faults.pending).toEqual([]);
    expect(stored()?.equals(LAYER)).toBe(true);
    const pushed = emulator.ledger.effects.filter(({ kind }) => kind === 'blob pushed');
    expect(pushed).toHaveLength(1);
  });

  test('a registry that is away for a while, also for the question how far it is, is waited for', async () => {
    const away: Fault['effect'] = { kind: 'status', status: 503 };
    emulator.faults.add({ on: { route: 'upload.chunk', occurrence: 2 }, effect: { kind: 'reset', when: 'after' } });
    emulator.faults.add({ on: { route: 'upload.status' }, effect: away, times: 11 });
    expect(await push()).toEqual({ pushed: 'sent', opened: 1 });
    expect(stored()?.equals(LAYER)).toBe(true);
  });

  test('a registry that stays away is given up', async () => {
    emulator.faults.add({ on: { route: 'upload.chunk' }, effect: { kind: 'status', status: 503 }, times: Infinity });
    await expect(push()).rejects.toMatchObject({ id: 'ServerError' });
    expect(sent().filter(each => each === 'upload.chunk 503')).toHaveLength(6);
  });

  const anyFault: fc.Arbitrary<Fault> = fc.record({
    on: fc.record({
      route: fc.constantFrom('upload.start', 'upload.chunk', 'upload.status', 'upload.finish', 'blob.head'),
      occurrence: fc.integer({ min: 1, max: 4 }),
    }),
    effect: fc.oneof<[fc.Arbitrary<Fault['effect']>, ...fc.Arbitrary<Fault['effect']>[]]>(
      fc.record({ kind: fc.constant('reset'), when: fc.constantFrom('before', 'after') }),
      fc.record({
        kind: fc.constant('status'),
        status: fc.constantFrom(408, 416, 429, 500, 502, 503, 504),
        when: fc.constantFrom('before', 'after'),
      }),
      fc.constant<Fault['effect']>({ kind: 'truncate', bytes: 0 }),
      fc.constant<Fault['effect']>({ kind: 'meanwhile', change: store => store.uploads.clear() }),
    ),
  });

  test('whatever goes wrong, what was said to be sent is there, each byte of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFault, { minLength: 1, maxLength: 5 }), async faults => {
        team = repo(`team/any-${next++}`);
        emulator.faults.clear();
        emulator.faults.add(...faults);
        const pushed = await push().catch(() => undefined);
        emulator.faults.clear();
        if (pushed) expect(stored()?.equals(LAYER)).toBe(true);
        else expect(stored()?.equals(LAYER) ?? true).toBe(true);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  test('an upload that the registry has forgotten begins anew', async () => {
    const forget: Fault['effect'] = { kind: 'meanwhile', change: store => store.uploads.clear() };
    emulator.faults.add(on('upload.chunk', forget, 3));
    expect(await push()).toEqual({ pushed: 'sent', opened: 2 });
    expect(stored()?.equals(LAYER)).toBe(true);
  });

  test('an upload that the registry forgets each time is given up', async () => {
    const forget: Fault['effect'] = { kind: 'meanwhile', change: store => store.uploads.clear() };
    emulator.faults.add({ on: { route: 'upload.chunk' }, effect: forget, times: 3 });
    await expect(push()).rejects.toMatchObject({ code: 'BLOB_UPLOAD_UNKNOWN' });
    expect(stored()).toBeUndefined();
  });

  test('bytes that change on their way are refused by the registry and sent again', async () => {
    const damage: Fault['effect'] = {
      kind: 'meanwhile',
      change: store => {
        for (const upload of store.uploads.values()) upload.chunks[0]?.fill(0, 0, 1);
      },
    };
    emulator.faults.add(on('upload.finish', damage));
    expect(await push()).toEqual({ pushed: 'sent', opened: 2 });
    expect(sent()).toContain('upload.finish 400');
    expect(stored()?.equals(LAYER)).toBe(true);
  });

  test('content of another length is not finished, and the upload cancelled', async () => {
    await using connection = await connect();
    const blob = { repository: team, digest: DIGEST, size: LAYER.length - 1 };
    await expect(pushBlob(connection.registry, blob, () => inPieces(LAYER))).rejects.toMatchObject({
      id: 'DigestMismatch',
    });
    expect(sent().at(-1)).toBe('upload.cancel 204');
    expect(emulator.store.uploads.size).toBe(0);
    expect(stored()).toBeUndefined();
  });

  test('what the source fails with is what is told', async () => {
    await using connection = await connect();
    async function* broken() {
      yield LAYER.subarray(0, 9 * MIB);
      throw new Error('the disk is gone');
    }
    const blob = { repository: team, digest: DIGEST, size: LAYER.length };
    await expect(pushBlob(connection.registry, blob, broken)).rejects.toThrow('the disk is gone');
    expect(stored()).toBeUndefined();
  });

  test('what the source fails with is told also where the upload cannot be cancelled, since the sign-in has ended', async () => {
    await using connection = await connect();
    const { authorizer } = connection.registry;
    const ended: typeof authorizer = Object.create(authorizer, {
      anonymous: { value: false },
      authorize: {
        value(scope: Scope, signal: AbortSignal | undefined) {
          if (scope.includes('delete')) throw new Error('sign in again');
          return authorizer.authorize(scope, signal);
        },
      },
    });
    async function* broken() {
      yield LAYER.subarray(0, 9 * MIB);
      throw new Error('the disk is gone');
    }
    const blob = { repository: team, digest: DIGEST, size: LAYER.length };
    const registry = { ...connection.registry, authorizer: ended };
    await expect(pushBlob(registry, blob, broken)).rejects.toThrow('the disk is gone');
  });

  test('Ctrl+C in the middle ends it with its own reason', async () => {
    const interrupt = new AbortController();
    const onSent = (bytes: number) => bytes > 9 * MIB && interrupt.abort(new Error('Ctrl+C'));
    await expect(push(LAYER, { signal: interrupt.signal, onSent })).rejects.toThrow('Ctrl+C');
    expect(stored()).toBeUndefined();
  });

  test('a locked repository is told before a byte is sent', async () => {
    await push();
    const repository = emulator.store.ensureRepository(team, emulator.clock.tick());
    repository.attributes.writeEnabled = false;
    emulator.ledger.clear();
    await expect(push(bytesOf(9 * MIB))).rejects.toMatchObject({ id: 'Locked' });
    expect(sent()).toEqual(['upload.start 405']);
  });

  test('a blob is taken out of its repository', async () => {
    await push();
    await using connection = await connect();
    const blob = { repository: team, digest: DIGEST };
    await deleteBlob(connection.registry, blob);
    expect(await hasBlob(connection.registry, blob)).toBe(false);
    await expect(deleteBlob(connection.registry, blob)).rejects.toMatchObject({ id: 'BlobNotFound' });
  });
});
