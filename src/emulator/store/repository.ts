import type { Ticks } from '../clock.ts';
import type { ManifestFacts } from '../manifest-facts.ts';
import type { Attributes } from './attributes.ts';
import { unlocked } from './attributes.ts';
import { Ordered } from './ordered.ts';

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

type Timed = { readonly updated: Ticks };

/** Byte order, which for the ASCII names of a registry is the order of code units (ACR wire facts §8, recording). */
export function byteOrder(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Values found by key and walked in order of key or of last update. */
class Index<T extends Timed> {
  readonly #byKey = new Map<string, T>();
  readonly #key: (value: T) => string;
  readonly ordered: Ordered<T>;
  readonly timed: Ordered<T>;

  constructor(key: (value: T) => string) {
    this.#key = key;
    this.ordered = new Ordered((left, right) => byteOrder(key(left), key(right)));
    this.timed = new Ordered((left, right) =>
      left.updated === right.updated ? byteOrder(key(left), key(right)) : left.updated < right.updated ? -1 : 1,
    );
  }

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  values(): IterableIterator<T> {
    return this.#byKey.values();
  }

  add(value: T): void {
    this.#byKey.set(this.#key(value), value);
    this.ordered.add(value);
    this.timed.add(value);
  }

  remove(value: T): void {
    this.#byKey.delete(this.#key(value));
    this.ordered.remove(value);
    this.timed.remove(value);
  }

  /** Changes something that the order depends on. */
  move(value: T, change: () => void): void {
    this.timed.remove(value);
    change();
    this.timed.add(value);
  }
}

/** One repository: manifests, tags, and the links between them kept consistent. */
export class Repository {
  readonly name: string;
  readonly created: Ticks;
  readonly attributes = unlocked();
  readonly manifests = new Index<Manifest>(manifest => manifest.digest);
  readonly tags = new Index<Tag>(tag => tag.name);
  updated: Ticks;

  constructor(name: string, created: Ticks) {
    this.name = name;
    this.created = created;
    this.updated = created;
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
    this.manifests.add(added);
    this.#touch(at);
    return added;
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
    this.#touch(at);
  }

  /** Removes a manifest and every tag on it (ACR wire facts §11, recording); returns the tags' names. */
  removeManifest(manifest: Manifest, at: Ticks): string[] {
    const names = [...manifest.tags].sort(byteOrder);
    for (const name of names) {
      const tag = this.tags.get(name);
      if (tag !== undefined) this.tags.remove(tag);
    }
    this.manifests.remove(manifest);
    this.#touch(at);
    return names;
  }

  #touch(at: Ticks): void {
    if (at > this.updated) this.updated = at;
  }
}
