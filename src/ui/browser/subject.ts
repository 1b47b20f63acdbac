import { isObject } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';

/** What a row is in a registry, with all that a command line needs to name it. */
export type Subject = RegistrySubject | PrefixSubject | RepositorySubject | TagSubject | ManifestSubject;

export interface RegistrySubject {
  readonly kind: 'registry';
  /** As connected: `contoso`. */
  readonly registry: string;
}

/** Where repositories are below, and none is itself. */
export interface PrefixSubject {
  readonly kind: 'prefix';
  readonly registry: string;
  /** `team/` */
  readonly prefix: string;
}

export interface RepositorySubject {
  readonly kind: 'repository';
  readonly registry: string;
  readonly repository: string;
}

export interface TagSubject {
  readonly kind: 'tag';
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** What it pointed to when it was listed. */
  readonly digest: string;
}

export interface ManifestSubject {
  readonly kind: 'manifest';
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
}

/** What a value is in a registry; undefined for everything else that may be shown. */
export function subjectOf(value: Value): Subject | undefined {
  if (!isObject(value)) return undefined;
  const kind = value.type.view?.subject;
  const read = (name: string): string => toText(value.type.property(value, name) ?? null);
  const registry = read('RegistryName');
  switch (kind) {
    case 'registry':
      return { kind, registry };
    case 'repository': {
      const repository = read('RepositoryName');
      return read('Kind') === 'prefix'
        ? { kind: 'prefix', registry, prefix: `${repository}/` }
        : { kind, registry, repository };
    }
    case 'tag':
      return { kind, registry, repository: read('RepositoryName'), tag: read('Name'), digest: read('Digest') };
    case 'manifest':
      return { kind, registry, repository: read('RepositoryName'), digest: read('Digest') };
    default:
      return undefined;
  }
}

/** Names the subject among all rows of all registries; a tag that points elsewhere is another subject. */
export function identityOf(subject: Subject): string {
  switch (subject.kind) {
    case 'registry':
      return `${subject.registry}/`;
    case 'prefix':
      return `${subject.registry}/${subject.prefix}`;
    case 'repository':
      return `${subject.registry}/${subject.repository}`;
    case 'tag':
      return `${subject.registry}/${subject.repository}:${subject.tag}@${subject.digest}`;
    case 'manifest':
      return `${subject.registry}/${subject.repository}@${subject.digest}`;
  }
}
