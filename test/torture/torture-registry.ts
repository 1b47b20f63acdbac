import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import type { Layer, RepositoryBuilder } from '../../src/emulator/fixtures/repository-builder.ts';
import { dockerList, ociIndex } from '../../src/emulator/media-types.ts';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';
import { chance, oneOf, someOf } from './choices.ts';

const DAY = 86_400_000;
const NAMES = ['team/app', 'base', 'mirror/library/tools'];
const TAGS = [
  'latest',
  'main',
  'prod-eu',
  'release-7',
  'v1',
  'v1.4',
  'v2',
  'pr-12',
  'pr-13',
  'dev-a',
  'dev-b',
  'nightly',
];

/**
 * One to three repositories of anything that a registry can hold: images that share layers, indexes of indexes, children that are shared or
 * missing, referrers by `subject` and by the names of tags, of things that are there or are not, locks of every kind.
 */
export function tortureRegistry(seed: string): Fixture {
  return registry => {
    const random = randomFrom(`${seed} registry`);
    for (const name of NAMES.slice(0, 1 + random.below(NAMES.length))) {
      const from = new Date(registry.now.getTime() - 400 * DAY);
      registry.repository(name, from, repository => new Filling(repository, random, registry.now.getTime()).fill());
    }
  };
}

class Filling {
  readonly #repository: RepositoryBuilder;
  readonly #random: Random;
  readonly #now: number;
  readonly #all: Manifest[] = [];
  #counter = 0;

  constructor(repository: RepositoryBuilder, random: Random, now: number) {
    this.#repository = repository;
    this.#random = random;
    this.#now = now;
  }

  fill(): void {
    const random = this.#random;
    const layers = Array.from({ length: 3 }, (_, at) => this.#repository.layer(`layer${at}`, random.hex(40)));
    this.#times(3 + random.below(8), () => this.#image(layers));
    this.#times(random.below(6), () => this.#index());
    this.#times(random.below(5), () => this.#referrer());
    this.#times(random.below(3), () => this.#namedReferrer());
    this.#tags();
    if (chance(random, 0.4)) this.#locks();
  }

  #times(count: number, make: () => void): void {
    for (let at = 0; at < count; at++) make();
  }

  #image(layers: readonly Layer[]): void {
    this.#all.push(
      this.#repository.image({
        created: this.#ago(),
        layers: someOf(this.#random, layers, 1 + this.#random.below(3)),
        labels: { number: String(this.#counter++) },
        dialect: chance(this.#random, 0.3) ? 'docker' : 'oci',
      }),
    );
  }

  /** Of images and other indexes, some of which were never there. */
  #index(): void {
    const random = this.#random;
    const children = someOf(random, this.#all, 1 + random.below(3)).map(descriptorOf);
    if (chance(random, 0.2))
      children.push({ ...descriptorOf(oneOf(random, this.#all)), digest: `sha256:${random.hex(64)}` });
    const subject = chance(random, 0.15) ? { subject: descriptorOf(oneOf(random, this.#all)) } : {};
    const mediaType = chance(random, 0.3) ? dockerList : ociIndex;
    this.#all.push(
      this.#repository.manifest(
        { schemaVersion: 2, mediaType, manifests: children, annotations: this.#unlikeAll(), ...subject },
        this.#ago(),
      ),
    );
  }

  #referrer(): void {
    const random = this.#random;
    const subject = oneOf(random, this.#all);
    const gone = chance(random, 0.15);
    const stated: Manifest = gone ? { ...subject, digest: `sha256:${random.hex(64)}` } : subject;
    this.#all.push(this.#attachment(stated));
  }

  #attachment(subject?: Manifest): Manifest {
    return this.#repository.artifact({
      created: this.#ago(),
      artifactType: 'application/x.sbom',
      contentType: 'text/plain',
      content: String(this.#counter++),
      ...(subject && { subject }),
    });
  }

  /** As cosign and the tag schema of OCI 1.1 bind them: by the name of a tag. */
  #namedReferrer(): void {
    const random = this.#random;
    const subject = oneOf(random, this.#all);
    const name = subject.digest.replace(':', '-');
    const attachment = this.#attachment(chance(random, 0.5) ? subject : undefined);
    this.#all.push(attachment);
    const suffix = oneOf(random, ['', '.sig', '.att', '.sbom']);
    if (suffix !== '') {
      this.#tag(`${name}${suffix}`, attachment);
      return;
    }
    const fallback = this.#repository.manifest(
      { schemaVersion: 2, mediaType: ociIndex, manifests: [descriptorOf(attachment)], annotations: this.#unlikeAll() },
      this.#ago(),
    );
    this.#all.push(fallback);
    this.#tag(name, fallback);
  }

  #tags(): void {
    const random = this.#random;
    for (const name of someOf(random, TAGS, 2 + random.below(TAGS.length - 2)))
      this.#tag(name, oneOf(random, this.#all));
  }

  #tag(name: string, manifest: Manifest): void {
    const tag = this.#repository.tag(name, manifest, this.#ago());
    if (chance(this.#random, 0.08)) this.#repository.lock(tag, oneOf(this.#random, LOCKS));
  }

  #locks(): void {
    const random = this.#random;
    for (const each of this.#all) if (chance(random, 0.2)) this.#repository.lock(each, oneOf(random, LOCKS));
    if (chance(random, 0.1)) this.#repository.lock(oneOf(random, this.#all), { readEnabled: false });
    if (chance(random, 0.1)) this.#repository.lock('repository', oneOf(random, LOCKS));
  }

  #unlikeAll(): Record<string, string> {
    return { number: String(this.#counter++) };
  }

  #ago(): Date {
    return new Date(this.#now - 1000 - this.#random.below(400 * DAY));
  }
}

const LOCKS = [
  { deleteEnabled: false },
  { writeEnabled: false },
  { deleteEnabled: false, writeEnabled: false },
] as const;

const descriptorOf = (manifest: Manifest) => ({
  mediaType: manifest.mediaType,
  digest: manifest.digest,
  size: manifest.bytes.length,
});
