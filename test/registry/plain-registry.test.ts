import { expect, test } from 'vitest';
import { listDeletedRepositories, listDeletedTags, restoreManifest } from '../../src/registry/deleted.ts';
import { deleteManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { getManifest, listManifests, updateManifest } from '../../src/registry/manifests.ts';
import {
  deleteRepository,
  getRepository,
  listRepositories,
  updateRepository,
} from '../../src/registry/repositories.ts';
import { deleteTag, getTag, listTags, resolveTag, updateTag } from '../../src/registry/tags.ts';
import { connectTo } from './connection.ts';
import { startServer } from './loopback-server.ts';
import { repo, tag } from './names.ts';
import { plainContent, plainRegistry } from './plain-registry.ts';

const API = repo('team/api');

async function connectToPlain({ deletesTags = true } = {}) {
  const content = plainContent();
  const server = await startServer(plainRegistry(content, { deletesTags }));
  const connection = await connectTo(server.origin, { kind: undefined, credential: { kind: 'anonymous' } });
  const close = async () => {
    await connection[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  return { content, server, registry: connection.registry, [Symbol.asyncDispose]: close };
}

async function gather<T>(pages: AsyncIterable<{ readonly items: readonly T[] }>): Promise<T[]> {
  const all: T[] = [];
  for await (const { items } of pages) all.push(...items);
  return all;
}

test('it lists and shows what a plain registry can tell, and leaves out what it cannot', async () => {
  await using plain = await connectToPlain();
  const { registry, content } = plain;
  const [one = '', two = ''] = content.manifests.keys();
  expect(registry.dialect.kind).toBe('oci');
  expect(await gather(listRepositories(registry))).toEqual(['team/api']);
  expect(await getRepository(registry, API)).toMatchObject({
    name: 'team/api',
    tagCount: undefined,
    changeableAttributes: undefined,
  });
  const tags = await gather(listTags(registry, API, { pageSize: 2 }));
  expect(tags.map(({ name, digest }) => [name, digest])).toEqual([
    ['latest', one],
    ['v1', one],
    ['v2', two],
  ]);
  expect(tags[0]).toMatchObject({ createdTime: undefined, signed: undefined, changeableAttributes: undefined });
  expect((await gather(listTags(registry, API, { digest: tags[0]?.digest }))).map(({ name }) => name)).toEqual([
    'latest',
    'v1',
  ]);
  const manifests = await gather(listManifests(registry, API));
  expect(new Map(manifests.map(({ digest, tags }) => [digest, tags]))).toEqual(
    new Map([
      [one, ['latest', 'v1']],
      [two, ['v2']],
    ]),
  );
  expect(manifests.find(({ digest }) => digest === one)).toMatchObject({
    imageSize: 102,
    configMediaType: 'application/vnd.oci.image.config.v1+json',
    architecture: 'amd64',
    os: 'linux',
    references: undefined,
    createdTime: undefined,
    changeableAttributes: undefined,
  });
  expect(manifests.find(({ digest }) => digest === two)).toMatchObject({
    imageSize: undefined,
    os: undefined,
    references: [],
  });
  expect((await getTag(registry, { repository: API, tag: tag('v2') })).digest).toBe(two);
  expect(await resolveTag(registry, { repository: API, tag: tag('v2') })).toBe(two);
  const read = await readManifest(registry, { repository: API, reference: tag('v2') });
  expect(await getManifest(registry, { repository: API, digest: read.digest })).toMatchObject({
    digest: two,
    tags: ['v2'],
  });
});

test('what is missing is missing by its kind', async () => {
  await using plain = await connectToPlain();
  await expect(getRepository(plain.registry, repo('other'))).rejects.toMatchObject({ id: 'RepositoryNotFound' });
  await expect(getTag(plain.registry, { repository: API, tag: tag('v9') })).rejects.toMatchObject({
    id: 'TagNotFound',
  });
  await expect(deleteTag(plain.registry, { repository: API, tag: tag('v9') })).rejects.toMatchObject({
    id: 'TagNotFound',
  });
});

test('a tag is removed alone, a manifest with its tags', async () => {
  await using plain = await connectToPlain();
  const { registry, content } = plain;
  const digest = await resolveTag(registry, { repository: API, tag: tag('v1') });
  await deleteTag(registry, { repository: API, tag: tag('v1') });
  expect([...content.tags.keys()]).toEqual(['latest', 'v2']);
  expect(content.manifests.has(digest)).toBe(true);
  await deleteManifest(registry, { repository: API, digest });
  expect([...content.tags.keys()]).toEqual(['v2']);
});

test('a registry that cannot remove a tag alone keeps tag and manifest', async () => {
  await using plain = await connectToPlain({ deletesTags: false });
  const { registry, content, server } = plain;
  await expect(deleteTag(registry, { repository: API, tag: tag('v1') })).rejects.toMatchObject({
    id: 'Unsupported',
    message: expect.stringContaining('cannot remove a tag alone'),
  });
  expect([content.tags.size, content.manifests.size]).toEqual([3, 2]);
  expect(server.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('what only ACR can do is said plainly, and nothing is sent for it', async () => {
  await using plain = await connectToPlain();
  const { registry, server } = plain;
  const image = await resolveTag(registry, { repository: API, tag: tag('v1') });
  const before = server.requests.length;
  const off = { deleteEnabled: false };
  const attempts = [
    updateRepository(registry, API, off),
    updateTag(registry, { repository: API, tag: tag('v1') }, off),
    updateManifest(registry, { repository: API, digest: image }, off),
    deleteRepository(registry, API),
    gather(listDeletedRepositories(registry)),
    gather(listDeletedTags(registry, API)),
    restoreManifest(registry, { repository: API, digest: image, tag: tag('v1'), force: false }),
    gather(listTags(registry, API, { orderBy: 'lastUpdatedDesc' })),
    gather(listManifests(registry, API, { orderBy: 'lastUpdatedAsc' })),
  ];
  for (const attempt of attempts) {
    await expect(attempt).rejects.toMatchObject({
      id: 'Unsupported',
      message: expect.stringMatching(/not an Azure Container Registry/),
      recommendation: expect.stringMatching(/\.$/),
    });
  }
  expect(server.requests).toHaveLength(before);
});
