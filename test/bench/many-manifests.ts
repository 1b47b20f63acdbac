import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { RepositoryBuilder } from '../../src/emulator/fixtures/repository-builder.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';

const MINUTE = 60_000;
/** An index, its two images, and what signs it. */
const TOGETHER = 4;
/** Layers that an image has of its own, and that it shares with all others. */
const OWN = 2;
const SHARED = 6;

const OCI = 'application/vnd.oci.image';

/** A registry whose only repository, `load/many`, has so many manifests: releases of two platforms, each signed, every other one tagged. */
export function manifests(count: number): Fixture {
  return registry => {
    const created = new Date(registry.now.getTime() - (count + 1) * MINUTE);
    registry.repository('load/many', created, repository => {
      for (let at = 0; at < count; at += TOGETHER) fill(repository, at, new Date(created.getTime() + at * MINUTE));
    });
  };
}

function fill(repository: RepositoryBuilder, at: number, created: Date): void {
  const images = ['amd64', 'arm64'].map(each => ({ manifest: image(repository, `${at} ${each}`, created) }));
  const index = repository.index(images, created);
  if ((at / TOGETHER) % 2 === 0) repository.tag(`build-${at}`, index, created);
  repository.artifact({
    created,
    artifactType: 'application/vnd.cncf.notary.signature',
    content: String(at),
    contentType: 'application/jose+json',
    subject: index,
  });
}

function image(repository: RepositoryBuilder, name: string, created: Date): Manifest {
  const layer = (content: string) => ({ mediaType: `${OCI}.layer.v1.tar+gzip`, ...repository.blob(content) });
  return repository.manifest(
    {
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: { mediaType: `${OCI}.config.v1+json`, ...repository.blob(JSON.stringify({ os: 'linux', name })) },
      layers: [
        ...Array.from({ length: SHARED }, (_, each) => layer(`shared ${each}`)),
        ...Array.from({ length: OWN }, (_, each) => layer(`${name} ${each}`)),
      ],
    },
    created,
  );
}
