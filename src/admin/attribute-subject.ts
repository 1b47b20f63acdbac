import { getManifest, updateManifest } from '../registry/manifests.ts';
import type { AttributeChange, ChangeableAttributes } from '../registry/model/attributes.ts';
import type { ManifestProperties } from '../registry/model/manifest.ts';
import type { RepositoryProperties } from '../registry/model/repository.ts';
import type { TagProperties } from '../registry/model/tag.ts';
import type { TagName } from '../registry/model/tag-name.ts';
import type { CallOptions } from '../registry/registry.ts';
import { getRepository, updateRepository } from '../registry/repositories.ts';
import { getTag, updateTag } from '../registry/tags.ts';
import {
  type ChangeSubject,
  type ManifestPlace,
  manifestText,
  type RepositoryPlace,
  repositoryText,
  type TagPlace,
  tagText,
} from './subject.ts';

export interface WithAttributes {
  readonly changeableAttributes: ChangeableAttributes | undefined;
}

/** Anything that has the four attributes: how it is called, read and changed. */
export interface AttributeSubject<Properties extends WithAttributes> {
  readonly text: string;
  readonly read: (options: CallOptions) => Promise<Properties>;
  readonly update: (change: AttributeChange, options: CallOptions) => Promise<Properties>;
  /** What must not differ between plan and change. */
  readonly identity: (properties: Properties) => string | undefined;
  readonly subjectOf: (properties: Properties) => ChangeSubject;
  /** The tag that it is, if it is one. */
  readonly tag: TagName | undefined;
}

export const repositorySubject = (place: RepositoryPlace): AttributeSubject<RepositoryProperties> => ({
  text: repositoryText(place),
  read: options => getRepository(place.registry, place.repository, options),
  update: (wanted, options) => updateRepository(place.registry, place.repository, wanted, options),
  identity: ({ createdTime }) => createdTime,
  subjectOf: () => ({ ...place, tags: [], digest: undefined }),
  tag: undefined,
});

export const tagSubject = (place: TagPlace): AttributeSubject<TagProperties> => ({
  text: tagText(place),
  read: options => getTag(place.registry, place, options),
  update: (wanted, options) => updateTag(place.registry, place, wanted, options),
  identity: ({ digest }) => digest,
  subjectOf: ({ digest }) => ({ ...place, tags: [place.tag], digest }),
  tag: place.tag,
});

export const manifestSubject = (place: ManifestPlace): AttributeSubject<ManifestProperties> => ({
  text: manifestText(place),
  read: options => getManifest(place.registry, place, options),
  update: (wanted, options) => updateManifest(place.registry, place, wanted, options),
  identity: ({ digest }) => digest,
  subjectOf: ({ tags }) => ({ ...place, tags }),
  tag: undefined,
});
