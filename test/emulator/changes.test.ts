import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { digestOf } from '../../src/emulator/store/blobs.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';
import { type Answer, call, send } from './caller.ts';

const name = 'library/hello-world';
const scope = 'repository:*:*';
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'small', now: () => new Date('2026-11-20T12:00:00Z') });
});
afterEach(() => emulator.close());

/** An image with an SBOM that is signed. */
const referredTo: Fixture = registry => {
  const created = new Date(registry.now.getTime() - 1000);
  registry.repository('team/api', created, repository => {
    const image = repository.image({ created, layers: [] });
    const attach = (subject: Manifest, content: string) =>
      repository.artifact({ created, artifactType: 'application/x.note', contentType: 'text/plain', content, subject });
    attach(attach(image, 'sbom'), 'signature');
    repository.tag('v1', image, created);
  });
};

const request = (
  method: string,
  path: string,
  body?: string | Buffer,
  headers?: Record<string, string>,
): Promise<Answer> =>
  call(emulator, method, path, { scope, ...(body !== undefined && { body }), ...(headers && { headers }) });
const json = async (path: string) => JSON.parse((await request('GET', path)).text);

describe('deleting', () => {
  test('a tag leaves its manifest; its digest is in a header', async () => {
    const digest = emulator.store.repository(name)?.tags.get('v1')?.digest ?? '';
    const answer = await request('DELETE', `/acr/v1/${name}/_tags/v1`);
    expect([answer.status, answer.text, answer.headers['x-ms-int-docker-content-digest']]).toEqual([202, '', digest]);
    const { manifest } = await json(`/acr/v1/${name}/_manifests/${digest}`);
    expect('tags' in manifest).toBe(false);
    expect(emulator.ledger.effects).toEqual([{ kind: 'tag deleted', repository: name, tag: 'v1', digest }]);
  });

  test('a manifest takes its tags along', async () => {
    const digest = emulator.store.repository(name)?.tags.get('v2')?.digest ?? '';
    expect((await request('DELETE', `/v2/${name}/manifests/${digest}`)).status).toBe(202);
    expect((await json(`/acr/v1/${name}/_tags`)).tags.map((tag: { name: string }) => tag.name)).toEqual(['v1']);
    expect(emulator.ledger.effects).toEqual([
      { kind: 'manifest deleted', repository: name, digest, tags: ['latest', 'v2'] },
    ]);
    expect((await json(`/acr/v1/${name}`)).lastUpdateTime).toMatch(/^2026-11-20T12:00:00/);
  });

  test.for([false, true])(
    'a manifest takes what refers to it along, unless the registry keeps that: %s',
    async keepsReferrers => {
      await using stack = new AsyncDisposableStack();
      const other = await startEmulator({ fixture: referredTo, keepsReferrers });
      stack.defer(() => other.close());
      const all = () => [...(other.store.repository('team/api')?.manifests.values() ?? [])];
      const image = all().find(each => each.tags.has('v1'));
      await call(other, 'DELETE', `/v2/team/api/manifests/${image?.digest}`, { scope });
      expect(all()).toHaveLength(keepsReferrers ? 2 : 0);
      expect(other.ledger.effects.map(each => 'alongWith' in each && each.alongWith === image?.digest)).toEqual(
        keepsReferrers ? [false] : [false, true, true],
      );
    },
  );

  test('a repository says what went with it', async () => {
    const answer = JSON.parse((await request('DELETE', `/acr/v1/${name}`)).text);
    expect(answer.tagsDeleted).toEqual(['latest', 'v1', 'v2']);
    expect(answer.manifestsDeleted).toEqual([...answer.manifestsDeleted].sort());
    const untagged = JSON.parse((await request('DELETE', '/acr/v1/samples/empty-tags')).text);
    expect(untagged).toMatchObject({ manifestsDeleted: [expect.any(String)], tagsDeleted: null });
  });
});

