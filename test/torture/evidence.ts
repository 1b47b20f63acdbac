import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { PlanItem, RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import type { LedgerEntry } from '../../src/emulator/ledger.ts';
import type { Intrusion } from './intrusion.ts';
import type { Sending } from './wire-witness.ts';
import { copyOf, replay, type World } from './world.ts';

/** What is known of a run from others than the one who ran it, and what he said of it. */
export interface Evidence {
  readonly plan: RegistryPlan;
  readonly protectedTags: readonly string[];
  /** undefined: the run ended with an error. */
  readonly outcomes: readonly ItemOutcome[] | undefined;
  /** The registry when the plan was made, and in the end. */
  readonly before: World;
  readonly after: World;
  readonly entries: readonly LedgerEntry[];
  readonly intrusions: readonly Intrusion[];
  readonly sendings: readonly Sending[];
  /** When it was on disk that something is sent for an item, on the line of time of the sendings. */
  readonly journalled: readonly { readonly item: number; readonly at: number }[];
  /** When the plan was there: what was sent earlier belongs to its making. */
  readonly started: number;
  /** When Ctrl+C came; undefined: it did not. */
  readonly stopped: number | undefined;
  /** When the first process was killed, and another one took the run up; undefined: it was not. */
  readonly died: number | undefined;
}

/** A rule of the house: what it is called, and what goes against it in a run. */
export interface Rule {
  readonly name: string;
  readonly broken: (evidence: Evidence) => readonly string[];
}

/** What a request is about. */
export interface Target {
  readonly kind: 'manifest' | 'tag';
  readonly repository: string;
  readonly name: string;
}

/** A request with what the registry wrote down of it. */
export interface Traced extends Sending {
  readonly target: Target | undefined;
  /** undefined: it never arrived. */
  readonly entry: LedgerEntry | undefined;
}

const ITEM = /^\/(?:v2\/(.+)\/manifests|acr\/v1\/(.+)\/_(?:manifests|tags))\/([^/]+)$/;

export function targetOf(path: string): Target | undefined {
  const plain = decodeURIComponent(path.split('?', 1)[0] ?? '');
  const [, onV2, onAcr, name] = ITEM.exec(plain) ?? [];
  const repository = onV2 ?? onAcr;
  if (repository === undefined || name === undefined) return undefined;
  return { kind: plain.includes('/_tags/') ? 'tag' : 'manifest', repository, name };
}

/** All requests in the order in which they were sent, each with its entry. */
export function traced({ sendings, entries }: Pick<Evidence, 'sendings' | 'entries'>): Traced[] {
  const arrived = new Map<string, LedgerEntry[]>();
  for (const entry of [...entries].sort((left, right) => left.number - right.number)) {
    const key = keyOf(entry.headers['x-ms-client-request-id'], entry.method, pathOf(entry));
    arrived.set(key, [...(arrived.get(key) ?? []), entry]);
  }
  return sendings.map(each => ({
    ...each,
    target: targetOf(each.path),
    entry: arrived.get(keyOf(each.id, each.method, each.path))?.shift(),
  }));
}

const keyOf = (id: string | undefined, method: string, path: string): string => `${id} ${method} ${path}`;
const pathOf = ({ path, query }: LedgerEntry): string => (query === '' ? path : `${path}?${query}`);

/** The place in the plan of what deletes or takes off this; -1: it is not in the plan. */
export function placeOf({ items }: RegistryPlan, target: Target | undefined): number {
  return items.findIndex(item => sameTarget(targetOfItem(item), target));
}

export function targetOfItem(item: PlanItem): Target {
  if (item.action === 'delete manifest') return { kind: 'manifest', repository: item.repository, name: item.digest };
  return item.tag === undefined
    ? { kind: 'manifest', repository: item.repository, name: item.digest ?? '' }
    : { kind: 'tag', repository: item.repository, name: item.tag };
}

export const sameTarget = (left: Target | undefined, right: Target | undefined): boolean =>
  left?.kind === right?.kind && left?.repository === right?.repository && left?.name === right?.name;

export const textOf = ({ repository, kind, name }: Target): string =>
  kind === 'tag' ? `${repository}:${name}` : `${repository}@${name.slice(7, 19)}`;

/** Requests that read this item and were answered before that mark, the last one at the end. */
export function readsOf(all: readonly Traced[], target: Target, before: number): Traced[] {
  return all.filter(
    each =>
      each.method === 'GET' &&
      each.path.startsWith('/acr/') &&
      sameTarget(each.target, target) &&
      each.answered !== undefined &&
      each.answered < before &&
      (each.status === 200 || each.status === 404),
  );
}

/** Looks at what is new in a repository: first pages of its manifests, the newest first, that were answered before that mark. */
export function looksAt(all: readonly Traced[], repository: string, before: number): Traced[] {
  return all.filter(
    ({ path, status, answered }) =>
      decodeURIComponent(path).startsWith(`/acr/v1/${repository}/_manifests?`) &&
      path.includes('orderby=timedesc') &&
      !path.includes('last=') &&
      status === 200 &&
      answered !== undefined &&
      answered < before,
  );
}

/** What somebody pushed in a turn of the registry. */
export interface Newcomer {
  readonly repository: string;
  readonly digest: string;
  readonly turn: number;
}

/**
 * Could the client know of it before that mark? It has to have looked since, and where it went on to read what the look showed, to have read
 * it. This is the whole window in which something may slip through: DELETE has no condition that would close it.
 */
export function couldKnow(all: readonly Traced[], { repository, digest, turn }: Newcomer, before: number): boolean {
  const look = looksAt(all, repository, before).find(each => (each.entry?.turn ?? 0) >= turn);
  if (look === undefined) return false;
  const body = `/v2/${repository}/manifests/${digest}`;
  const read = all.find(each => each.method === 'GET' && each.path === body && each.sent > look.sent);
  return read === undefined || (read.answered ?? before) < before;
}

/** The registry right before each request that was carried out, by its number; one and the same object where nothing has changed. */
export function worlds(evidence: Evidence): Map<number, World> {
  const found = new Map<number, World>();
  const intruded = new Set(evidence.intrusions.map(each => each.request));
  let last: World | undefined;
  replay(evidence.before, evidence, ({ number, effects }, world) => {
    if (last === undefined || intruded.has(number)) last = copyOf(world);
    found.set(number, last);
    if (effects.length > 0) last = undefined;
  });
  return found;
}

/** A deletion by the run itself, with the request that brought it about. */
export interface Deletion {
  readonly target: Target;
  readonly request: Traced;
  /** Tags that a manifest took along. */
  readonly tags: readonly string[];
  /** What was asked for; undefined: just this. */
  readonly alongWith: string | undefined;
}

export function deletionsOf(all: readonly Traced[]): Deletion[] {
  return all.flatMap(request =>
    (request.entry?.effects ?? []).flatMap((effect): Deletion[] => {
      if (effect.kind === 'manifest deleted') {
        const { repository, digest: name, tags, alongWith } = effect;
        return [{ target: { kind: 'manifest', repository, name }, request, tags, alongWith }];
      }
      if (effect.kind !== 'tag deleted') return [];
      const { repository, tag: name } = effect;
      return [{ target: { kind: 'tag', repository, name }, request, tags: [], alongWith: undefined }];
    }),
  );
}
