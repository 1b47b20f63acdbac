import type { AttributeChange, ChangeableAttributes, TagAttributes } from '../../registry/model/attributes.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Effect } from '../effect.ts';
import type { FreedShare, FreedSpace, SharedSpace } from '../graph/freed-space.ts';

/**
 * Any number of changes in one registry, as plain data: shown, confirmed, saved as a file, applied later by digest. What-if, question and run
 * use the same one (safety, section 3).
 */
export interface RegistryPlan {
  /** `20261121-164003-7f3a`: sorts by time and is unlike any other. */
  readonly id: string;
  /** Login server. */
  readonly server: string;
  /** By the registry's clock, ISO 8601 in UTC; ages are measured against it. */
  readonly createdTime: string;
  /** What chose the items, a sentence for each rule in order. */
  readonly rules: readonly string[];
  /** In the order in which they are carried out: what lists others, or is described by others, before those. */
  readonly items: readonly PlanItem[];
  /** One for each repository that was looked at, also where nothing in it is to be changed. */
  readonly repositories: readonly PlannedRepository[];
}

/** What was seen of a repository when the plan was made. */
export interface PlannedRepository {
  readonly repository: RepositoryName;
  /** The latest `lastUpdateTime` of its manifests, as received: what is newer was not seen. undefined: it was not listed. */
  readonly newest: string | undefined;
  /** What fits a rule and stays all the same, counted by reason. */
  readonly kept: readonly { readonly reason: string; readonly count: number }[];
  /** What the items of this repository free together. */
  readonly freed: FreedSpace;
  /** What several of them use, so that it goes with the last one; left out: it is not known of each item what it frees. */
  readonly shared?: readonly SharedSpace[];
  /** What becomes of other things in the repository. */
  readonly effects: readonly Effect[];
}

export type PlanItem = ManifestDeletion | TagRemoval | AttributesUpdate;

/** What was read of the item; it is left alone when it is no longer so. */
interface ItemFacts {
  readonly repository: RepositoryName;
  /** As received. */
  readonly lastUpdateTime: string | undefined;
  readonly attributes: ChangeableAttributes | undefined;
  /** Why it is in the plan: `older than 30d`, `untagged`, `refers to 31a54a0cf86d`. */
  readonly reason: string;
}

/** The manifest itself among what is locked; no tag is called so. */
export const THE_MANIFEST = '@manifest';

/** A manifest is deleted by its digest, and every tag on it goes along. */
export interface ManifestDeletion extends ItemFacts {
  readonly action: 'delete manifest';
  readonly digest: Digest;
  /** All of its tags, sorted. */
  readonly tags: readonly TagName[];
  /** Those of its tags that have something switched off, so that they can be put back with it; left out: none, or nobody has looked. */
  readonly tagAttributes?: readonly TagAttributes[];
  readonly mediaType: string | undefined;
  /** Bytes of the image, as the registry tells; undefined or 0: it does not know. */
  readonly size: number | undefined;
  /** Its part of what the items free together; left out: it is not known. */
  readonly frees?: FreedShare;
  /** Manifests of the plan that list this one, or that it is about: they have to be gone first, and if one stays, so does this. */
  readonly after: readonly Digest[];
  /**
   * Manifests of the plan that refer to this one: a registry may delete them with it, so this one stays where one of them was taken out of the
   * plan. Left out: none.
   */
  readonly takes?: readonly Digest[];
  /** What is locked and is to be unlocked for it; the lock comes back if the deletion fails. Empty: a lock means that it is skipped. */
  readonly unlock: readonly (typeof THE_MANIFEST | TagName)[];
}

/** A tag is taken off; its manifest stays. */
export interface TagRemoval extends ItemFacts {
  readonly action: 'remove tag';
  readonly tag: TagName;
  /** What it points to. */
  readonly digest: Digest;
  /** As for a manifest. */
  readonly unlock: boolean;
}

/** Attributes of a tag, where there is one, else of a manifest, else of the repository; `attributes` tells those before. */
export interface AttributesUpdate extends ItemFacts {
  readonly action: 'update attributes';
  readonly tag: TagName | undefined;
  readonly digest: Digest | undefined;
  /** Of a manifest its tags, of a repository those in it that are protected; left out: there are none, or it is a tag. */
  readonly tags?: readonly TagName[];
  readonly change: AttributeChange;
}

/** The tags that an item is about: who protects one of them wants to be asked. */
export function tagsOf(item: PlanItem): readonly TagName[] {
  switch (item.action) {
    case 'delete manifest':
      return item.tags;
    case 'remove tag':
      return [item.tag];
    case 'update attributes':
      return item.tag === undefined ? (item.tags ?? []) : [item.tag];
  }
}