describe('uploads', () => {
  const start = async (): Promise<Answer> => request('POST', '/v2/new/image/blobs/uploads/');
  const content = Buffer.from('some content');
  const digest = digestOf(content);

  test('by chunks: a new location each time, the range of what is there', async () => {
    const started = await start();
    expect(started.headers.range).toBe('0-0');
    const first = await request('PATCH', started.headers.location ?? '', content.subarray(0, 4));
    expect([first.status, first.headers.range]).toEqual([202, '0-3']);
    expect(first.headers.location).not.toBe(started.headers.location);
    const gap = await request('PATCH', first.headers.location ?? '', content.subarray(6), { 'Content-Range': '6-11' });
    expect(gap.status).toBe(416);
    const second = await request('PATCH', first.headers.location ?? '', content.subarray(4), {
      'Content-Range': '4-11',
    });
    const status = await request('GET', second.headers.location ?? '');
    expect([status.status, status.headers.range]).toEqual([204, '0-11']);
    const done = await request('PUT', `${second.headers.location}&digest=${encodeURIComponent(digest)}`);
    expect([done.status, done.headers.location]).toEqual([201, `/v2/new/image/blobs/${digest}`]);
    expect(emulator.store.blobOf('new/image', digest)?.bytes()).toEqual(content);
    expect((await request('GET', second.headers.location ?? '')).status).toBe(404);
  });

  test.for([
    ['the digest of other bytes', digestOf(Buffer.from('other'))],
    ['no digest at all', 'sha256:00000000'],
  ])('is refused with %s, and nothing is stored', async ([, wrong]) => {
    const { headers } = await start();
    const answer = await request('PUT', `${headers.location}&digest=${wrong}`, content);
    expect([answer.status, JSON.parse(answer.text).errors[0].code]).toEqual([400, 'DIGEST_INVALID']);
    expect(emulator.store.repository('new/image')).toBeUndefined();
  });

  test('cancelled: gone', async () => {
    const { headers } = await start();
    expect((await request('DELETE', headers.location ?? '')).status).toBe(204);
    expect((await request('PATCH', headers.location ?? '', content)).status).toBe(404);
  });

  test('a mount of what the source does not have becomes an ordinary upload', async () => {
    const answer = await request(
      'POST',
      `/v2/new/image/blobs/uploads/?from=${encodeURIComponent(name)}&mount=${digest}`,
    );
    expect([answer.status, answer.headers.range]).toEqual([202, '0-0']);
  });
});

