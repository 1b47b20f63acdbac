import { clean } from '../../../terminal/clean.ts';
import { toJson } from '../../../values/json-write.ts';
import type { Value } from '../../../values/value.ts';
import { type Subject, subjectOf } from '../subject.ts';

/** One entry of the copy menu. */
export interface CopyItem {
  readonly key: string;
  readonly label: string;
  /** Why there is nothing to copy; its text is empty then. */
  readonly disabled?: string;
  /** What is copied: a line for each row, of JSON one array. */
  text(): string;
}

export interface CopySources {
  /** Origin of a connected registry by its name: `https://contoso.azurecr.io`. */
  origin(registry: string): string | undefined;
  /** The cmdlet that reads a row, or that it stands for; undefined: none does. */
  command(value: Value): string | undefined;
  /** The cells of a row as the list shows them. */
  cells(value: Value): readonly string[];
}

/** Levels of objects in a row: attributes and platforms have few. */
const DEPTH = 20;

/** What can be copied of rows: the entries of the `C` menu, in its order. */
export function copyItems(rows: readonly Value[], sources: CopySources): readonly CopyItem[] {
  /** An entry for what every row has, or else none has to be offered. */
  const item = (key: string, label: string, textOf: (row: Value) => string | undefined): CopyItem => {
    const texts = rows.map(textOf);
    const missing = texts.some(each => each === undefined);
    if (missing)
      return {
        key,
        label,
        disabled: rows.length === 1 ? 'this row has none' : 'not every row has one',
        text: () => '',
      };
    return { key, label, text: () => texts.join('\n') };
  };
  return [
    item(
      'r',
      'reference',
      ofSubject(subject => referenceOf(subject, sources)),
    ),
    item('d', 'digest', ofSubject(digestOf)),
    item(
      't',
      'tag',
      ofSubject(subject => (subject.kind === 'tag' ? subject.tag : undefined)),
    ),
    item(
      'u',
      'URL',
      ofSubject(subject => urlOf(subject, sources)),
    ),
    { key: 'j', label: 'JSON', text: () => jsonOf(rows) },
    item('c', 'cmdlet', row => sources.command(row)),
    { key: 'w', label: 'row', text: () => rows.map(each => sources.cells(each).map(clean).join('\t')).join('\n') },
  ];
}

/** What `c` copies of a row: `contoso.azurecr.io/team/api@sha256:…`, `…:1.4.2`; undefined for what is nothing in a registry. */
export function referenceOf(subject: Subject, { origin }: Pick<CopySources, 'origin'>): string | undefined {
  const server = origin(subject.registry)?.replace(/^https?:\/\//, '');
  if (server === undefined) return undefined;
  switch (subject.kind) {
    case 'registry':
      return server;
    case 'repository':
      return `${server}/${subject.repository}`;
    case 'tag':
      return `${server}/${subject.repository}:${subject.tag}`;
    case 'manifest':
      return `${server}/${subject.repository}@${subject.digest}`;
  }
}

/** Rows as JSON text: one as an object, several as an array. */
export function jsonOf(rows: readonly Value[]): string {
  const [only = null] = rows;
  return toJson(rows.length === 1 ? only : rows, { depth: DEPTH, enumsAsText: true });
}

const ofSubject =
  (textOf: (subject: Subject) => string | undefined) =>
  (row: Value): string | undefined => {
    const subject = subjectOf(row);
    return subject && textOf(subject);
  };

const digestOf = (subject: Subject): string | undefined =>
  subject.kind === 'tag' || subject.kind === 'manifest' ? subject.digest : undefined;

/** Where the registry serves it (OCI distribution-spec, endpoints end-3 and end-8a). */
function urlOf(subject: Subject, { origin }: CopySources): string | undefined {
  const start = origin(subject.registry);
  if (start === undefined) return undefined;
  switch (subject.kind) {
    case 'registry':
      return `${start}/v2/`;
    case 'repository':
      return `${start}/v2/${subject.repository}/tags/list`;
    case 'tag':
      return `${start}/v2/${subject.repository}/manifests/${encodeURIComponent(subject.tag)}`;
    case 'manifest':
      return `${start}/v2/${subject.repository}/manifests/${subject.digest}`;
  }
}
