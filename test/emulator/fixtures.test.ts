import { describe, expect, test } from 'vitest';
import { createClock, formatTicks } from '../../src/emulator/clock.ts';
import { demo } from '../../src/emulator/fixtures/demo.ts';
import { knownLayers, makeLayer } from '../../src/emulator/fixtures/known-layers.ts';
import { buildRegistry } from '../../src/emulator/fixtures/registry-builder.ts';
import { digestOf } from '../../src/emulator/store/blobs.ts';
import type { Manifest, Repository } from '../../src/emulator/store/repository.ts';
import { Store } from '../../src/emulator/store/store.ts';

function demoStore(seed = 1): Store {
  const store = new Store();
  demo(
    buildRegistry(
      store,
      createClock(() => new Date('2026-11-20T12:00:00Z')),
      seed,
    ),
  );
  return store;
}

function repositoryOf(store: Store, name: string): Repository {
  const repository = store.repository(name);
  if (repository === undefined) throw new Error(`the fixture lost ${name}`);
  return repository;
}

const tagged = (repository: Repository, tag: string): Manifest | undefined =>
  repository.manifests.get(repository.tags.get(tag)?.digest ?? '');

/** Everything a client can see, as text. */
const print = (store: Store): string =>
  [...store.names]
    .map(name => repositoryOf(store, name))
    .flatMap(({ name, tags, manifests }) => [
      name,
      ...[...tags.ordered].map(tag => `${tag.name} ${tag.digest} ${formatTicks(tag.updated)}`),
      ...[...manifests.ordered].map(manifest => `${manifest.digest} ${formatTicks(manifest.updated)}`),
    ])
    .join('\n');

describe('the demo registry', () => {
  test('is the same for the same seed and time, in whichever order it is looked at, and another for another seed', () => {
    const backwards = demoStore();
    for (const name of [...backwards.names].reverse()) backwards.repository(name);
    expect(print(backwards)).toBe(print(demoStore()));
    expect(print(demoStore(2))).not.toBe(print(demoStore()));
  });

  test('holds what it says: digests, sizes, children and subjects are real', () => {
    const store = demoStore();
    for (const name of store.names) {
      const repository = repositoryOf(store, name);
      for (const manifest of repository.manifests.values()) {
        expect(digestOf(manifest.bytes)).toBe(manifest.digest);
        const { config, layers = [], manifests = [], subject } = JSON.parse(manifest.bytes.toString());
        for (const { digest, size } of [...(config ? [config] : []), ...layers]) {
          expect(store.blobOf(name, digest)?.size).toBe(size);
        }
        for (const { digest, size } of [...manifests, ...(subject ? [subject] : [])])
          expect(repository.manifests.get(digest)?.bytes.length).toBe(size);
      }
    }
  });

  test('nothing in it is younger than the clock', () => {
    const store = demoStore();
    const now = formatTicks(createClock(() => new Date('2026-11-20T12:00:00Z')).tick());
    for (const name of store.names) {
      const { tags, manifests } = repositoryOf(store, name);
      for (const { updated } of [...tags.values(), ...manifests.values()])
        expect(formatTicks(updated) < now).toBe(true);
    }
  });

  test('has what the scenarios need', () => {
    const store = demoStore();
    const api = repositoryOf(store, 'team/api');
    const latest = tagged(api, 'latest');
    expect(['1.4.2', '1.4', '1'].map(tag => tagged(api, tag)?.digest)).toEqual(Array(3).fill(latest?.digest));
    expect(latest?.facts.references?.map(({ os, architecture }) => `${os}/${architecture}`)).toEqual([
      'linux/amd64',
      'linux/arm64',
      'unknown/unknown',
      'unknown/unknown',
    ]);
    const referrers = [...api.manifests.values()].filter(({ facts }) => facts.subject === latest?.digest);
    expect(referrers.map(({ facts }) => facts.artifactType).sort()).toEqual([
      'application/spdx+json',
      'application/vnd.cncf.notary.signature',
    ]);
    expect(tagged(api, '1.4.1')?.attributes).toMatchObject({ deleteEnabled: false, writeEnabled: false });
    expect([...api.manifests.values()].filter(({ tags }) => tags.size === 0).length).toBeGreaterThan(40);
    expect(repositoryOf(store, 'team/api-cache').attributes.deleteEnabled).toBe(false);
    expect(repositoryOf(store, 'load/many').tags.size).toBe(5000);
    expect(tagged(repositoryOf(store, 'library/hello-world'), 'v1')).toBeDefined();
    const nginx = tagged(repositoryOf(store, 'samples/nginx'), 'latest');
    expect(nginx?.facts.annotations).toEqual({ 'org.cncf.oras.image.scan-status': 'passed' });
    const config = JSON.parse(
      store.blobs
        .get(nginx?.facts.configDigest ?? '')
        ?.bytes()
        .toString() ?? '{}',
    );
    expect(config.config.Labels['com.visualstudio.contoso.image.build.builduri']).toMatch(
      /^vstfs:\/\/\/Build\/Build\/\d+$/,
    );
  });
});

test.for(Object.entries(knownLayers))(
  'the layer %s has the digests that are written down',
  ([name, { content, ...layer }]) => {
    const { gzip, tar } = makeLayer(name, content);
    expect({ digest: digestOf(gzip), diffId: digestOf(tar), size: gzip.length }).toEqual(layer);
  },
);
