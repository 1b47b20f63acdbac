import { type ManifestOutline, readOutlines, unreadOutlines } from '../../registry/manifest-outline.ts';
import { listManifests } from '../../registry/manifests.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { Descriptor, ManifestChild, ManifestProperties } from '../../registry/model/manifest.ts';
import type { Page } from '../../registry/model/page.ts';
import { referrerKind } from '../../registry/model/referrer-kind.ts';
import { listReferrers } from '../../registry/referrers.ts';
import type { Reading } from '../../values/value.ts';
import { manifestKind, platformOf } from './manifest-kind.ts';
import { DigestDigits } from './short-digest.ts';
import type { Target } from './target.ts';

/** Manifests that are read for one table at most: the listing itself tells no relations, and each manifest costs a request. */
const MOST = 200;
/** Manifests of a listing that are remembered; of a longer one it is not known what belongs to nothing. */
const KEPT = 5000;
/** Pages of a listing that are read to find the indexes that use one manifest. */
const MOST_PAGES = 3;

/** What a manifest is to another one. `none`: it is known that nothing lists it and that it refers to nothing. */
export type Relation =
  | { readonly kind: 'child'; readonly of: Digest }
  | { readonly kind: 'referrer'; readonly of: Digest; readonly verb: string }
  | { readonly kind: 'none' };

/** What refers to one manifest, and which indexes list it; undefined when not all of them could be read. */
export interface Neighbours {
  readonly referrers: readonly Descriptor[];
  readonly usedBy: readonly Digest[] | undefined;
}

/**
 * What the manifests of one listing are to each other, as far as that was read. Nothing is read before `read` is called, for rows that a
 * person is going to see; until then no manifest is called untagged (interface C3).
 */
export class ManifestRelations {
  readonly #place: Pick<Target, 'connection' | 'repository'>;
  readonly #listed = new Map<Digest, ManifestProperties>();
  /** Those of them that are indexes. */
  readonly #indexes = new Map<Digest, ManifestProperties>();
  readonly #outlines = new Map<Digest, ManifestOutline>();
  readonly #parents = new Map<Digest, Digest>();
  readonly #neighbours = new Map<Digest, Neighbours>();
  readonly #digits = new DigestDigits();
  #platformCells = 0;
  #isWhole = false;
  #pages = 0;
  #left = MOST;

  constructor(place: Pick<Target, 'connection' | 'repository'>) {
    this.#place = place;
  }

  /** Hex digits that tell the listed digests apart. */
  get digits(): number {
    return this.#digits.digits;
  }

  /** Cells of the widest platform that was listed. */
  get platformCells(): number {
    return this.#platformCells;
  }

