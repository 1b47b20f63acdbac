import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, filesInFolder } from '../content/layout-witness.ts';
import { writeOciLayout } from './oci-layout.ts';
import { missingPeers, startTwoRegistries, type TwoRegistries } from './two-registries.ts';

// Images that skopeo has pushed, copied by acrsh, pulled and compared by skopeo.
const skipped = missingPeers === undefined ? '' : ` (skipped: ${missingPeers})`;

describe.skipIf(missingPeers)(`images of skopeo, copied${skipped}`, () => {
  let peers: TwoRegistries;
  let image: string;
  beforeAll(async () => {
    peers = await startTwoRegistries();
    const { skopeo, folder, embedded, docker } = peers;
    const options = { reference: 'v1', architectures: ['amd64', 'arm64'] };
    ({ folder: image } = await writeOciLayout(join(folder, 'image'), options));
    for (const remote of [embedded, docker]) await skopeo.push(`oci:${image}:v1`, remote, 'made/image:v1');
  });
  afterAll(() => peers[Symbol.asyncDispose]());

  const ways = [
    { from: 'embedded', to: 'embedded' },
    { from: 'docker', to: 'docker' },
    { from: 'embedded', to: 'docker' },
    { from: 'docker', to: 'embedded' },
  ] as const;

  test.for(ways)('from the $from to the $to registry, whole', async ({ from, to }) => {
    const { skopeo, folder } = peers;
    const name = `copied/from-${from}`;
    await peers.go(peers[from]);
    await peers.ok(`Copy-AcrImage made/image:v1 ${peers[to].address}/${name}:v2`);
    expect(await skopeo.inspect(peers[to], `${name}:v2`, '--raw')).toBe(
      await skopeo.inspect(peers[from], 'made/image:v1', '--raw'),
    );
    const pulled = join(folder, `${from}-${to}`);
    await skopeo.pull(peers[to], `${name}:v2`, `oci:${pulled}:v1`);
    expect(contentOf(filesInFolder(pulled))).toEqual(contentOf(filesInFolder(image)));
  });
});
