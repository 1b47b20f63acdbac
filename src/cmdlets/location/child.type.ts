import type { Connection } from '../../session/connection.ts';
import type { OutputType } from '../../values/output-type.ts';
import { MODE, mode } from '../registry/attributes.type.ts';
import { minuteText, timeValue } from '../registry/time.ts';
import { type ChildDetails, readDetails } from './child-details.ts';

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
  /** What is known of the repositories of one listing. */
  readonly details: ChildDetails;
}

const factsOf = ({ details, repository, isRepository }: Child) => (isRepository ? details.of(repository) : undefined);
const isShown = ({ details }: Child) => details.isRead;

export const childType: OutputType<Child> = {
  name: 'AcrChildItem',
  properties: [
    { name: 'RegistryName', of: ({ connection }) => connection.name },
    { name: 'RepositoryName', of: ({ repository }) => repository },
    { name: 'Name', of: ({ name }) => name, unbound: true },
    { name: 'Kind', of: kind, hidden: true },
    { name: 'IsRepository', of: ({ isRepository }) => isRepository },
    { name: 'Below', of: ({ below }) => below },
    // what the browser's list shows besides
    { name: 'Mode', of: child => mode(factsOf(child)?.changeableAttributes), hidden: true },
    { name: 'LastUpdated', of: child => timeValue(factsOf(child)?.lastUpdateTime), hidden: true },
    { name: 'Manifests', of: child => factsOf(child)?.manifestCount ?? null, hidden: true },
    { name: 'Tags', of: child => factsOf(child)?.tagCount ?? null, hidden: true },
  ],
  view: {
    subject: 'repository',
    detail: readDetails,
    table: {
      columns: [
        { label: 'Kind', of: kind, width: 10, priority: 3 },
        {
          label: 'Below',
          of: ({ below }) => (below === 0 ? '' : String(below)),
          width: 5,
          align: 'right',
          priority: 4,
        },
        {
          label: 'Mode',
          of: child => mode(factsOf(child)?.changeableAttributes),
          width: 4,
          look: MODE,
          priority: 2,
          isShown,
        },
        {
          label: 'LastUpdated',
          of: child => minuteText(factsOf(child)?.lastUpdateTime),
          width: 16,
          look: 'reg.date',
          priority: 5,
          isShown,
        },
        {
          label: 'Manifests',
          of: child => factsOf(child)?.manifestCount ?? null,
          width: 9,
          align: 'right',
          priority: 0,
          isShown,
        },
        {
          label: 'Tags',
          of: child => factsOf(child)?.tagCount ?? null,
          width: 6,
          align: 'right',
          priority: 1,
          isShown,
        },
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
