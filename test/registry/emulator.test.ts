import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { type Credential, REGISTRY_AUDIENCE } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { readBlob } from '../../src/registry/blobs.ts';
import { deleteManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { getManifest, listManifests } from '../../src/registry/manifests.ts';
import { parseDigest } from '../../src/registry/model/digest.ts';
import type { RegistryError } from '../../src/registry/model/errors.ts';
import { getRepository, listRepositories } from '../../src/registry/repositories.ts';
import { deleteTag, getTag, listTags, updateTag } from '../../src/registry/tags.ts';
import { connectTo } from './connection.ts';
import { repo, tag } from './names.ts';

const HELLO = repo('library/hello-world');
const LATEST = { repository: HELLO, tag: tag('latest') };
const MANY = repo('load/many');

describe('the client on an emulated ACR', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ fixture: 'demo' });
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    expect(emulator.faults.pending).toEqual([]);
    emulator.ledger.clear();
  });

  function entra(of = emulator): Credential {
    return {
      kind: 'entra',
      audiences: [REGISTRY_AUDIENCE],
      getAccessToken: async () => new Secret(of.credentials.entraToken()),
    };
  }

  function signIn(credential = entra()) {
    return connectTo(emulator.origin, { credential, trustedWithEntra: true });
  }

  test('requests of the first operation, of the same scope again, of another scope', async () => {
    await using connection = await signIn();
    await getRepository(connection.registry, HELLO);
    expect(emulator.ledger.lines()).toHaveLength(3);
    await getRepository(connection.registry, HELLO);
    expect(emulator.ledger.lines()).toHaveLength(4);
    await getRepository(connection.registry, MANY);
    expect(emulator.ledger.lines()).toHaveLength(6);
  });

  test('fifty at once', async () => {
    await using connection = await signIn();
    await Promise.all(Array.from({ length: 50 }, () => getRepository(connection.registry, HELLO)));
    const issued = emulator.ledger.effects.flatMap(effect => (effect.kind === 'token issued' ? [effect.token] : []));
    expect(issued).toEqual(['refresh', 'access']);
    expect(emulator.ledger.entries).toHaveLength(52);
  });

  test('two registries never share a token', async () => {
    const other = await startEmulator({ fixture: 'demo' });
    try {
      await using first = await signIn();
      await using second = await connectTo(other.origin, { credential: entra(other), trustedWithEntra: true });
      await getRepository(first.registry, HELLO);
      await getRepository(second.registry, HELLO);
      expect([emulator.ledger.entries.length, other.ledger.entries.length]).toEqual([3, 3]);
      expect(other.ledger.entries.every(({ authorized }) => authorized)).toBe(true);
    } finally {
      await other.close();
    }
  });

  test.each(['name', 'lastUpdatedAsc', 'lastUpdatedDesc'] as const)(
    'five thousand tags by %s, each once',
    async orderBy => {
      await using connection = await signIn();
      const names = new Set<string>();
      let count = 0;
      for await (const { items } of listTags(connection.registry, MANY, { orderBy, pageSize: 700 })) {
        for (const { name } of items) names.add(name);
        count += items.length;
      }
      expect([names.size, count]).toEqual([5000, 5000]);
      expect(emulator.ledger.entries).toHaveLength(2 + 8);
    },
  );

  test('a page that comes again ends the listing, with what had come before', async () => {
    await using connection = await signIn();
    emulator.faults.add({ on: { url: /_tags\?.*last=/ }, effect: { kind: 'stale page' } });
    const listing = (async () => {
      for await (const _ of listTags(connection.registry, MANY, { pageSize: 1000 }));
    })();
    await expect(listing).rejects.toMatchObject({ id: 'PartialListing', progress: { pages: 1, items: 1000 } });
  });

  test('a token that expires between two calls is renewed in silence', async () => {
    await using connection = await signIn();
    await getTag(connection.registry, LATEST);
    emulator.faults.add({ on: { method: 'GET' }, effect: { kind: 'expired token' } });
    expect((await getTag(connection.registry, LATEST)).name).toBe('latest');
    expect(emulator.ledger.entries.map(({ status }) => status)).toEqual([200, 200, 200, 401, 200, 200]);
  });

  test('an expired sign-in is said to be one', async () => {
    const expired: Credential = {
      kind: 'refreshToken',
      token: new Secret(emulator.credentials.refreshToken({ lifetime: -60 })),
    };
    await using connection = await signIn(expired);
    await expect(getTag(connection.registry, LATEST)).rejects.toMatchObject({
      id: 'WrongCredentials',
      recommendation: expect.stringContaining('three hours'),
    });
  });

  test('a token that may only pull is told which right it lacks', async () => {
    const { name, password } = emulator.credentials.token;
    await using connection = await signIn({ kind: 'password', userName: name, password: new Secret(password) });
    await expect(deleteTag(connection.registry, LATEST)).rejects.toMatchObject({
      id: 'NoPermission',
      scope: 'repository:library/hello-world:delete',
    });
    expect(emulator.ledger.effects.filter(({ kind }) => kind === 'tag deleted')).toEqual([]);
  });

  test('a lock is respected and lifted, an untag keeps the manifest, a deletion by digest does not', async () => {
    await using connection = await signIn();
    const { registry } = connection;
    const { digest } = await getTag(registry, LATEST);
    expect((await updateTag(registry, LATEST, { deleteEnabled: false })).changeableAttributes?.deleteEnabled).toBe(
      false,
    );
    await expect(deleteTag(registry, LATEST)).rejects.toMatchObject({ id: 'Locked' } satisfies Partial<RegistryError>);
    await updateTag(registry, LATEST, { deleteEnabled: true });
    await deleteTag(registry, LATEST);
    await expect(getTag(registry, LATEST)).rejects.toMatchObject({ id: 'TagNotFound' });
    expect((await getManifest(registry, { repository: HELLO, digest })).tags).not.toContain('latest');
    await deleteManifest(registry, { repository: HELLO, digest });
    await expect(getManifest(registry, { repository: HELLO, digest })).rejects.toMatchObject({
      id: 'ManifestNotFound',
    });
  });

  test('every repository is listed with as many tags and manifests as it says', async () => {
    await using connection = await signIn();
    const { registry } = connection;
    for await (const { items } of listRepositories(registry)) {
      for (const name of items) {
        const { tagCount, manifestCount } = await getRepository(registry, name);
        expect([await count(listTags(registry, name)), await count(listManifests(registry, name))]).toEqual([
          tagCount,
          manifestCount,
        ]);
      }
    }
  });

  test('a configuration is read through the redirect; wrong bytes are noticed', async () => {
    await using connection = await signIn();
    const { registry } = connection;
    const manifest = await readManifest(registry, { repository: MANY, reference: tag('build-000001') });
    const { config } = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
    const digest = parseDigest(config.digest);
    if (!digest) throw new Error(config.digest);
    const read = async () => {
      let size = 0;
      for await (const chunk of (await readBlob(registry, { repository: MANY, digest })).chunks) size += chunk.length;
      return size;
    };
    expect(await read()).toBe(config.size);
    const storage = emulator.ledger.entries.filter(({ origin }) => origin === 'storage');
    expect(storage.map(({ credential }) => credential)).toEqual(['none']);
    emulator.faults.add({ on: { method: 'GET', url: /\/manifests\// }, effect: { kind: 'wrong bytes' } });
    const damaged = readManifest(registry, { repository: MANY, reference: manifest.digest });
    await expect(damaged).rejects.toMatchObject({ id: 'DigestMismatch' });
  });
});

async function count(pages: AsyncIterable<{ readonly items: readonly unknown[] }>): Promise<number> {
  let sum = 0;
  for await (const { items } of pages) sum += items.length;
  return sum;
}
