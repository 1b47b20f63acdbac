import { expect, test } from 'vitest';
import { keptBlob, keptManifest } from '../../src/registry/kept-bodies.ts';
import { withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const TEXT = `{"schemaVersion":2,"mediaType":"${TYPE}"}`;

test('a manifest that somebody has named as a configuration keeps its type', async () => {
  await using server = await startServer(
    withTokens(({ path }) => ({ headers: path.includes('/manifests/') ? { 'content-type': TYPE } : {}, body: TEXT })),
  );
  await using connection = await connectTo(server.origin);
  const subject = { repository: repo('team/api'), digest: digest(TEXT) };
  for (let time = 0; time < 2; time++) {
    expect(Buffer.from(await keptBlob(connection.registry, subject, 1000)).toString()).toBe(TEXT);
    expect(await keptManifest(connection.registry, subject)).toMatchObject({ mediaType: TYPE });
  }
  expect(server.requests.filter(each => each.path.startsWith('/v2/team/'))).toHaveLength(2);
});