  /** Takes what a listing brought, rows that a filter drops included; `isLast`: there are no more. */
  note({ items, isLast = false }: Page<ManifestProperties>): void {
    this.#pages++;
    this.#isWhole = isLast && this.#listed.size + items.length <= KEPT;
    for (const manifest of items) {
      if (this.#listed.size >= KEPT) return;
      this.#listed.set(manifest.digest, manifest);
      if (manifestKind(manifest) === 'index') this.#indexes.set(manifest.digest, manifest);
      this.#digits.add(manifest.digest);
      this.#platformCells = Math.max(this.#platformCells, platformOf(manifest).length);
      if (manifest.references) this.#adopt(manifest.digest, manifest.references);
    }
  }

  /** What an index lists; undefined when that is not known, and for what is no index. */
  childrenOf(manifest: ManifestProperties): readonly ManifestChild[] | undefined {
    if (manifestKind(manifest) !== 'index') return undefined;
    return manifest.references ?? this.#outlines.get(manifest.digest)?.children;
  }

  /** Bytes of all that an index lists; undefined when one of the sizes is not known. */
  sizeOfChildren(manifest: ManifestProperties): number | undefined {
    const children = this.childrenOf(manifest);
    if (!children || children.length === 0) return undefined;
    let sum = 0;
    for (const { digest } of children) {
      const size = this.#listed.get(digest)?.imageSize;
      if (!size) return undefined;
      sum += size;
    }
    return sum;
  }

  /** What an untagged manifest is to another one; undefined when that was not read. */
  relationOf({ digest }: ManifestProperties): Relation | undefined {
    const parent = this.#parents.get(digest);
    if (parent !== undefined) return { kind: 'child', of: parent };
    const outline = this.#outlines.get(digest);
    if (outline?.subject) {
      return { kind: 'referrer', of: outline.subject, verb: referrerKind(outline.artifactType).verb };
    }
    return outline !== undefined && this.isUnlisted({ digest }) ? { kind: 'none' } : undefined;
  }

  /** Is it known that no index lists it? */
  isUnlisted({ digest }: Pick<ManifestProperties, 'digest'>): boolean {
    return this.#isWhole && !this.#parents.has(digest) && this.#unreadIndexes().length === 0;
  }

  neighboursOf({ digest }: ManifestProperties): Neighbours | undefined {
    return this.#neighbours.get(digest);
  }

  /** Reads what these rows of a table show. Answers what to say aside; rejects with the signal's reason. */
  read(rows: readonly ManifestProperties[], reading: Reading): Promise<readonly string[]> {
    return this.#trying(reading, async () => {
      const onScreen = new Set(rows.map(each => each.digest));
      const unread = this.#unreadIndexes();
      await this.#outline(
        unread.filter(each => onScreen.has(each.digest)),
        reading,
      );
      const isOrphan = (each: ManifestProperties) => each.tags.length === 0 && !this.#parents.has(each.digest);
      if (rows.some(isOrphan))
        await this.#outline(
          unread.filter(each => !onScreen.has(each.digest)),
          reading,
        );
      // while there may be an index that lists it, reading an image could not show that it is untagged
      const mayTell = (each: ManifestProperties) => this.#isWhole || manifestKind(each) === 'artifact';
      await this.#outline(
        rows.filter(each => isOrphan(each) && mayTell(each) && !this.#outlines.has(each.digest)),
        reading,
      );
      const isOpen = rows.some(each => each.tags.length === 0 && !this.relationOf(each));
      return isOpen
        ? ['… under Tags: the listing was not read far enough to tell what such a manifest belongs to']
        : [];
    });
  }

  /** Reads what the list of a single manifest shows. */
  readOne(manifest: ManifestProperties, reading: Reading): Promise<readonly string[]> {
    const { connection, repository } = this.#place;
    const { registry } = connection;
    const { signal } = reading;
    return this.#trying(reading, async () => {
      const referrers: Descriptor[] = [];
      for await (const page of listReferrers(registry, { repository, digest: manifest.digest }, { signal })) {
        referrers.push(...page.items);
      }
      this.#neighbours.set(manifest.digest, { referrers, usedBy: undefined });
      if (!this.#isWhole) {
        for await (const page of listManifests(registry, repository, { signal, pageSize: 1000 })) {
          this.note(page);
          if (this.#pages >= MOST_PAGES) break;
        }
      }
      await this.#outline(this.#unreadIndexes(), reading);
      if (!this.#isWhole || this.#unreadIndexes().length > 0) return [];
      const usedBy = [...this.#indexes.values()].filter(each =>
        this.childrenOf(each)?.some(child => child.digest === manifest.digest),
      );
      this.#neighbours.set(manifest.digest, { referrers, usedBy: usedBy.map(each => each.digest) });
      return [];
    });
  }

  /** Listed indexes of which it is not known what they list. */
  #unreadIndexes(): ManifestProperties[] {
    return [...this.#indexes.values()].filter(
      ({ digest, references }) => references === undefined && !this.#outlines.has(digest),
    );
  }

  async #outline(manifests: readonly ManifestProperties[], { signal, progress }: Reading): Promise<void> {
    const { connection, repository } = this.#place;
    const { registry } = connection;
    const unread = new Set(
      unreadOutlines(
        registry,
        manifests.map(each => each.digest),
      ),
    );
    const asked: Digest[] = [];
    for (const { digest } of manifests) {
      if (!unread.has(digest)) asked.push(digest);
      else if (this.#left > 0) {
        this.#left--;
        asked.push(digest);
      }
    }
    const found = await readOutlines(
      registry,
      { repository, digests: asked },
      { signal, onRead: (done, total) => progress({ activity: 'Reading relations', done, total }) },
    );
    for (const [digest, outline] of found) {
      this.#outlines.set(digest, outline);
      this.#adopt(digest, outline.children);
    }
  }

  #adopt(parent: Digest, children: readonly ManifestChild[]): void {
    for (const { digest } of children) if (!this.#parents.has(digest)) this.#parents.set(digest, parent);
  }

  /** A registry that does not let us read, or fails, takes nothing from the table but the relations. */
  async #trying({ progress }: Reading, work: () => Promise<readonly string[]>): Promise<readonly string[]> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      return [`What these manifests belong to could not be read: ${error.message}`];
    } finally {
      progress(undefined);
    }
  }
}
