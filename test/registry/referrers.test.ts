import { expect, test } from 'vitest';
import { listReferrers } from '../../src/registry/referrers.ts';
import { complaint, withTokens } from './answers.ts';
import { connectTo } from './connection.ts';
import { type Reply, startServer } from './loopback-server.ts';
import { digest, repo } from './names.ts';

const IMAGE = { repository: repo('team/api'), digest: digest('image') };

function descriptor(name: string, artifactType: string) {
  return {
    digest: digest(name),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    size: 10,
    artifactType,
    annotations: { name },
  };
}

const INDEX = { manifests: [descriptor('signature', 'sig'), descriptor('sbom', 'bom')] };

async function names(reply: (path: string) => Reply, artifactType?: string): Promise<(string | undefined)[]> {
  await using server = await startServer(withTokens(({ path }) => reply(path)));
  await using connection = await connectTo(server.origin);
  const found: (string | undefined)[] = [];
  for await (const { items } of listReferrers(connection.registry, IMAGE, { artifactType })) {
    found.push(...items.map(({ annotations }) => annotations.name));
  }
  return found;
}

test('by the referrers API, over all pages', async () => {
  const link = '</x?last=1&n=2>; rel="next"';
  const more = { manifests: [descriptor('scan', 'scan')] };
  const reply = (path: string) => (path.includes('last=1') ? { body: more } : { headers: { link }, body: INDEX });
  expect(await names(reply)).toEqual(['signature', 'sbom', 'scan']);
});

test('of one type, also where the registry leaves the filter to us', async () => {
  expect(await names(() => ({ body: INDEX }), 'bom')).toEqual(['sbom']);
});

test('by the tag that stands in for the API', async () => {
  const stand = `/v2/team/api/manifests/${IMAGE.digest.replace(':', '-')}`;
  expect(await names(path => (path === stand ? { body: INDEX } : { status: 404 }))).toEqual(['signature', 'sbom']);
  expect(await names(() => complaint(404, 'MANIFEST_UNKNOWN', 'x'))).toEqual([]);
});

test('a failure is not taken for nothing', async () => {
  await expect(names(() => complaint(403, 'DENIED', 'x'))).rejects.toMatchObject({ id: 'NoPermission' });
  await expect(names(() => ({ body: { manifests: [{}] } }))).rejects.toMatchObject({ id: 'UnexpectedAnswer' });
});
