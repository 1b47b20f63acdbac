import { Batch } from '../../engine/batch.ts';
import { getManifest, listManifests } from '../../registry/manifests.ts';
import type { ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { Digest } from '../../registry/model/digest.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import type { TagProperties } from '../../registry/model/tag.ts';
import type { Reading } from '../../values/value.ts';
import { mode } from './attributes.type.ts';
import { DigestDigits } from './short-digest.ts';
import type { TagRecord } from './tag.type.ts';

/** So many manifests are asked for one by one; for more, a page of the listing costs less. */
const FEW = 2;
/** Pages of the listing of manifests that are read for one table at most. */
const MOST_PAGES = 3;
const PAGE_SIZE = 1000;

/**
 * The attributes of the manifests that the tags of one listing point to: a tag and its manifest are locked separately (interface C3). Nothing
 * is read before `read` is called, for rows that a person is going to see.
 */
export class TagManifests {
  readonly #place: TagRecord['place'];
  readonly #attributes = new Map<Digest, ChangeableAttributes | undefined>();
  readonly #digits = new DigestDigits();
  #pagesLeft = MOST_PAGES;

  constructor(place: TagRecord['place']) {
    this.#place = place;
  }

  /** Hex digits that tell the digests apart. */
  get digits(): number {
    return this.#digits.digits;
  }

  get isRead(): boolean {
    return this.#attributes.size > 0;
  }

  /** undefined: not read, or the registry has none. */
  attributesOf(digest: Digest): ChangeableAttributes | undefined {
    return this.#attributes.get(digest);
  }

  note(tags: readonly TagProperties[]): void {
    for (const { digest } of tags) this.#digits.add(digest);
  }

  async read(tags: readonly TagProperties[], { signal }: Reading): Promise<readonly string[]> {
    const { connection, repository } = this.#place;
    const { registry } = connection;
    const missing = new Set(tags.map(each => each.digest).filter(each => !this.#attributes.has(each)));
    // other registries have no attributes
    if (missing.size === 0 || registry.dialect.kind !== 'acr') return [];
    try {
      if (missing.size <= FEW) {
        for (const digest of missing) {
          const { changeableAttributes } = await getManifest(registry, { repository, digest }, { signal });
          this.#attributes.set(digest, changeableAttributes);
        }
        return [];
      }
      if (this.#pagesLeft === 0) return [];
      for await (const { items } of listManifests(registry, repository, { signal, pageSize: PAGE_SIZE })) {
        for (const { digest, changeableAttributes } of items) {
          this.#attributes.set(digest, changeableAttributes);
          missing.delete(digest);
        }
        this.#pagesLeft--;
        if (missing.size === 0 || this.#pagesLeft === 0) break;
      }
      return [];
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      return [`The attributes of the manifests could not be read: ${error.message}`];
    }
  }
}

/** Tags, a batch for each page; where a person may look at them, with what is going to be known of their manifests. */
export async function* tagRecords(
  place: TagRecord['place'],
  pages: AsyncIterable<readonly TagProperties[]> | Iterable<readonly TagProperties[]>,
  { interactive }: { readonly interactive: boolean },
): AsyncGenerator<Batch<TagRecord>> {
  const manifests = interactive ? new TagManifests(place) : undefined;
  const rest = manifests ? { manifests } : {};
  for await (const tags of pages) {
    manifests?.note(tags);
    yield new Batch(tags.map(tag => ({ place, tag, ...rest })));
  }
}

/** Reads the attributes of the manifests of these rows. */
export async function prepareTags(records: readonly TagRecord[], reading: Reading): Promise<readonly string[]> {
  const said: string[] = [];
  for (const [manifests, rows] of Map.groupBy(records, each => each.manifests)) {
    const tags = rows.map(each => each.tag);
    if (manifests) said.push(...(await manifests.read(tags, reading)));
  }
  return said;
}

/** The mode of the manifest that a tag points to; empty where it was not read. */
export const manifestMode = ({ tag, manifests }: TagRecord): string => mode(manifests?.attributesOf(tag.digest));
