import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planBlobDeletion } from '../../src/admin/plan-blob-deletion.ts';
import type { ManifestPlace } from '../../src/admin/subject.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { pushBlob } from '../../src/registry/blob-upload.ts';
import { hasBlob } from '../../src/registry/blobs.ts';
import { putManifest, readManifest } from '../../src/registry/manifest-content.ts';
import { readDocument } from '../../src/registry/manifest-document.ts';
import { updateManifest } from '../../src/registry/manifests.ts';
import { digestOf } from '../../src/registry/model/digest.ts';
import { getTag } from '../../src/registry/tags.ts';
import { connectTo } from '../registry/connection.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk, textsOf } from './desk.ts';

const HELLO = repo('library/hello-world');

/** A layer of an image. */
async function layer({ registry }: Desk, name = 'v1') {
  const { digest: reference } = await getTag(registry, { repository: HELLO, tag: tag(name) });
  const content = await readManifest(registry, { repository: HELLO, reference });
  const [first] = readDocument(content).layers;
  if (!first) throw new Error('it has no layer');
  return { place: { registry, registryName: 'demo', repository: HELLO, digest: first.digest }, image: reference };
}

/** A blob that nothing uses. */
async function orphan({ registry }: Desk, repository = HELLO) {
  const content = Buffer.from('left behind by a push that was stopped');
  const blob = { repository, digest: digestOf(content), size: content.length };
  await pushBlob(registry, blob, async function* () {
    yield content;
  });
  return { registry, registryName: 'demo', repository, digest: blob.digest };
}

/** An image with the blob for its only layer, pushed by somebody else; `isBelow`: without a tag of its own, in an index. Answers its digest. */
async function pushUser(desk: Desk, { repository, digest }: ManifestPlace, isBelow = false) {
  const config = Buffer.from('{}');
  const blob = { repository, digest: digestOf(config), size: 2 };
  await pushBlob(desk.registry, blob, async function* () {
    yield config;
  });
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const part = (of: string, size: number, type: string) => ({ digest: of, size, mediaType: type });
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: part(blob.digest, 2, 'application/vnd.oci.image.config.v1+json'),
    layers: [part(digest, 38, 'application/vnd.oci.image.layer.v1.tar+gzip')],
  };
  const bytes = Buffer.from(JSON.stringify(manifest));
  if (!isBelow) return putManifest(desk.registry, { repository, reference: tag('new'), mediaType, bytes });
  const image = await putManifest(desk.registry, { repository, reference: digestOf(bytes), mediaType, bytes });
  const indexType = 'application/vnd.oci.image.index.v1+json';
  const index = { schemaVersion: 2, mediaType: indexType, manifests: [part(image, bytes.length, mediaType)] };
  const pushed = { mediaType: indexType, bytes: Buffer.from(JSON.stringify(index)) };
  await putManifest(desk.registry, { repository, reference: tag('new'), ...pushed });
  return image;
}

const blobsDeleted = (desk: Desk) => effects(desk).filter(each => each === 'blob deleted');

test('a blob that nothing uses goes', async () => {
  await using desk = await openDesk();
  const place = await orphan(desk);
  const plan = await planBlobDeletion(place, { force: false }, desk.signal);
  expect(plan.change.grade).toBe('moderate');
  expect(textsOf(plan.change)).toEqual([
    'it has 38 bytes',
    'no manifest of the repository uses it',
    'it can only be brought back by pushing it again',
  ]);
  expect(await execute(new ConfirmedPlan(plan), desk.signal)).toBe(place.digest);
  expect(await hasBlob(desk.registry, place)).toBe(false);
});

test('a blob of a push that was stopped goes, though its repository does not exist yet', async () => {
  await using desk = await openDesk();
  const place = await orphan(desk, repo('team/never'));
  const plan = await planBlobDeletion(place, { force: false }, desk.signal);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(blobsDeleted(desk)).toHaveLength(1);
});

test('an image that comes to such a repository meanwhile saves it', async () => {
  await using desk = await openDesk();
  const repository = repo('team/never');
  const place = await orphan(desk, repository);
  const plan = await planBlobDeletion(place, { force: false }, desk.signal);
  await pushUser(desk, place);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
});

test('one that an image uses stays, and what it is part of is told', async () => {
  await using desk = await openDesk();
  const { place, image } = await layer(desk);
  const plan = await planBlobDeletion(place, { force: false }, desk.signal);
  expect(plan.blocked?.message).toMatch(/ is in use by 2 manifests, which could not be pulled any more\.$/);
  expect(textsOf(plan.change)).toContain(`breaks manifest ${image.slice(7, 19)} (v1), whose layer it is`);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'BlobInUse' });
  expect(changes(desk)).toEqual([]);
});

