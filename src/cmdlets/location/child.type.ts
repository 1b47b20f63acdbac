import type { Connection } from '../../session/connection.ts';
import type { OutputType } from '../../values/output-type.ts';

/** One step below a location: a repository, or a prefix that holds some. */
export interface Child {
  readonly connection: Connection;
  /** The whole prefix. */
  readonly repository: string;
  readonly name: string;
  /** The prefix itself is a repository. */
  readonly isRepository: boolean;
  /** Repositories below it. */
  readonly below: number;
}

export const childType: OutputType<Child> = {
  name: 'AcrChildItem',
  properties: [
    { name: 'RegistryName', of: ({ connection }) => connection.name },
    { name: 'RepositoryName', of: ({ repository }) => repository },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Kind', of: kind, hidden: true },
    { name: 'IsRepository', of: ({ isRepository }) => isRepository },
    { name: 'Below', of: ({ below }) => below },
  ],
  view: {
    table: {
      columns: [
        { label: 'Kind', of: kind, width: 10 },
        { label: 'Below', of: ({ below }) => (below === 0 ? '' : String(below)), width: 5, align: 'right' },
        {
          label: 'Name',
          of: ({ name, below }) => (below === 0 ? name : `${name}/`),
          flexible: { least: 12 },
          look: 'reg.repository',
        },
      ],
    },
  },
};

function kind({ isRepository }: Child): string {
  return isRepository ? 'repository' : 'prefix';
}