describe('pushing', () => {
  const pushBlob = async (repository: string, content: string): Promise<{ digest: string; size: number }> => {
    const digest = digestOf(Buffer.from(content));
    await request('POST', `/v2/${repository}/blobs/uploads/?digest=${digest}`, content);
    return { digest, size: content.length };
  };
  const put = (reference: string, document: object): Promise<Answer> =>
    request('PUT', `/v2/new/image/manifests/${reference}`, JSON.stringify(document), { 'Content-Type': ociManifest });

  test('an image is known by tag and digest, with its platform and the size of its layers', async () => {
    const config = await pushBlob('new/image', '{"architecture":"arm64","os":"linux"}');
    const layer = await pushBlob('new/image', 'layer');
    const document = {
      schemaVersion: 2,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
    };
    const answer = await put('v1', document);
    const digest = digestOf(Buffer.from(JSON.stringify(document)));
    expect([answer.status, answer.headers.location]).toEqual([201, `/v2/new/image/manifests/${digest}`]);
    const { manifest } = await json(`/acr/v1/new/image/_manifests/${digest}`);
    expect(manifest).toMatchObject({ digest, imageSize: 5, architecture: 'arm64', os: 'linux', tags: ['v1'] });
    const head = await request('HEAD', '/v2/new/image/manifests/v1');
    expect(head.headers).toMatchObject({
      'docker-content-digest': digest,
      etag: `"${digest}"`,
      'content-type': ociManifest,
    });
    expect((await put(`sha256:${'0'.repeat(64)}`, document)).status).toBe(400);
  });

  test('a manifest whose layer is missing is refused', async () => {
    const config = await pushBlob('new/image', '{}');
    const layers = [{ mediaType: 'a/b', digest: `sha256:${'0'.repeat(64)}`, size: 1 }];
    const answer = await put('v1', { schemaVersion: 2, config: { mediaType: 'a/b', ...config }, layers });
    expect([answer.status, JSON.parse(answer.text).errors[0].code]).toEqual([400, 'MANIFEST_BLOB_UNKNOWN']);
  });

  test('a moved tag keeps its creation time; the image it left is untagged', async () => {
    const repository = emulator.store.repository(name);
    const [old, current] = ['v1', 'v2'].map(tag => repository?.manifests.get(repository.tags.get(tag)?.digest ?? ''));
    const before = (await json(`/acr/v1/${name}/_tags/v1`)).tag;
    emulator.clock.advance(1000);
    await request('PUT', `/v2/${name}/manifests/v1`, current?.bytes, { 'Content-Type': current?.mediaType ?? '' });
    const { tag } = await json(`/acr/v1/${name}/_tags/v1`);
    expect(tag).toMatchObject({
      digest: current?.digest,
      createdTime: before.createdTime,
      lastUpdateTime: '2026-11-20T12:00:01Z',
    });
    expect('tags' in (await json(`/acr/v1/${name}/_manifests/${old?.digest}`)).manifest).toBe(false);
  });

  test('a referrer is announced and found by its type', async () => {
    const empty = await pushBlob('new/image', '{}');
    const subject = { mediaType: ociManifest, digest: `sha256:${'1'.repeat(64)}`, size: 9 };
    const document = {
      schemaVersion: 2,
      artifactType: 'application/x.sbom',
      config: { mediaType: 'application/vnd.oci.empty.v1+json', ...empty },
      layers: [],
      subject,
    };
    expect((await put('sbom', document)).headers['oci-subject']).toBe(subject.digest);
    const found = await json(`/v2/new/image/referrers/${subject.digest}?artifactType=application/x.sbom`);
    expect(found.manifests).toMatchObject([{ artifactType: 'application/x.sbom', mediaType: ociManifest }]);
    expect((await json(`/v2/new/image/referrers/${subject.digest}?artifactType=other`)).manifests).toEqual([]);
  });
});

describe('blob storage', () => {
  const layerOf = (): string => {
    const repository = emulator.store.repository(name);
    return repository?.manifests.get(repository.tags.get('v1')?.digest ?? '')?.facts.blobs.at(-1) ?? '';
  };

  test('gives the bytes, whole or in part, to whoever has the link, and its own ETag instead of a digest', async () => {
    const { status, headers } = await request('GET', `/v2/${name}/blobs/${layerOf()}`);
    expect([status, new URL(headers.location ?? '').origin]).toEqual([307, emulator.storageOrigin]);
    const whole = await send('GET', headers.location ?? '');
    expect(digestOf(whole.bytes)).toBe(layerOf());
    expect(whole.headers['docker-content-digest']).toBeUndefined();
    const part = await send('GET', headers.location ?? '', { headers: { Range: 'bytes=2-5' } });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 2-5/${whole.bytes.length}`]);
    expect(part.bytes).toEqual(whole.bytes.subarray(2, 6));
  });

  test('refuses an Authorization header, a changed link, and one of twenty minutes ago', async () => {
    const { headers } = await request('GET', `/v2/${name}/blobs/${layerOf()}`);
    const link = headers.location ?? '';
    const authorized = await send('GET', link, { headers: { Authorization: 'Bearer x' } });
    expect([authorized.status, authorized.text]).toEqual([400, expect.stringContaining('InvalidAuthenticationInfo')]);
    expect((await send('GET', link.replace(/sig=[^&]{4}/, 'sig=AAAA'))).status).toBe(403);
    expect((await send('GET', link)).status).toBe(200);
    emulator.clock.advance(20 * 60_000);
    expect((await send('GET', link)).status).toBe(403);
  });
});
