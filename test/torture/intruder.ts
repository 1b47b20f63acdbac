import type { Clock } from '../../src/emulator/clock.ts';
import { readManifest } from '../../src/emulator/manifest-facts.ts';
import { ociIndex, ociManifest } from '../../src/emulator/media-types.ts';
import type { Random } from '../../src/emulator/random.ts';
import { digestOf } from '../../src/emulator/store/blobs.ts';
import type { Manifest, Repository, Tag } from '../../src/emulator/store/repository.ts';
import type { Store } from '../../src/emulator/store/store.ts';
import { oneOf, someOf } from './choices.ts';
import type { Intrusion } from './intrusion.ts';
import { stateOf } from './world.ts';

type Distribute<T> = T extends unknown ? Omit<T, 'request' | 'repository'> : never;
type Deed = Distribute<Intrusion>;

/** Somebody else at work on the same registry, who prefers what a plan is about, and writes down what he does. */
export class Intruder {
  readonly done: Intrusion[] = [];
  /** Digests that are to be deleted. */
  targets: ReadonlySet<string> = new Set();
  /** Tags that are to be taken off or changed, as `repository:tag`; empty: he has no preference. */
  tags: ReadonlySet<string> = new Set();
  readonly #clock: Clock;
  #counter = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A change that is chosen when it happens. */
  something(random: Random): (store: Store, request: number) => void {
    return (store, request) => {
      const repositories = [...store.names].flatMap(name => store.repository(name) ?? []);
      const busy = repositories.filter(each => this.#wanted(each).length > 0);
      const repository = oneOf(random, busy.length > 0 ? busy : repositories);
      if (repository.manifests.size === 0) return;
      for (const deed of this.#deed(random, store, repository))
        this.done.push({ ...deed, request, repository: repository.name });
    };
  }

  /** Moves a tag that is to be taken off; chosen when it happens. */
  move(random: Random): (store: Store, request: number) => void {
    return (store, request) => {
      const repositories = [...store.names].flatMap(name => store.repository(name) ?? []);
      const wanted = repositories.flatMap(repository =>
        [...repository.tags.values()]
          .filter(({ name }) => this.tags.has(`${repository.name}:${name}`))
          .map(({ name }) => ({ repository, name })),
      );
      if (wanted.length === 0) return;
      const { repository, name } = oneOf(random, wanted);
      const { digest } = repository.tag(name, oneOf(random, [...repository.manifests.ordered]), this.#clock.tick());
      this.done.push({ kind: 'tag set', tag: name, digest, request, repository: repository.name });
    };
  }

  #deed(random: Random, store: Store, repository: Repository): Deed[] {
    const target = this.#target(random, repository);
    const at = this.#clock.tick();
    switch (random.below(9)) {
      case 0:
      case 1: {
        const children = someOf(random, this.#wanted(repository), 1 + random.below(3));
        return this.#push(store, repository, [target, ...children]);
      }
      case 2:
        return this.#push(store, repository, [], target);
      case 3:
        return this.#push(store, repository, [target], target);
      case 4: {
        // moved, or put back onto what is there
        const name = this.#tag(random, repository)?.name ?? 'new';
        repository.tag(name, target, at);
        return [{ kind: 'tag set', tag: name, digest: target.digest }];
      }
      case 5: {
        const name = `added-${this.#counter++}`;
        repository.tag(name, target, at);
        return [{ kind: 'tag set', tag: name, digest: target.digest }];
      }
      case 6: {
        const tag = this.#tag(random, repository);
        if (tag === undefined) return [];
        repository.untag(tag, at);
        return [{ kind: 'tag deleted', tag: tag.name }];
      }
      case 7:
        repository.removeManifest(target, at);
        return [{ kind: 'manifest deleted', digest: target.digest }];
      default: {
        const tag = repository.tags.get([...target.tags][0] ?? '');
        const attributes = { deleteEnabled: false };
        Object.assign((tag ?? target).attributes, attributes);
        return [{ kind: 'attributes changed', item: tag?.name ?? target.digest, attributes }];
      }
    }
  }

  #push(store: Store, repository: Repository, children: readonly Manifest[], subject?: Manifest): Deed[] {
    const isIndex = children.length > 0;
    const mediaType = isIndex ? ociIndex : ociManifest;
    const config = Buffer.from('{}');
    store.blobs.add(repository.name, config);
    const document = {
      schemaVersion: 2,
      mediaType,
      ...(isIndex
        ? { manifests: children.map(descriptorOf) }
        : {
            config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf(config), size: 2 },
            layers: [],
          }),
      annotations: { intruder: String(this.#counter++) },
      ...(subject && { subject: descriptorOf(subject) }),
    };
    const bytes = Buffer.from(JSON.stringify(document));
    const facts = readManifest(mediaType, bytes, () => undefined);
    if (facts === undefined) throw new Error('The intruder made no valid manifest.');
    const pushed = repository.addManifest({ digest: digestOf(bytes), mediaType, bytes, facts }, this.#clock.tick());
    return [{ kind: 'manifest pushed', manifest: stateOf(pushed, 0) }];
  }

  #tag(random: Random, repository: Repository): Tag | undefined {
    const all = [...repository.tags.values()];
    const wanted = all.filter(each => this.tags.has(`${repository.name}:${each.name}`));
    const among = wanted.length > 0 && random.below(10) < 7 ? wanted : all;
    return among[random.below(Math.max(1, among.length))];
  }

  #wanted(repository: Repository): Manifest[] {
    return [...repository.manifests.ordered].filter(each => this.targets.has(each.digest));
  }

  #target(random: Random, repository: Repository): Manifest {
    const wanted = this.#wanted(repository);
    return oneOf(random, wanted.length > 0 && random.below(10) < 8 ? wanted : [...repository.manifests.ordered]);
  }
}

const descriptorOf = ({ mediaType, digest, bytes }: Manifest) => ({ mediaType, digest, size: bytes.length });
