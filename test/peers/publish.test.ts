import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, filesInFolder } from '../content/layout-witness.ts';
import { digestOfBytes } from '../content/made-image.ts';
import { writeOciLayout } from './oci-layout.ts';
import { missingPeers, startTwoRegistries, type TwoRegistries } from './two-registries.ts';

// Layouts and archives that skopeo has written, published by acrsh: skopeo pulls and compares what arrived.
const skipped = missingPeers === undefined ? '' : ` (skipped: ${missingPeers})`;

describe.skipIf(missingPeers)(`images for skopeo, published${skipped}`, () => {
  let peers: TwoRegistries;
  let many: string;
  let one: string;
  beforeAll(async () => {
    peers = await startTwoRegistries();
    const { folder } = peers;
    ({ folder: many } = await writeOciLayout(join(folder, 'many'), {
      reference: 'v1',
      architectures: ['amd64', 'arm64'],
    }));
    ({ folder: one } = await writeOciLayout(join(folder, 'one'), { reference: 'v1', architectures: ['amd64'] }));
  });
  afterAll(() => peers[Symbol.asyncDispose]());

  const both = [{ where: 'embedded' }, { where: 'docker' }] as const;

  test.for(both)('a layout of several platforms arrives whole in the $where registry', async ({ where }) => {
    const { skopeo, folder, [where]: remote } = peers;
    await peers.go(remote);
    await peers.ok(`Publish-AcrImage '${many}' made/many:v1 -Tag latest`);
    const pulled = join(folder, `${where}-many`);
    await skopeo.pull(remote, 'made/many:latest', `oci:${pulled}:v1`);
    expect(contentOf(filesInFolder(pulled))).toEqual(contentOf(filesInFolder(many)));
    expect(await skopeo.inspect(remote, 'made/many:v1', '--raw')).toBe(
      await skopeo.inspect(remote, 'made/many:latest', '--raw'),
    );
  });

  test.for(both)('a tar of a layout arrives in the $where registry', async ({ where }) => {
    const { skopeo, folder, [where]: remote } = peers;
    await peers.go(remote);
    const tar = join(folder, `${where}-one.tar`);
    await skopeo.convert(`oci:${one}:v1`, `oci-archive:${tar}:v1`);
    await peers.ok(`Publish-AcrImage '${tar}' made/one:v1`);
    const pulled = join(folder, `${where}-one`);
    await skopeo.pull(remote, 'made/one:v1', `oci:${pulled}:v1`);
    expect(contentOf(filesInFolder(pulled))).toEqual(contentOf(filesInFolder(one)));
  });

  test.for(both)('an archive of docker save arrives in the $where registry', async ({ where }) => {
    const { skopeo, folder, [where]: remote } = peers;
    await peers.go(remote);
    const tar = join(folder, `${where}-docker.tar`);
    await skopeo.convert(`oci:${one}:v1`, `docker-archive:${tar}:made/named:v3`);
    await peers.ok(`Publish-AcrImage '${tar}'`);
    const pulled = join(folder, `${where}-docker`);
    await skopeo.pull(remote, 'made/named:v3', `dir:${pulled}`);
    const config = JSON.parse(await skopeo.inspect(remote, 'made/named:v3', '--config'));
    expect(config).toMatchObject({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers' } });
    const digests = [...filesInFolder(pulled).values()].map(digestOfBytes);
    // the layers are pushed as they are in the archive, so that each is what the configuration says of it
    expect(digests).toEqual(expect.arrayContaining(config.rootfs.diff_ids));
  });
});
