import { type ArtifactGraph, readArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import type { RepositoryBuilder } from '../../../src/emulator/fixtures/repository-builder.ts';
import type { Manifest } from '../../../src/emulator/store/repository.ts';
import { type Digest, parseDigest } from '../../../src/registry/model/digest.ts';
import { repo } from '../../registry/names.ts';
import { type Desk, openDesk } from '../desk.ts';

export const CREATED = new Date('2025-06-01T08:00:00Z');
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';

/** A registry whose only repository, `made/here`, is filled by `build`; `made` is what that answers. */
export async function deskWith<Made>(build: (repository: RepositoryBuilder) => Made) {
  const built: Made[] = [];
  const desk = await openDesk(registry => {
    registry.repository('made/here', CREATED, repository => void built.push(build(repository)));
  });
  // a repository is filled when it is first looked at
  desk.emulator.store.repository('made/here')?.manifests.values();
  const [made] = built;
  if (made === undefined) throw new Error('the fixture was not built');
  return { desk, made, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

export const placeOf = ({ registry }: Desk) => ({ registry, registryName: 'demo', repository: repo('made/here') });
export const graphOf = (desk: Desk): Promise<ArtifactGraph> =>
  readArtifactGraph(placeOf(desk), { signal: desk.signal });

export function digestOf({ digest }: Manifest): Digest {
  const parsed = parseDigest(digest);
  if (parsed === undefined) throw new Error(`${digest} is no digest`);
  return parsed;
}

/** An image with one layer that all share and one of its own. */
export const image = (repository: RepositoryBuilder, name: string, architecture = 'amd64'): Manifest =>
  repository.image({
    created: CREATED,
    platform: { os: 'linux', architecture },
    layers: [repository.layer('base', 'base'), repository.layer('own', name)],
  });

export const indexOf = (
  repository: RepositoryBuilder,
  children: readonly Manifest[],
  dialect: 'oci' | 'docker' = 'oci',
): Manifest =>
  repository.index(
    children.map(manifest => ({ manifest })),
    CREATED,
    dialect,
  );

export const artifact = (repository: RepositoryBuilder, content: string, subject?: Manifest): Manifest =>
  repository.artifact({
    created: CREATED,
    artifactType: 'application/vnd.cncf.notary.signature',
    content,
    contentType: 'text/plain',
    ...(subject && { subject }),
  });
