import { closest } from '../../../engine/closest.ts';
import { isObject } from '../../../values/object-value.ts';
import type { Value } from '../../../values/value.ts';
import { FilterProblem } from './filter-problem.ts';
import type { TermContext } from './row-filter.ts';
import { textsOf } from './row-texts.ts';
import { TestedRow } from './tested-row.ts';

/** Rows that are asked whether they have a field at all. */
export const SAMPLE = 20;

/** What a field's values are, where the name alone says it. */
export type FieldKind = 'count' | 'size' | 'time' | 'age' | 'text' | 'any';

/** Something that rows can be asked for by name. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /** undefined: the row has no such thing. */
  read(row: TestedRow): Value | undefined;
}

interface Known {
  readonly kind: FieldKind;
  /** Properties that answer, the first that a row has. */
  readonly properties: readonly string[];
}

const UPDATED = ['LastUpdated', 'LastUpdateTime', 'CreatedTime'];

/** Short names for what registries tell; the property's own name does as well. */
const KNOWN: Readonly<Record<string, Known>> = {
  age: { kind: 'age', properties: UPDATED },
  arch: { kind: 'text', properties: ['Architecture'] },
  created: { kind: 'time', properties: ['CreatedTime'] },
  digest: { kind: 'text', properties: ['Digest'] },
  kind: { kind: 'text', properties: ['Kind'] },
  manifests: { kind: 'count', properties: ['ManifestCount', 'Manifests'] },
  mode: { kind: 'text', properties: ['Mode'] },
  name: { kind: 'text', properties: ['Name', 'ImageName'] },
  os: { kind: 'text', properties: ['Os'] },
  platform: { kind: 'text', properties: ['Platform'] },
  pulled: { kind: 'time', properties: ['LastPullTime', 'LastPulled'] },
  registry: { kind: 'text', properties: ['RegistryName', 'Registry'] },
  relation: { kind: 'text', properties: ['Relation'] },
  repo: { kind: 'text', properties: ['RepositoryName', 'ImageName'] },
  repository: { kind: 'text', properties: ['RepositoryName', 'ImageName'] },
  signed: { kind: 'any', properties: ['Signed'] },
  size: { kind: 'size', properties: ['Size', 'ImageSize'] },
  tag: { kind: 'text', properties: ['Tag', 'Tags'] },
  tags: { kind: 'count', properties: ['TagCount', 'Tags'] },
  type: { kind: 'text', properties: ['ArtifactType', 'ConfigMediaType', 'MediaType'] },
  updated: { kind: 'time', properties: UPDATED },
};

/** The field of that name, case ignored. Throws FilterProblem where none of the rows has it. */
export function fieldOf(typed: string, { sample }: Pick<TermContext, 'sample'>): Field {
  const name = typed.toLowerCase();
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  const properties = known?.properties ?? [typed];
  const field: Field = { name, kind: known?.kind ?? 'any', read: row => readOf(name, properties, row) };
  if (sample.length > 0 && !sample.some(each => field.read(each) !== undefined)) {
    throw new FilterProblem(missing(typed, sample));
  }
  return field;
}

/** Is it nothing because the row's view has not read it yet? */
export function isUnread({ name, read }: Field, row: TestedRow): boolean {
  if (!row.readsDetail && name !== 'relation') return false;
  const value = read(row);
  return value === null || value === '';
}

function readOf(name: string, properties: readonly string[], row: TestedRow): Value | undefined {
  // a tag's property Tags is the tag itself, as Az has it
  if (row.subject === 'tag' && (name === 'tag' || name === 'tags')) {
    return name === 'tag' ? row.property('Name') : undefined;
  }
  // of a repository it is their number
  if (row.subject === 'repository' && name === 'tag') return undefined;
  let read: Value | undefined;
  for (const property of properties) {
    const found = row.property(property);
    if (found !== undefined && found !== null) return found;
    read ??= found;
  }
  return read;
}

/** What values of a list's field are as texts; none where the row has no such thing. */
export const fieldTexts = (name: string, value: Value): readonly string[] =>
  textsOf(fieldOf(name, { sample: [] }).read(new TestedRow(value, false)));

function missing(typed: string, sample: readonly TestedRow[]): string {
  const names = namesIn(sample);
  const [near] = closest(typed, names);
  const instead = near ? `did you mean ${near}?` : 'to find it as a text, put it in quotes.';
  const others = near === undefined && names.length > 0 ? ` There are ${names.join(', ')}.` : '';
  return `These rows have no ${typed}: ${instead}${others}`;
}

/** What rows can be asked for: the short names that they answer to, then their other properties. */
export const fieldNames = (rows: readonly Value[]): readonly string[] =>
  namesIn(rows.slice(0, SAMPLE).map(each => new TestedRow(each, false)));

function namesIn(sample: readonly TestedRow[]): readonly string[] {
  const short = Object.entries(KNOWN).filter(([name, { properties }]) =>
    sample.some(each => readOf(name, properties, each) !== undefined),
  );
  const told = new Set(short.flatMap(([, { properties }]) => properties));
  const own = sample.flatMap(({ value }) => (isObject(value) ? value.type.propertyNames(value) : []));
  return [...short.map(([name]) => name), ...new Set(own.filter(each => !told.has(each)))];
}
