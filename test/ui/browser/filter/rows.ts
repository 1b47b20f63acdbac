import { parseFilter } from '../../../../src/ui/browser/filter/parse-filter.ts';
import { timestampOf } from '../../../../src/values/date-time.ts';
import { type OutputType, recordType, TypedObject } from '../../../../src/values/output-type.ts';
import { sizeText } from '../../../../src/values/size.ts';
import type { Value } from '../../../../src/values/value.ts';

/** 20 November 2026, noon UTC. */
export const NOW = Date.UTC(2026, 10, 20, 12);

export interface ManifestFacts {
  readonly digest?: string;
  readonly tags?: readonly string[];
  readonly size?: number | null;
  /** Days. */
  readonly age?: number;
  readonly kind?: string;
  readonly platform?: string;
  readonly mode?: string;
  readonly relation?: string | null;
  readonly configMediaType?: string | null;
}

const dateOf = ({ age = 1 }: { readonly age?: number }) => timestampOf(NOW - age * 86_400_000);
const minutes = (facts: { readonly age?: number }) =>
  new Date(NOW - (facts.age ?? 1) * 86_400_000).toISOString().slice(0, 16).replace('T', ' ');
const digestOf = ({ digest = 'sha256:0011223344556677889900aabbccddeeff' }: { readonly digest?: string }) => digest;
const short = (facts: { readonly digest?: string }) => digestOf(facts).slice(7, 19);

const manifestOutput: OutputType<ManifestFacts> = {
  name: 'TestManifest',
  properties: [
    { name: 'RegistryName', of: () => 'contoso' },
    { name: 'RepositoryName', of: () => 'team/api' },
    { name: 'Digest', of: digestOf },
    { name: 'Tags', of: ({ tags = [] }) => tags },
    { name: 'ImageSize', of: ({ size = 1000 }) => size },
    { name: 'CreatedTime', of: dateOf },
    { name: 'ConfigMediaType', of: ({ configMediaType = null }) => configMediaType },
    { name: 'MediaType', of: () => 'application/vnd.oci.image.manifest.v1+json' },
    { name: 'Size', of: ({ size = 1000 }) => size, hidden: true },
    { name: 'LastUpdated', of: dateOf, hidden: true },
    { name: 'Kind', of: ({ kind = 'image' }) => kind, hidden: true },
    { name: 'Platform', of: ({ platform = 'linux/amd64' }) => platform, hidden: true },
    { name: 'Mode', of: ({ mode = 'rwld' }) => mode, hidden: true },
    { name: 'Relation', of: ({ relation = null }) => relation, hidden: true },
  ],
  view: {
    subject: 'manifest',
    table: {
      columns: [
        { label: 'Mode', of: ({ mode = 'rwld' }) => mode },
        { label: 'LastUpdated', of: minutes },
        { label: 'Size', of: ({ size = 1000 }) => (size ? sizeText(size) : '') },
        { label: 'Kind', of: ({ kind = 'image' }) => kind },
        { label: 'Platform', of: ({ platform = 'linux/amd64' }) => platform },
        { label: 'Digest', of: short },
        { label: 'Tags', of: ({ tags = [] }) => (tags.length > 0 ? `{${tags.join(', ')}}` : 'untagged') },
      ],
    },
  },
};

interface TagFacts {
  readonly name: string;
  readonly digest?: string;
  readonly age?: number;
  readonly mode?: string;
}

const tagOutput: OutputType<TagFacts> = {
  name: 'TestTag',
  properties: [
    { name: 'RegistryName', of: () => 'contoso' },
    { name: 'RepositoryName', of: () => 'team/api' },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Digest', of: digestOf },
    { name: 'LastUpdated', of: dateOf, hidden: true },
    { name: 'Mode', of: ({ mode = 'rwld' }) => mode, hidden: true },
    { name: 'Tags', of: facts => tagOf(facts), hidden: true },
  ],
  view: {
    subject: 'tag',
    table: {
      columns: [
        { label: 'Mode', of: ({ mode = 'rwld' }) => mode },
        { label: 'LastUpdated', of: minutes },
        { label: 'Digest', of: short },
        { label: 'Name', of: ({ name }) => name },
      ],
    },
  },
};

interface RepositoryFacts {
  readonly name: string;
  readonly tags?: number;
}

const repositoryOutput: OutputType<RepositoryFacts> = {
  name: 'TestRepository',
  properties: [
    { name: 'RepositoryName', of: ({ name }) => name, hidden: true },
    { name: 'Name', of: ({ name }) => name, hidden: true },
    { name: 'TagCount', of: ({ tags = 1 }) => tags },
    { name: 'ManifestCount', of: () => 3 },
  ],
  view: {
    subject: 'repository',
    table: {
      columns: [
        { label: 'Tags', of: ({ tags = 1 }) => tags },
        { label: 'Name', of: ({ name }) => name },
      ],
    },
  },
};

const manifestType = recordType(manifestOutput);
const tagType = recordType(tagOutput);
const repositoryType = recordType(repositoryOutput);

export const manifestOf = (facts: ManifestFacts = {}): Value => new TypedObject(manifestType, facts);
export const tagOf = (facts: TagFacts): Value => new TypedObject(tagType, facts);
export const repositoryOf = (facts: RepositoryFacts): Value => new TypedObject(repositoryType, facts);

export const context = { now: () => NOW };

/** Does the row pass the filter? */
export function passes(text: string, value: Value, isMarked = false): boolean {
  const read = parseFilter(text, context);
  if ('problem' in read) throw new Error(`${text}: ${read.problem}`);
  return read.filter.test(value, { isMarked });
}

/** What is wrong with the filter; undefined: nothing. */
export function problemOf(text: string, rows?: readonly Value[]): string | undefined {
  const read = parseFilter(text, { ...context, ...(rows ? { rows } : {}) });
  return 'problem' in read ? read.problem : undefined;
}
