/** Where something stands, in words for commands. */
export interface NamedPlace {
  /** The name by which the user knows the registry. */
  readonly registryName: string;
  readonly repository: string;
}

type Verb = 'Lock' | 'Unlock';

/** `Unlock-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api -Name 1.4`: turns deleting and writing on, or with Lock off. */
export const tagLockCommand = (verb: Verb, place: NamedPlace & { readonly tag: string }): string =>
  `${verb}-AzContainerRegistryTag ${inside(place)} -Name ${place.tag}`;

/** The same for a manifest. */
export const manifestLockCommand = (verb: Verb, place: NamedPlace & { readonly digest: string }): string =>
  `${verb}-AzContainerRegistryManifest ${inside(place)} -Manifest ${place.digest}`;

/** The same for a repository. */
export const repositoryLockCommand = (verb: Verb, { registryName, repository }: NamedPlace): string =>
  `${verb}-AzContainerRegistryRepository -RegistryName ${registryName} -Name ${repository}`;

const inside = ({ registryName, repository }: NamedPlace): string =>
  `-RegistryName ${registryName} -RepositoryName ${repository}`;
