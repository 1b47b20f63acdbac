import type { RecordView } from '../../values/output-type.ts';
import type { Target } from './target.ts';

type Placed = { readonly place: Pick<Target, 'connection' | 'repository'> };

/** `Repository: contoso.azurecr.io/team/api` above a table of things in it. */
export const repositoryGroup = {
  label: 'Repository',
  of: ({ place }: Placed): string => `${place.connection.registry.server.name}/${place.repository}`,
  look: 'reg.repository',
} satisfies NonNullable<RecordView<Placed>['table']>['group'];
