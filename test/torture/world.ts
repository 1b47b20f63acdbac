import type { Effect, LedgerEntry } from '../../src/emulator/ledger.ts';
import type { Attributes } from '../../src/emulator/store/attributes.ts';
import type { Manifest } from '../../src/emulator/store/repository.ts';
import type { Store } from '../../src/emulator/store/store.ts';
import type { Intrusion } from './intrusion.ts';

export interface ManifestState {
  readonly digest: string;
  readonly children: readonly string[];
  readonly subject: string | undefined;
  readonly blobs: readonly string[];
  readonly attributes: Attributes;
  /** Turn of the registry in which somebody pushed it; 0: it was there before. */
  readonly pushed: number;
}

export interface TagState {
  readonly digest: string;
  readonly attributes: Attributes;
}

export interface RepositoryState {
  readonly attributes: Attributes;
  readonly manifests: Map<string, ManifestState>;
  readonly tags: Map<string, TagState>;
}

/** What a registry holds at one time, by the names of its repositories. */
export type World = Map<string, RepositoryState>;

/** What is stored, as plain data. */
export function worldOf(store: Store): World {
  const world: World = new Map();
  for (const name of store.names) {
    const repository = store.repository(name);
    if (repository === undefined) continue;
    world.set(name, {
      attributes: { ...repository.attributes },
      manifests: new Map([...repository.manifests.values()].map(each => [each.digest, stateOf(each, 0)])),
      tags: new Map(
        [...repository.tags.values()].map(each => [
          each.name,
          { digest: each.digest, attributes: { ...each.attributes } },
        ]),
      ),
    });
  }
  return world;
}

export function stateOf({ digest, facts, attributes }: Manifest, pushed: number): ManifestState {
  return {
    digest,
    children: (facts.references ?? []).map(each => each.digest),
    subject: facts.subject,
    blobs: facts.blobs,
    attributes: { ...attributes },
    pushed,
  };
}

export function tagsOn(repository: RepositoryState | undefined, digest: string): string[] {
  return [...(repository?.tags ?? [])].flatMap(([name, tag]) => (tag.digest === digest ? [name] : [])).sort();
}

/** A request that was carried out, with the registry as it was right before. */
export type Visit = (entry: LedgerEntry & { readonly turn: number }, world: World) => void;

/** Lets everything happen again to a copy of `before`, in the order in which it took effect, and returns what it comes to. */
export function replay(
  before: World,
  { entries, intrusions }: { entries: readonly LedgerEntry[]; intrusions: readonly Intrusion[] },
  visit: Visit = () => undefined,
): World {
  const world = copyOf(before);
  const inTurn = entries.flatMap(({ turn, ...entry }) => (turn === undefined ? [] : [{ ...entry, turn }]));
  for (const entry of inTurn.sort((left, right) => left.turn - right.turn)) {
    for (const each of intrusions) if (each.request === entry.number) intrude(world, each, entry.turn);
    visit(entry, world);
    for (const effect of entry.effects) apply(world, effect);
  }
  return world;
}

/** What is in it is never changed, only replaced. */
export function copyOf(world: World): World {
  return new Map(
    [...world].map(([name, { attributes, manifests, tags }]) => [
      name,
      { attributes, manifests: new Map(manifests), tags: new Map(tags) },
    ]),
  );
}

function apply(world: World, effect: Effect): void {
  const repository = 'repository' in effect ? world.get(effect.repository) : undefined;
  switch (effect.kind) {
    case 'manifest deleted':
      removeManifest(repository, effect.digest);
      return;
    case 'tag deleted':
      repository?.tags.delete(effect.tag);
      return;
    case 'attributes changed':
      setAttributes(repository, effect.item, effect.attributes);
      return;
    case 'repository deleted':
      world.delete(effect.repository);
  }
}

function intrude(world: World, intrusion: Intrusion, turn: number): void {
  const repository = world.get(intrusion.repository);
  switch (intrusion.kind) {
    case 'manifest pushed':
      if (!repository?.manifests.has(intrusion.manifest.digest))
        repository?.manifests.set(intrusion.manifest.digest, { ...intrusion.manifest, pushed: turn });
      return;
    case 'tag set': {
      const attributes = repository?.tags.get(intrusion.tag)?.attributes ?? UNLOCKED;
      repository?.tags.set(intrusion.tag, { digest: intrusion.digest, attributes });
      return;
    }
    case 'tag deleted':
      repository?.tags.delete(intrusion.tag);
      return;
    case 'manifest deleted':
      removeManifest(repository, intrusion.digest);
      return;
    case 'attributes changed':
      setAttributes(repository, intrusion.item, intrusion.attributes);
  }
}

const UNLOCKED: Attributes = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };

function removeManifest(repository: RepositoryState | undefined, digest: string): void {
  for (const tag of tagsOn(repository, digest)) repository?.tags.delete(tag);
  repository?.manifests.delete(digest);
}

function setAttributes(repository: RepositoryState | undefined, item: string, change: Partial<Attributes>): void {
  const manifest = repository?.manifests.get(item);
  if (manifest) repository?.manifests.set(item, { ...manifest, attributes: { ...manifest.attributes, ...change } });
  const tag = repository?.tags.get(item);
  if (tag) repository?.tags.set(item, { ...tag, attributes: { ...tag.attributes, ...change } });
}
