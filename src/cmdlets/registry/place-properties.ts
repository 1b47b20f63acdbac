import type { Property } from '../../values/output-type.ts';
import type { Target } from './target.ts';

/** What is in a repository. */
interface Placed {
  readonly place: Pick<Target, 'connection' | 'repository'>;
}

/** The first properties of what is in a repository: they bind to the parameters of their names. */
export const placeProperties: readonly Property<Placed>[] = [
  { name: 'RegistryName', of: ({ place }) => place.connection.name },
  { name: 'RepositoryName', of: ({ place }) => place.repository },
];

/** What Az calls the two, for scripts that ask for it. */
export const placeAliases: readonly Property<Placed>[] = [
  { name: 'Registry', of: ({ place }) => place.connection.registry.server.name, hidden: true },
  { name: 'ImageName', of: ({ place }) => place.repository, hidden: true },
];