test('what is a manifest of the repository as well stays', async () => {
  await using desk = await openDesk();
  const { place, image } = await layer(desk);
  const { bytes } = await readManifest(desk.registry, { repository: HELLO, reference: image });
  await pushBlob(desk.registry, { repository: HELLO, digest: image, size: bytes.length }, async function* () {
    yield bytes;
  });
  const plan = await planBlobDeletion({ ...place, digest: image }, { force: false }, desk.signal);
  expect(plan.blocked).toMatchObject({ id: 'BlobInUse' });
  expect(textsOf(plan.change).join('\n')).toMatch(/breaks manifest \w+ \(.*v1.*\), whose content it is/);
});

test('by force it goes all the same', async () => {
  await using desk = await openDesk();
  const { place } = await layer(desk);
  await execute(new ConfirmedPlan(await planBlobDeletion(place, { force: true }, desk.signal)), desk.signal);
  expect(blobsDeleted(desk)).toHaveLength(1);
});

test('what cannot be seen may use it', async () => {
  await using desk = await openDesk();
  const { image } = await layer(desk);
  await updateManifest(desk.registry, { repository: HELLO, digest: image }, { listEnabled: false });
  const { blocked } = await planBlobDeletion(await orphan(desk), { force: false }, desk.signal);
  expect(blocked).toMatchObject({ id: 'BlobInUse', message: expect.stringContaining('Nobody knows') });
});

test('what cannot be read may use it', async () => {
  await using desk = await openDesk();
  const place = await orphan(desk);
  desk.emulator.faults.add({ on: { route: 'manifest.get', occurrence: 1 }, effect: { kind: 'wrong bytes' } });
  const { change, blocked } = await planBlobDeletion(place, { force: false }, desk.signal);
  expect(blocked?.id).toBe('BlobInUse');
  expect(textsOf(change)).toContain('not known whether manifests use it: 1 manifest could not be read');
});

test('elsewhere than in Azure untagged manifests are not seen, so that it takes force', async () => {
  await using desk = await openDesk();
  const { username: userName, password } = desk.emulator.credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  await using connection = await connectTo(desk.emulator.origin, { kind: 'oci', credential });
  const place = { ...(await orphan(desk)), registry: connection.registry };
  expect((await planBlobDeletion(place, { force: false }, desk.signal)).blocked?.id).toBe('BlobInUse');
  await using later = await openDesk();
  const plan = await planBlobDeletion(place, { force: true }, later.signal);
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(blobsDeleted(desk)).toHaveLength(1);
});

test('elsewhere than in Azure platforms of an index are not listed, and are found all the same', async () => {
  await using desk = await openDesk();
  const { username: userName, password } = desk.emulator.credentials.admin;
  const credential = { kind: 'password', userName, password: new Secret(password) } as const;
  await using connection = await connectTo(desk.emulator.origin, { kind: 'oci', credential });
  const place = { ...(await orphan(desk)), registry: connection.registry };
  const image = await pushUser(desk, place, true);
  const { blocked, change, subject } = await planBlobDeletion(place, { force: false }, desk.signal);
  expect(blocked?.message).toContain(`is in use by manifest ${image.slice(7, 19)} (new)`);
  expect(textsOf(change)).toContain(`breaks manifest ${image.slice(7, 19)} (new), whose layer it is`);
  expect(subject.tags).toEqual(['new']);
});

test('an image that comes meanwhile and uses it saves it', async () => {
  await using desk = await openDesk();
  const place = await orphan(desk);
  const plan = await planBlobDeletion(place, { force: false }, desk.signal);
  await pushUser(desk, place);
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
  expect(blobsDeleted(desk)).toEqual([]);
});

test('an image that comes meanwhile and does not use it does not', async () => {
  await using desk = await openDesk();
  const plan = await planBlobDeletion(await orphan(desk), { force: false }, desk.signal);
  const { image } = await layer(desk);
  const content = await readManifest(desk.registry, { repository: HELLO, reference: image });
  const pushed = Buffer.concat([content.bytes, Buffer.from('\n')]);
  await putManifest(desk.registry, { ...content, repository: HELLO, reference: tag('new'), bytes: pushed });
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(blobsDeleted(desk)).toHaveLength(1);
});

test.each(['before', 'after'] as const)('a reply lost %s the effect ends in one deleted blob', async when => {
  await using desk = await openDesk();
  const plan = await planBlobDeletion(await orphan(desk), { force: false }, desk.signal);
  desk.emulator.faults.add({ on: { route: 'blob.delete' }, effect: { kind: 'reset', when } });
  await execute(new ConfirmedPlan(plan), desk.signal);
  expect(blobsDeleted(desk)).toHaveLength(1);
});

test('one that is not there', async () => {
  await using desk = await openDesk();
  const place = { ...(await orphan(desk)), digest: digestOf(Buffer.from('never pushed')) };
  await expect(planBlobDeletion(place, { force: false }, desk.signal)).rejects.toMatchObject({ id: 'BlobNotFound' });
});
