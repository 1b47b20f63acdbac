import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { Credential } from '../../src/registry/auth/credential.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import type { Dialect } from '../../src/registry/dialect.ts';
import { deleteManifest, headManifest, putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { getManifest, listManifests } from '../../src/registry/manifests.ts';
import { type Digest, digestOf } from '../../src/registry/model/digest.ts';
import { getRepository, listRepositories } from '../../src/registry/repositories.ts';
import { getTag, listTags, resolveTag } from '../../src/registry/tags.ts';
import { startDockerRegistry } from '../peers/docker-registry.ts';
import { findProgram } from '../peers/program.ts';
import { type Connection, connectTo } from '../registry/connection.ts';
import { digest, repo, tag } from '../registry/names.ts';

/** A running registry that holds nothing yet. */
interface Subject {
  readonly origin: string;
  readonly credential: Credential;
  readonly stop: () => Promise<void>;
}

interface Kind {
  readonly kind: Dialect['kind'];
  /** Why it cannot run here. */
  readonly missing?: string | undefined;
  readonly start: () => Promise<Subject>;
}

const API = repo('team/api');
const WEB = repo('team/web');

/** Distribution's catalogue shows a repository only once a blob was pushed to it. (OCI distribution-spec, "Pushing blobs".) */
async function pushBlob(origin: string, repository: string): Promise<void> {
  const started = await fetch(`${origin}/v2/${repository}/blobs/uploads/`, { method: 'POST' });
  const location = new URL(started.headers.get('location') ?? '', origin);
  location.searchParams.set('digest', digest('{}'));
  const ended = await fetch(location, { method: 'PUT', body: '{}' });
  expect(ended.status).toBe(201);
}

const docker = findProgram('docker-registry');
const kinds: readonly Kind[] = [
  {
    kind: 'acr',
    start: async () => {
      const { origin, credentials, close } = await startEmulator();
      const { username, password } = credentials.admin;
      return {
        origin,
        credential: { kind: 'password', userName: username, password: new Secret(password) },
        stop: close,
      };
    },
  },
  {
    kind: 'oci',
    missing: docker.missing,
    start: async () => {
      const { origin, stop } = await startDockerRegistry(docker.path ?? '');
      for (const repository of [API, WEB]) await pushBlob(origin, repository);
      return { origin, credential: { kind: 'anonymous' }, stop };
    },
  },
];

const MEDIA_TYPE = 'application/vnd.oci.image.index.v1+json';

/** An index without children: the smallest manifest that needs no blob. */
const index = (title: string): Uint8Array =>
  Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MEDIA_TYPE,
      manifests: [],
      annotations: { 'org.opencontainers.image.title': title },
    }),
  );
const ONE = index('one');
const TWO = index('two');

async function all<Item>(pages: AsyncIterable<{ readonly items: readonly Item[] }>): Promise<Item[]> {
  return (await Array.fromAsync(pages)).flatMap(({ items }) => items);
}

// What holds for the client's operations whichever API the registry speaks.
describe.each(kinds)('a registry that speaks $kind', ({ kind, missing, start }) => {
  describe.skipIf(missing)(missing === undefined ? 'keeps the contract' : `(skipped: ${missing})`, () => {
    let subject: Subject;
    let connection: Connection;
    beforeEach(async () => {
      subject = await start();
      connection = await connectTo(subject.origin, { kind: undefined, credential: subject.credential });
      const push = (repository: typeof API, name: string, bytes: Uint8Array) =>
        putManifest(connection.registry, { repository, reference: tag(name), mediaType: MEDIA_TYPE, bytes });
      await push(API, 'v1', ONE);
      await push(API, 'v2', TWO);
      await push(API, 'latest', TWO);
      await push(WEB, 'v1', ONE);
    });
    afterEach(async () => {
      await connection[Symbol.asyncDispose]();
      await subject.stop();
    });

    const tags = async () => (await all(listTags(connection.registry, API))).map(each => [each.name, each.digest]);

    test('is recognised', () => {
      expect(connection.registry.dialect.kind).toBe(kind);
    });

    test.each([1, 100])('lists repositories and tags by name, %i a page', async pageSize => {
      const { registry } = connection;
      expect(await all(listRepositories(registry, { pageSize }))).toEqual([API, WEB]);
      const names = (await all(listTags(registry, API, { pageSize }))).map(each => each.name);
      expect(names).toEqual(['latest', 'v1', 'v2']);
    });

    test('tells of a tag which manifest it is on', async () => {
      const { registry } = connection;
      const subject = { repository: API, tag: tag('latest') };
      expect(await getTag(registry, subject)).toMatchObject({ name: 'latest', digest: digestOf(TWO) });
      expect(await resolveTag(registry, subject)).toBe(digestOf(TWO));
    });

    test('lists each manifest once, with all its tags', async () => {
      const manifests = await all(listManifests(connection.registry, API));
      const told = manifests.map(each => [each.digest, each.mediaType, each.tags.toSorted()]);
      expect(told.toSorted()).toEqual(
        [
          [digestOf(ONE), MEDIA_TYPE, ['v1']],
          [digestOf(TWO), MEDIA_TYPE, ['latest', 'v2']],
        ].toSorted(),
      );
    });

    test('tells and gives a manifest by its digest, byte for byte', async () => {
      const { registry } = connection;
      const asked = { repository: API, digest: digestOf(TWO) };
      expect(await getManifest(registry, asked)).toMatchObject({ digest: digestOf(TWO), mediaType: MEDIA_TYPE });
      const reference = { repository: API, reference: digestOf(TWO) };
      const { bytes, mediaType } = await readManifest(registry, reference);
      expect([Buffer.from(bytes).equals(TWO), mediaType]).toEqual([true, MEDIA_TYPE]);
      expect(await headManifest(registry, reference)).toMatchObject({ digest: digestOf(TWO), size: TWO.length });
    });

    test('deletes a manifest by its digest, its tags with it, and nothing else', async () => {
      const { registry } = connection;
      await deleteManifest(registry, { repository: API, digest: digestOf(TWO) });
      expect(await tags()).toEqual([['v1', digestOf(ONE)]]);
      await expect(getManifest(registry, { repository: API, digest: digestOf(TWO) })).rejects.toMatchObject({
        id: 'ManifestNotFound',
      });
      expect(await getTag(registry, { repository: WEB, tag: tag('v1') })).toMatchObject({ digest: digestOf(ONE) });
    });

    test('says what is not there', async () => {
      const { registry } = connection;
      const nosuch = repo('no/such');
      const unknown: Digest = digest('nothing');
      const refusals: readonly [Promise<unknown>, string][] = [
        [getRepository(registry, nosuch), 'RepositoryNotFound'],
        [all(listTags(registry, nosuch)), 'RepositoryNotFound'],
        [getTag(registry, { repository: API, tag: tag('nosuch') }), 'TagNotFound'],
        [getManifest(registry, { repository: API, digest: unknown }), 'ManifestNotFound'],
        [readManifest(registry, { repository: API, reference: unknown }), 'ManifestNotFound'],
        [deleteManifest(registry, { repository: API, digest: unknown }), 'ManifestNotFound'],
      ];
      const said = await Promise.allSettled(refusals.map(([refusal]) => refusal));
      expect(said).toMatchObject(refusals.map(([, id]) => ({ status: 'rejected', reason: { id } })));
      expect(await tags()).toHaveLength(3);
    });
  });
});
