import {
  couldKnow,
  type Deletion,
  type Evidence,
  placeOf,
  readsOf,
  type Target,
  type Traced,
  worlds,
} from '../evidence.ts';
import { changeOf } from './as-planned.ts';

/**
 * A referrer goes along with its subject, and what lists it was to go right after: when its turn came, something had happened to it that keeps
 * it. Before the subject was sent, nobody could know.
 */
export function isKeptLater(
  evidence: Evidence,
  all: readonly Traced[],
  { deletion, digest }: { readonly deletion: Deletion; readonly digest: string },
): boolean {
  const { target, request, alongWith } = deletion;
  const kept: Target = { kind: 'manifest', repository: target.repository, name: digest };
  const item = evidence.plan.items[placeOf(evidence.plan, kept)];
  if (alongWith === undefined || item?.action !== 'delete manifest') return false;
  const last = readsOf(all, kept, request.sent).findLast(each => each.sent > evidence.started);
  const world = last?.entry && worlds(evidence).get(last.entry.number);
  if (world === undefined || changeOf(world, kept, item) !== undefined) return false;
  return !evidence.intrusions.some(
    each =>
      each.kind === 'manifest pushed' &&
      each.repository === target.repository &&
      (each.manifest.children.includes(digest) || each.manifest.subject === digest) &&
      couldKnow(
        all,
        { repository: each.repository, digest: each.manifest.digest, turn: turnOf(evidence, each.request) },
        request.sent,
      ),
  );
}

const turnOf = ({ entries }: Evidence, request: number): number =>
  entries.find(each => each.number === request)?.turn ?? 0;
