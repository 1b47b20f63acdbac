import type { ManifestOutline } from '../../registry/manifest-outline.ts';

/** What deletions free in one repository, or why that is not known. */
export type FreedSpace =
  | {
      /** Of the layers and configurations that nothing else in the repository uses, each counted once. */
      readonly bytes: number;
      /** Some of the layers of what goes are still in use. */
      readonly isRestInUse: boolean;
    }
  | { readonly unknown: string };

/** What one of several deletions frees. */
export interface FreedShare {
  /** Of what nothing but this manifest uses, and what goes along with it. */
  readonly bytes: number;
  /** Places in the list of what several use together. */
  readonly shared: readonly number[];
  /** Some of its layers are used by what stays, too. */
  readonly isRestInUse: boolean;
}

/** What goes when all of several manifests go. */
export interface SharedSpace {
  readonly bytes: number;
  /** How many of the deletions use it. */
  readonly users: number;
}

/** What deletions free together, taken apart so that it is known of any of them. */
export interface FreedShares<Name extends string = string> {
  readonly shared: readonly SharedSpace[];
  readonly shares: ReadonlyMap<Name, FreedShare>;
}

type Outline = Pick<ManifestOutline, 'subject' | 'layers' | 'config' | 'unsized'>;

/** What all of the deletions free. */
export const totalOf = (freed: FreedShares | { readonly unknown: string }): FreedSpace =>
  'unknown' in freed ? freed : freedTogether([...freed.shares.values()], freed.shared);

/** What goes with some of all manifests of a repository. What an index lists stays; what refers to a manifest goes with it. */
export function freedShares<Name extends string>(
  manifests: ReadonlyMap<string, Outline>,
  digests: readonly Name[],
): FreedShares<Name> | { readonly unknown: string } {
  if (digests.some(each => !manifests.has(each))) return { unknown: 'the repository has changed meanwhile' };
  const gone = withReferrers(manifests, digests);
  const inUse = new Set<string>();
  const sizes = new Map<string, number>();
  const users = new Map<string, Set<Name>>();
  for (const [digest, { layers, config, unsized }] of manifests) {
    const user = gone.get(digest);
    const blobs = config ? [...layers, config] : layers;
    for (const each of blobs) sizes.set(each.digest, each.size);
    for (const each of [...blobs.map(blob => blob.digest), ...unsized]) {
      if (user === undefined) inUse.add(each);
      else (users.get(each) ?? entered(users, each, new Set())).add(user);
    }
  }
  const apart = new TakenApart(digests);
  for (const [blob, by] of users) {
    const size = sizes.get(blob);
    if (inUse.has(blob)) apart.stays(by);
    else if (size === undefined) return { unknown: 'the registry does not tell how large all its layers are' };
    else apart.goes(by, size);
  }
  return apart;
}

/**
 * What some of the deletions free, when these are carried out and no other. `others`: of what was deleted by somebody else; that frees nothing
 * now, and uses nothing either.
 */
export function freedTogether(
  shares: readonly FreedShare[],
  shared: readonly SharedSpace[],
  others: readonly FreedShare[] = [],
): { readonly bytes: number; readonly isRestInUse: boolean } {
  const users = new Map<number, number>();
  for (const place of shares.flatMap(each => each.shared)) users.set(place, (users.get(place) ?? 0) + 1);
  for (const place of others.flatMap(each => each.shared)) {
    const known = users.get(place);
    if (known !== undefined) users.set(place, known + 1);
  }
  let bytes = shares.reduce((sum, each) => sum + each.bytes, 0);
  let isRestInUse = shares.some(each => each.isRestInUse);
  for (const [place, count] of users) {
    const space = shared[place];
    if (space?.users === count) bytes += space.bytes;
    else isRestInUse = true;
  }
  return { bytes, isRestInUse };
}

class TakenApart<Name extends string> implements FreedShares<Name> {
  readonly shared: SharedSpace[] = [];
  readonly shares: ReadonlyMap<Name, { bytes: number; readonly shared: number[]; isRestInUse: boolean }>;
  /** Places in `shared`, by all who use it. */
  readonly #places = new Map<string, number>();
  readonly #numbers: ReadonlyMap<Name, number>;

  constructor(digests: readonly Name[]) {
    this.shares = new Map(digests.map(each => [each, { bytes: 0, shared: [], isRestInUse: false }]));
    this.#numbers = new Map([...this.shares.keys()].map((each, index) => [each, index]));
  }

  stays(users: ReadonlySet<Name>): void {
    for (const each of this.#sharesOf(users)) each.isRestInUse = true;
  }

  goes(users: ReadonlySet<Name>, size: number): void {
    const [first, ...more] = this.#sharesOf(users);
    if (first && more.length === 0) first.bytes += size;
    if (more.length === 0) return;
    const key = [...users].map(each => this.#numbers.get(each)).join();
    const known = this.#places.get(key);
    const place = known ?? entered(this.#places, key, this.shared.length);
    if (known === undefined) for (const each of this.#sharesOf(users)) each.shared.push(place);
    this.shared[place] = { bytes: (this.shared[place]?.bytes ?? 0) + size, users: users.size };
  }

  #sharesOf(users: ReadonlySet<Name>) {
    return [...users].flatMap(each => this.shares.get(each) ?? []);
  }
}

function entered<Key, Entry>(map: Map<Key, Entry>, key: Key, entry: Entry): Entry {
  map.set(key, entry);
  return entry;
}

/** What goes, and with which of the digests. */
function withReferrers<Name extends string>(
  manifests: ReadonlyMap<string, Outline>,
  digests: readonly Name[],
): ReadonlyMap<string, Name> {
  const referrers = new Map<string, string[]>();
  for (const [digest, { subject }] of manifests) {
    if (subject !== undefined) referrers.set(subject, [...(referrers.get(subject) ?? []), digest]);
  }
  const gone = new Map<string, Name>(digests.map(each => [each, each]));
  // a map goes on over what is added to it meanwhile
  for (const [each, root] of gone) {
    for (const referrer of referrers.get(each) ?? []) if (!gone.has(referrer)) gone.set(referrer, root);
  }
  return gone;
}
