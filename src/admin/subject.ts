import type { Digest } from '../registry/model/digest.ts';
import type { RepositoryName } from '../registry/model/repository-name.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { Registry } from '../registry/registry.ts';

/** A repository of a connected registry, with the name by which the user knows the registry. */
export interface RepositoryPlace {
  readonly registry: Registry;
  /** For commands that are printed: `contoso`. */
  readonly registryName: string;
  readonly repository: RepositoryName;
}

export interface TagPlace extends RepositoryPlace {
  readonly tag: TagName;
}

export interface ManifestPlace extends RepositoryPlace {
  readonly digest: Digest;
}

/** What a change is about: a repository, a tag, or a manifest with the tags on it. */
export interface ChangeSubject extends RepositoryPlace {
  readonly tags: readonly TagName[];
  readonly digest: Digest | undefined;
}

/** `contoso.azurecr.io/team/api` */
export const repositoryText = ({ registry, repository }: RepositoryPlace): string =>
  `${registry.server.name}/${repository}`;

/** `contoso.azurecr.io/team/api:1.4.2` */
export const tagText = (place: TagPlace): string => `${repositoryText(place)}:${place.tag}`;

/** `contoso.azurecr.io/team/api@sha256:…`, the digest whole. */
export const manifestText = (place: ManifestPlace): string => `${repositoryText(place)}@${place.digest}`;

/** The 12 hex digits that people compare. */
export const shortDigest = (digest: Digest): string => digest.slice(digest.indexOf(':') + 1).slice(0, 12);
