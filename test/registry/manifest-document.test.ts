import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImageConfig, schema1Config } from '../../src/registry/image-config.ts';
import { type ManifestDocument, platformText, readDocument } from '../../src/registry/manifest-document.ts';
import { parseJson } from '../../src/registry/stored-json.ts';
import { digest } from './names.ts';

const OCI = 'application/vnd.oci.image.manifest.v1+json';

const documentOf = (json: unknown, mediaType = OCI): ManifestDocument =>
  readDocument({ mediaType, bytes: Buffer.from(JSON.stringify(json)) });

const part = (name: string, mediaType: string, more = {}) => ({ mediaType, digest: digest(name), size: 10, ...more });

describe('kinds of manifests', () => {
  test.each([
    ['an OCI image', 'image', { config: part('c', 'application/vnd.oci.image.config.v1+json'), layers: [] }],
    ['a Docker image', 'image', { config: part('c', 'application/vnd.docker.container.image.v1+json'), layers: [] }],
    ['a Helm chart', 'artifact', { config: part('c', 'application/vnd.cncf.helm.config.v1+json'), layers: [] }],
    [
      'an artifact with an image configuration',
      'artifact',
      { artifactType: 'application/x', config: part('c', 'application/vnd.oci.image.config.v1+json') },
    ],
    ["ORAS's artifact manifest", 'artifact', { artifactType: 'signature/example', blobs: [part('b', 'text/plain')] }],
    ['an index', 'index', { manifests: [] }],
    ['schema 1', 'schema1', { schemaVersion: 1, fsLayers: [], history: [] }],
    ['something else', 'unknown', { schemaVersion: 7 }],
  ])('%s', (_, kind, json) => {
    expect(documentOf(json).kind).toBe(kind);
  });

  test('the type of an artifact is its own, else that of its configuration; an image has none', () => {
    const config = part('c', 'application/vnd.cncf.helm.config.v1+json');
    expect(documentOf({ config }).artifactType).toBe('application/vnd.cncf.helm.config.v1+json');
    expect(documentOf({ config, artifactType: 'a/b' }).artifactType).toBe('a/b');
    expect(documentOf({ config: part('c', 'application/vnd.oci.image.config.v1+json') }).artifactType).toBeUndefined();
  });

  test('an index tells platforms with variant and version; what cannot be read is left out', () => {
    const platform = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.2700' };
    const { children } = documentOf({
      manifests: [
        part('a', OCI, { platform: { os: 'linux', architecture: 'arm', variant: 'v7' } }),
        part('b', OCI, { platform }),
        part('c', OCI),
        { digest: 'no digest' },
        null,
      ],
    });
    expect(children.map(each => each.platform && platformText(each.platform))).toEqual([
      'linux/arm/v7',
      'windows/amd64',
      undefined,
    ]);
    expect(children[1]?.platform?.osVersion).toBe('10.0.20348.2700');
  });

  test('a size that is no number of bytes tells nothing', () => {
    const sizes = [0, 7, 2 ** 53 - 1, -1, 1.5, 2 ** 53, 1e300, '7', null, {}];
    const { layers } = documentOf({ layers: sizes.map(size => part('a', 'layer', { size })) });
    expect(layers.map(each => each.size)).toEqual([0, 7, 2 ** 53 - 1, ...sizes.slice(3).map(() => undefined)]);
  });

  test('layers that lie elsewhere are known', () => {
    const { layers } = documentOf({
      layers: [part('a', 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'), part('b', 'layer')],
    });
    expect(layers.map(each => each.isElsewhere)).toEqual([true, false]);
  });
});

test('schema 1 has its layers turned round, and its configuration in its history', () => {
  const newest = {
    os: 'linux',
    architecture: 'amd64',
    author: 'ana',
    created: '2016-01-02T00:00:00Z',
    config: { Cmd: ['sh'], Labels: { a: 'b' } },
    container_config: { Cmd: ['/bin/sh', '-c', '#(nop) CMD ["sh"]'] },
  };
  const oldest = { created: '2016-01-01T00:00:00Z', container_config: { Cmd: ['/bin/sh -c #(nop) ADD file:1 in /'] } };
  const document = documentOf(
    {
      schemaVersion: 1,
      fsLayers: [{ blobSum: digest('new') }, { blobSum: digest('old') }],
      history: [newest, oldest].map(each => ({ v1Compatibility: JSON.stringify(each) })),
    },
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
  );
  expect(document.layers.map(each => [each.digest, each.size])).toEqual([
    [digest('old'), undefined],
    [digest('new'), undefined],
  ]);
  const { config } = schema1Config(document.json);
  expect(config).toMatchObject({ author: 'ana', command: ['sh'], labels: { a: 'b' } });
  expect(config.history.map(each => each.createdBy)).toEqual([
    '/bin/sh -c #(nop) ADD file:1 in /',
    '/bin/sh -c #(nop) CMD ["sh"]',
  ]);
});

test('no manifest and no configuration brings the reader down', () => {
  const names = ['config', 'layers', 'manifests', 'fsLayers', 'history', 'platform', 'annotations', 'Labels', 'Env'];
  const json = fc.dictionary(fc.constantFrom(...names), fc.jsonValue());
  fc.assert(
    fc.property(fc.oneof(json, fc.jsonValue()), value => {
      const bytes = Buffer.from(JSON.stringify(value));
      const { layers, children } = readDocument({ mediaType: OCI, bytes });
      expect(Array.isArray(layers) && Array.isArray(children)).toBe(true);
      const config = readImageConfig(parseJson(bytes));
      expect(config.environment.every(each => typeof each === 'string')).toBe(true);
      expect(schema1Config(parseJson(bytes)).config.history.length).toBeGreaterThanOrEqual(0);
    }),
  );
});
