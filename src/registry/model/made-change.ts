import type { AttributeChange, ChangeableAttributes, TagAttributes } from './attributes.ts';
import type { Digest } from './digest.ts';
import type { RepositoryName } from './repository-name.ts';
import type { TagName } from './tag-name.ts';

/** A change that was made and can be taken back, as plain data: what it was about, how that was before, and how it was left. */
export type MadeChange = AttributesChanged | TagRemoved | TagRestored | TagMoved | ManifestDeleted | ManifestRestored;

/** Attributes of a tag, where there is one, else of a manifest by digest, else of the repository. */
export interface AttributesChanged {
  readonly kind: 'attributes';
  readonly repository: RepositoryName;
  readonly tag: TagName | undefined;
  /** The manifest, or what the tag pointed to. */
  readonly digest: Digest | undefined;
  /** Only those that became others. */
  readonly before: AttributeChange;
  readonly after: AttributeChange;
}

/** A tag was taken off its manifest, which stayed. */
export interface TagRemoved {
  readonly kind: 'untag';
  readonly repository: RepositoryName;
  readonly tag: TagName;
  readonly digest: Digest;
  /** Those that the tag had; undefined where the registry has none. */
  readonly attributes: ChangeableAttributes | undefined;
}

/** A tag was put on a manifest, where there was none: for the first time, or again. */
export interface TagRestored extends Omit<TagRemoved, 'kind'> {
  readonly kind: 'retag';
}

/** A tag was pushed to another manifest than it had pointed to, which stayed. */
export interface TagMoved {
  readonly kind: 'move';
  readonly repository: RepositoryName;
  readonly tag: TagName;
  /** What it pointed to before, and after. */
  readonly from: Digest;
  readonly digest: Digest;
}

/** A manifest was deleted, and with it every tag on it. */
export interface ManifestDeleted {
  readonly kind: 'deletion';
  readonly repository: RepositoryName;
  readonly tag: undefined;
  readonly digest: Digest;
  readonly tags: readonly TagName[];
  /** Those of the manifest; undefined where the registry has none. */
  readonly attributes: ChangeableAttributes | undefined;
  /** Of its tags that had something switched off; left out: none, or nobody has looked. */
  readonly tagAttributes?: readonly TagAttributes[] | undefined;
}

/** A manifest that had been deleted was pushed again, and its tags with it. */
export interface ManifestRestored extends Omit<ManifestDeleted, 'kind'> {
  readonly kind: 'restoration';
}
