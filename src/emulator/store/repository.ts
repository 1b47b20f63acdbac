import type { Ticks } from '../clock.ts';
import type { ManifestFacts } from '../manifest-facts.ts';
import { type Attributes, unlocked } from './attributes.ts';
import type { DeletedStore } from './deleted.ts';
import { byteOrder, TimedIndex } from './timed-index.ts';

/** A stored manifest: its exact bytes and what the registry knows about it. */
export interface Manifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly facts: ManifestFacts;
  readonly attributes: Attributes;
  /** Names of the tags that point here, in no particular order. */
  readonly tags: Set<string>;
  readonly created: Ticks;
  updated: Ticks;
  /** Quarantine writers may set these (ACR wire facts §6.4, interface description). */
  quarantineState?: string;
  quarantineDetails?: string;
}

/** A name for a digest. */
export interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
  readonly created: Ticks;
  digest: string;
  updated: Ticks;
}

/** One repository: manifests, tags, and the links between them kept consistent. */
export class Repository {
  readonly name: string;
  readonly created: Ticks;
  readonly attributes = unlocked();
  readonly manifests = new TimedIndex<Manifest>(manifest => manifest.digest);
  readonly tags = new TimedIndex<Tag>(tag => tag.name);
  readonly #deleted: DeletedStore;
  updated: Ticks;
  readonly #referrers = new Map<string, Set<Manifest>>();

  constructor(name: string, created: Ticks, deleted: DeletedStore) {
    this.name = name;
    this.created = created;
    this.updated = created;
    this.#deleted = deleted;
  }

  /** Adds a manifest, or returns the one that is already there. */
  addManifest(manifest: Omit<Manifest, 'attributes' | 'tags' | 'created' | 'updated'>, at: Ticks): Manifest {
    const present = this.manifests.get(manifest.digest);
    if (present !== undefined) return present;
    const added: Manifest = {
      ...manifest,
      attributes: unlocked(),
      tags: new Set(),
      created: at,
      updated: at,
    };
    this.#put(added, at);
    return added;
  }

  /** Manifests whose `subject` is this digest, be it here or not, in order of their digests. */
  referrersOf(digest: string): Manifest[] {
    return [...(this.#referrers.get(digest) ?? [])].sort((left, right) => byteOrder(left.digest, right.digest));
  }

  /** Puts a deleted manifest back, without its tags; that it counts as updated now is a guess. */
  restoreManifest(manifest: Manifest, at: Ticks): Manifest {
    manifest.tags.clear();
    manifest.updated = at;
    this.#put(manifest, at);
    return manifest;
  }

  /** Points a tag at a manifest of this repository; a tag that exists is moved and keeps its creation time. */
  tag(name: string, manifest: Manifest, at: Ticks): Tag {
    this.#touch(at);
    const present = this.tags.get(name);
    if (present === undefined) {
      const added: Tag = {
        name,
        digest: manifest.digest,
        attributes: unlocked(),
        created: at,
        updated: at,
      };
      this.tags.add(added);
      manifest.tags.add(name);
      return added;
    }
    this.manifests.get(present.digest)?.tags.delete(name);
    this.tags.move(present, () => {
      present.digest = manifest.digest;
      present.updated = at;
    });
    manifest.tags.add(name);
    return present;
  }

  /** Removes a tag; its manifest stays (ACR wire facts §11, recording). */
  untag(tag: Tag, at: Ticks): void {
    this.tags.remove(tag);
    this.manifests.get(tag.digest)?.tags.delete(tag.name);
    this.#deleted.addTag(this.name, tag, at);
    this.#touch(at);
  }

  /** Removes a manifest and every tag on it (ACR wire facts §11, recording); returns the tags' names. */
  removeManifest(manifest: Manifest, at: Ticks): string[] {
    const names = [...manifest.tags].sort(byteOrder);
    for (const name of names) {
      const tag = this.tags.get(name);
      if (tag === undefined) continue;
      this.tags.remove(tag);
      this.#deleted.addTag(this.name, tag, at);
    }
    this.manifests.remove(manifest);
    if (manifest.facts.subject !== undefined) this.#referrers.get(manifest.facts.subject)?.delete(manifest);
    this.#deleted.addManifest(this.name, manifest, at);
    this.#touch(at);
    return names;
  }

  #put(manifest: Manifest, at: Ticks): void {
    this.manifests.add(manifest);
    const { subject } = manifest.facts;
    if (subject !== undefined) this.#referrers.set(subject, (this.#referrers.get(subject) ?? new Set()).add(manifest));
    this.#deleted.takeManifest(this.name, manifest.digest);
    this.#touch(at);
  }

  #touch(at: Ticks): void {
    if (at > this.updated) this.updated = at;
  }
}
