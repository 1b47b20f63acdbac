import type { Ticks } from '../clock.ts';
import { ticksOf } from '../clock.ts';
import type { Manifest, Repository, Tag } from './repository.ts';

const DAY = 86_400_000;

/** Something that was deleted and is kept. */
export interface Deleted<T> {
  readonly item: T;
  readonly at: Ticks;
}

/** What was deleted in one repository, the latest last. */
interface DeletedContent {
  readonly manifests: Map<string, Deleted<Manifest>>;
  tags: Deleted<Tag>[];
}

/** What a registry keeps of deleted things while its soft delete policy is on (ACR wire facts §7, documentation). */
export class DeletedStore {
  /** For how long, 1 to 90; undefined: the policy is off, and what is deleted is gone. */
  days: number | undefined;
  readonly #repositories = new Map<string, Deleted<Repository>>();
  readonly #contents = new Map<string, DeletedContent>();

  /** A repository is deleted as a whole, with everything in it. */
  addRepository(item: Repository, at: Ticks): void {
    if (this.days === undefined) return;
    this.#repositories.set(item.name, { item, at });
    for (const manifest of item.manifests.values()) this.addManifest(item.name, manifest, at);
    for (const tag of item.tags.values()) this.addTag(item.name, tag, at);
  }

  addManifest(repository: string, item: Manifest, at: Ticks): void {
    if (this.days !== undefined) this.#content(repository).manifests.set(item.digest, { item, at });
  }

  addTag(repository: string, item: Tag, at: Ticks): void {
    if (this.days !== undefined) this.#content(repository).tags.push({ item, at });
  }

  /** A repository lives again, by a push or a restore; what was deleted in it stays so. */
  takeRepository(name: string): void {
    this.#repositories.delete(name);
  }

  takeManifest(repository: string, digest: string): void {
    this.#contents.get(repository)?.manifests.delete(digest);
  }

  takeTag(repository: string, name: string, digest: string): void {
    const content = this.#contents.get(repository);
    if (content) content.tags = content.tags.filter(({ item }) => item.name !== name || item.digest !== digest);
  }

  repositories(now: Date): Deleted<Repository>[] {
    return this.#unexpired(this.#repositories.values(), now);
  }

  manifests(repository: string, now: Date): Deleted<Manifest>[] {
    return this.#unexpired(this.#contents.get(repository)?.manifests.values() ?? [], now);
  }

  tags(repository: string, now: Date): Deleted<Tag>[] {
    return this.#unexpired(this.#contents.get(repository)?.tags ?? [], now);
  }

  manifest(repository: string, digest: string, now: Date): Deleted<Manifest> | undefined {
    const found = this.#contents.get(repository)?.manifests.get(digest);
    return this.#unexpired(found === undefined ? [] : [found], now)[0];
  }

  #content(repository: string): DeletedContent {
    const content = this.#contents.get(repository) ?? { manifests: new Map(), tags: [] };
    this.#contents.set(repository, content);
    return content;
  }

  /** The current number of days counts, also for what was deleted under another one (documentation). */
  #unexpired<T>(all: Iterable<Deleted<T>>, now: Date): Deleted<T>[] {
    const oldest = ticksOf(new Date(now.getTime() - (this.days ?? 0) * DAY));
    return [...all].filter(({ at }) => at > oldest);
  }
}
