import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contentOf,
  dockerListOf,
  filesInFolder,
  filesInTar,
  strangersIn,
  wrongInLayout,
} from '../content/layout-witness.ts';
import { digestOfBytes } from '../content/made-image.ts';
import { writeOciLayout } from './oci-layout.ts';
import { missingPeers, startTwoRegistries, type TwoRegistries } from './two-registries.ts';

// Images that skopeo has pushed, saved by acrsh: the same blobs that skopeo saves, and skopeo can push them again.
const skipped = missingPeers === undefined ? '' : ` (skipped: ${missingPeers})`;

const MANY = 'made/many';
/** A Docker image is found by skopeo only as the one of its layout: by name it looks among those of OCI. */
const nameOf = (name: string) => (name === MANY ? ':v1' : '');

describe.skipIf(missingPeers)(`images of skopeo, saved${skipped}`, () => {
  let peers: TwoRegistries;
  beforeAll(async () => {
    peers = await startTwoRegistries();
    const { skopeo, folder, embedded, docker } = peers;
    const many = await writeOciLayout(join(folder, 'many'), { reference: 'v1', architectures: ['amd64', 'arm64'] });
    const one = await writeOciLayout(join(folder, 'one'), { reference: 'v1', architectures: ['amd64'] });
    for (const remote of [embedded, docker]) {
      await skopeo.push(`oci:${many.folder}:v1`, remote, `${MANY}:v1`);
      await skopeo.push(`oci:${one.folder}:v1`, remote, 'made/docker:v1', '--format', 'v2s2');
    }
  });
  afterAll(() => peers[Symbol.asyncDispose]());

  const everything = (['embedded', 'docker'] as const).flatMap(where =>
    [MANY, 'made/docker'].map(name => ({ where, name, id: `${where}-${name.replace('/', '-')}` })),
  );

  test.for(everything)(
    '$name of the $where registry is byte for byte what skopeo copies',
    async ({ where, name, id }) => {
      const { skopeo, folder, [where]: remote } = peers;
      await peers.go(remote);
      const saved = join(folder, `${id}-saved`);
      await peers.ok(`Save-AcrImage ${name}:v1 -Path '${saved}'`);
      const files = filesInFolder(saved);
      expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
      const copied = join(folder, `${id}-copied`);
      // of a Docker image skopeo would make one of OCI in a layout, but it leaves it as it is in a folder of its own kind
      await skopeo.pull(remote, `${name}:v1`, name === MANY ? `oci:${copied}:v1` : `dir:${copied}`);
      const content = [...filesInFolder(copied)].filter(([file]) => !/^(version|index\.json|oci-layout)$/.test(file));
      expect(contentOf(files)).toEqual(new Map(content.map(([, bytes]) => [digestOfBytes(bytes), bytes])));

      await skopeo.push(`oci:${saved}${nameOf(name)}`, remote, `${name}-again:v1`);
      expect(await skopeo.inspect(remote, `${name}-again:v1`, '--raw')).toBe(
        await skopeo.inspect(remote, `${name}:v1`, '--raw'),
      );
    },
  );

  test.for(everything)('$name of the $where registry as a tar', async ({ where, name, id }) => {
    const { skopeo, folder, [where]: remote } = peers;
    await peers.go(remote);
    const saved = join(folder, `${id}.tar`);
    await peers.ok(`Save-AcrImage ${name}:v1 -Path '${saved}'`);
    const files = filesInTar(saved);
    expect([...wrongInLayout(files), ...strangersIn(files)]).toEqual([]);
    await skopeo.push(`oci-archive:${saved}${nameOf(name)}`, remote, `${name}-tar:v1`);
    expect(await skopeo.inspect(remote, `${name}-tar:v1`, '--raw')).toBe(
      await skopeo.inspect(remote, `${name}:v1`, '--raw'),
    );
  });

  test.for(everything)('$name of the $where registry as a tar that docker load reads', async ({ where, name, id }) => {
    const { skopeo, folder, [where]: remote } = peers;
    await peers.go(remote);
    const saved = join(folder, `${id}-docker.tar`);
    await peers.ok(`Save-AcrImage ${name}:v1 -Platform linux/amd64 -Path '${saved}'`);
    const told = `docker-archive:${saved}:${remote.address}/${name}:v1`;
    // what docker load makes of it: the configuration as it is, and the layers that it tells of
    const unpacked = join(folder, `${id}-unpacked`);
    await skopeo.convert(told, `dir:${unpacked}`);
    const digests = [...filesInFolder(unpacked).values()].map(digestOfBytes);
    const [image] = dockerListOf(filesInTar(saved)) ?? [];
    const config = filesInTar(saved).get(image?.Config ?? '') ?? Buffer.alloc(0);
    const { rootfs } = JSON.parse(config.toString());
    expect(rootfs.diff_ids).toHaveLength(image?.Layers.length ?? 0);
    expect(digests).toEqual(expect.arrayContaining([digestOfBytes(config), ...rootfs.diff_ids]));
    expect(JSON.parse(await skopeo.inspectLocal(told, '--config', '--raw'))).toEqual(JSON.parse(config.toString()));
    await peers.ok(`Publish-AcrImage '${saved}' ${name}-own:v1`);
    const wanted = digestOfBytes(Buffer.from(await skopeo.inspect(remote, `${name}-own:v1`, '--raw')));
    expect(filesInTar(saved).has(`blobs/${wanted.replace(':', '/')}`)).toBe(true);
  });

  test('one platform of an index is an image of its own', async () => {
    const { skopeo, folder, docker } = peers;
    await peers.go(docker);
    const saved = join(folder, 'arm');
    await peers.ok(`Save-AcrImage ${MANY}:v1 -Platform linux/arm64 -Path '${saved}'`);
    await skopeo.push(`oci:${saved}:v1`, docker, 'made/arm:v1');
    const config = JSON.parse(await skopeo.inspect(docker, 'made/arm:v1', '--config'));
    expect(config).toMatchObject({ os: 'linux', architecture: 'arm64' });
    expect(contentOf(filesInFolder(saved)).size).toBe(3);
  });

  test('several images share one layout, each found by its name', async () => {
    const { skopeo, folder, docker } = peers;
    await peers.go(docker);
    await skopeo.push(`oci:${join(folder, 'one')}:v1`, docker, 'made/one:v2');
    const saved = join(folder, 'shared');
    await peers.ok(`'${MANY}:v1', 'made/one:v2' | Save-AcrImage -Path '${saved}'`);
    for (const [name, tag] of [
      [MANY, 'v1'],
      ['made/one', 'v2'],
    ]) {
      await skopeo.push(`oci:${saved}:${tag}`, docker, `${name}-shared:v1`);
      expect(await skopeo.inspect(docker, `${name}-shared:v1`, '--raw')).toBe(
        await skopeo.inspect(docker, `${name}:${tag}`, '--raw'),
      );
    }
  });
});
