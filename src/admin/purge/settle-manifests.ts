import type { Digest } from '../../registry/model/digest.ts';
import { linked, type Relations } from './relations.ts';

/** Manifests that may go, each with why, and those that would if nothing spoke against it, with what does. */
export interface Candidates {
  readonly may: ReadonlyMap<Digest, string>;
  readonly stays: ReadonlyMap<Digest, string>;
}

/** Which manifests go, each with why, in the order in which they have to; and which stay in spite of a rule. */
export interface Settled {
  readonly going: ReadonlyMap<Digest, string>;
  readonly staying: ReadonlyMap<Digest, string>;
}

/**
 * Takes out of the candidates what an index that stays lists, what refers to something that stays, and what is referred to by something that
 * stays, until nothing of that is left (safety, section 3, rule 5). What is above comes before what hangs on it.
 */
export function settleManifests(all: Iterable<Digest>, relations: Relations, candidates: Candidates): Settled {
  const going = new Map(candidates.may);
  const staying = new Map(candidates.stays);
  const open = [...all].filter(each => !going.has(each));
  for (;;) {
    hold(open, relations, { going, staying });
    const order = inOrder(going, relations);
    if (order.length === going.size) {
      return { going: new Map(order.map(each => [each, going.get(each) ?? ''])), staying };
    }
    // only a tag can close a circle, since a digest is made of what it points to
    const placed = new Set(order);
    for (const digest of going.keys()) {
      if (placed.has(digest)) continue;
      going.delete(digest);
      staying.set(digest, 'its references go in a circle');
      open.push(digest);
    }
  }
}

/** Lets everything stay that depends on these; they are used up. */
function hold(
  open: Digest[],
  { children, referrers, subjects }: Relations,
  { going, staying }: { readonly going: Map<Digest, string>; readonly staying: Map<Digest, string> },
): void {
  const stay = (digest: Digest, reason: string) => {
    if (!going.delete(digest)) return;
    staying.set(digest, reason);
    open.push(digest);
  };
  for (let held = open.pop(); held !== undefined; held = open.pop()) {
    for (const child of linked(children, held)) stay(child, 'listed by an index that stays');
    for (const referrer of linked(referrers, held)) stay(referrer, 'refers to something that stays');
    for (const subject of linked(subjects, held)) stay(subject, referredTo(staying.get(held)));
  }
}

const REFERRED = 'something that refers to it stays';

/** The reason is that of the first in a chain of referrers. */
const referredTo = (reason: string | undefined): string =>
  reason?.startsWith(REFERRED) ? reason : `${REFERRED} (${reason ?? 'tagged'})`;

/** Those that go, each behind what lists it and what it refers to; what hangs on a circle is left out. */
function inOrder(going: ReadonlyMap<Digest, string>, { parents, children, subjects, referrers }: Relations): Digest[] {
  const waits = new Map<Digest, number>();
  const order: Digest[] = [];
  for (const digest of going.keys()) {
    const above = [...linked(parents, digest), ...linked(subjects, digest)].length;
    if (above === 0) order.push(digest);
    else waits.set(digest, above);
  }
  for (const done of order) {
    for (const below of [...linked(children, done), ...linked(referrers, done)]) {
      const left = waits.get(below);
      if (left === undefined) continue;
      waits.set(below, left - 1);
      if (left === 1) order.push(below);
    }
  }
  return order;
}
