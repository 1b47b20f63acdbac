import type { Emulator } from '../../src/emulator/emulator.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { RepositoryBuilder } from '../../src/emulator/fixtures/repository-builder.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';

const IMAGES = 'team/api';
const TAGS = 'team/web';

/** Purges all of a doomed registry that is to go: manifests of one repository, tags of another. */
export const PURGE = `Invoke-AcrPurge -Rule @{ Filter = '${IMAGES}:old-*'; Untagged = $true; IncludeLocked = $true }, @{ Filter = '${TAGS}:old-*'; IncludeLocked = $true } -Force`;

/** What fills a registry, and what of it a whole purge takes, by `repository@digest` and `repository:tag`; known once it is filled. */
export interface Doomed {
  readonly fixture: Fixture;
  readonly goes: ReadonlySet<string>;
}

/**
 * A registry with so many items for a purge: images without and with tags, indexes with their platforms, subjects with what refers to them,
 * locked ones, and tags alone; between them as many kinds that stay.
 */
export function doomed(items: number): Doomed {
  const goes = new Set<string>();
  const fixture: Fixture = registry => {
    const { now } = registry;
    const tags = Math.floor(items / 10);
    registry.repository(IMAGES, now, repository => {
      const stock = new Stock(repository, now);
      const index = repository.index([{ manifest: stock.image() }, { manifest: stock.image() }], now);
      repository.tag('keep-index', index, now);
      const locked = stock.image();
      repository.tag('keep-locked', locked, now);
      repository.lock(locked, { deleteEnabled: false });
      const signed = stock.image();
      repository.tag('keep-signed', signed, now);
      stock.referrer(signed);
      for (let left = items - tags; left > 0; ) {
        const doom = stock.doom(left);
        for (const { digest } of doom) goes.add(`${IMAGES}@${digest}`);
        left -= doom.length;
      }
    });
    registry.repository(TAGS, now, repository => {
      const stock = new Stock(repository, now);
      for (let each = 0; each < tags; each++) {
        const image = stock.image();
        const tag = repository.tag(`old-${each}`, image, now);
        goes.add(`${TAGS}:${tag.name}`);
        if (each % 4 === 1) repository.lock(tag, { deleteEnabled: false, writeEnabled: false });
        if (each % 4 === 2) repository.tag(`keep-${each}`, image, now);
      }
    });
  };
  return { fixture, goes };
}

class Stock {
  readonly #repository: RepositoryBuilder;
  readonly #now: Date;
  readonly #layers: Parameters<RepositoryBuilder['image']>[0]['layers'];
  #count = 0;

  constructor(repository: RepositoryBuilder, now: Date) {
    this.#repository = repository;
    this.#now = now;
    this.#layers = [repository.layer('file', 'the same in all')];
  }

  image(): Manifest {
    this.#count += 1;
    return this.#repository.image({
      created: this.#now,
      layers: this.#layers,
      labels: { number: String(this.#count) },
    });
  }

  referrer(subject: Manifest): Manifest {
    const content = `about ${subject.digest}`;
    return this.#repository.artifact({
      ...{ created: this.#now, subject, content },
      artifactType: 'application/vnd.example.note',
      contentType: 'text/plain',
    });
  }

  /** Adds something that is to go, of at most so many manifests. */
  doom(most: number): readonly Manifest[] {
    const kind = this.#count % 9;
    const image = this.image();
    if (kind === 0 && most >= 3) {
      const other = this.image();
      return [image, other, this.#repository.index([{ manifest: image }, { manifest: other }], this.#now)];
    }
    if (kind === 3 && most >= 2) return [image, this.referrer(image)];
    if (kind === 4) {
      const tag = this.#repository.tag(`old-${this.#count}`, image, this.#now);
      if (this.#count % 2 === 0) this.#repository.lock(tag, { deleteEnabled: false });
    }
    if (kind === 5) this.#repository.lock(image, { deleteEnabled: false });
    return [image];
  }
}

/** What a registry holds: manifests and tags with their switches, one line each, sorted. */
export const contents = ({ store }: Emulator): readonly string[] =>
  [...store.names]
    .flatMap(name => {
      const repository = store.repository(name);
      if (repository === undefined) return [];
      const manifests = [...repository.manifests.values()].map(each => `${name}@${each.digest} ${switches(each)}`);
      const tags = [...repository.tags.values()].map(each => `${name}:${each.name} ${each.digest} ${switches(each)}`);
      return [...manifests, ...tags];
    })
    .toSorted();

const switches = ({ attributes }: Pick<Manifest, 'attributes'>): string =>
  Object.entries(attributes)
    .flatMap(([name, value]) => (value === false ? [`${name} off`] : []))
    .toSorted()
    .join(', ');

/** What of such contents stays when all that is to go has gone: a manifest takes its tags along. */
export function staying(before: readonly string[], goes: ReadonlySet<string>): readonly string[] {
  return before.filter(line => {
    const [name = '', digest = ''] = line.split(' ');
    const [repository = ''] = name.split(/[:@]/);
    return !goes.has(name) && !goes.has(`${repository}@${digest}`);
  });
}
