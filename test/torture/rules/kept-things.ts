import { couldKnow, deletionsOf, type Evidence, looksAt, placeOf, type Rule, textOf, traced } from '../evidence.ts';
import { isKeptLater } from './kept-later.ts';

/** Changes in a repository that may follow one look at what is new in it. */
export const CHANGES_PER_LOOK = 64;

/**
 * What a manifest that is there in the end lists, or is the subject of, was not deleted. A parent that came after the last look at what is
 * new, no client can know of: how old that look may be is a rule of its own.
 */
export const keptThings: Rule = {
  name: 'no child or referrer of a kept thing is deleted',
  broken(evidence) {
    const all = traced(evidence);
    return deletionsOf(all).flatMap(deletion => {
      const { target, request } = deletion;
      if (target.kind !== 'manifest') return [];
      const manifests = evidence.after.get(target.repository)?.manifests;
      const item = evidence.plan.items[placeOf(evidence.plan, target)];
      const tags = item?.action === 'delete manifest' ? item.tags : [];
      const found: string[] = [];
      for (const kept of manifests?.values() ?? []) {
        const turn = pushedIn(evidence, target.repository, kept.digest);
        if (turn > 0 && !couldKnow(all, { repository: target.repository, digest: kept.digest, turn }, request.sent))
          continue;
        if (kept.children.includes(target.name) && !isKeptLater(evidence, all, { deletion, digest: kept.digest }))
          found.push(`${textOf(target)} was deleted, and ${short(kept.digest)} lists it`);
        const subject = evidence.before.get(target.repository)?.manifests.get(target.name)?.subject;
        const isNamed = tags.some(tag => tag === nameOf(kept.digest) || tag.startsWith(`${nameOf(kept.digest)}.`));
        if (subject === kept.digest || isNamed)
          found.push(`${textOf(target)} was deleted, and its subject ${short(kept.digest)} stays`);
      }
      return found;
    });
  },
};

/** A look that is new enough goes before each deletion. */
export const freshLooks: Rule = {
  name: 'what is new is looked at before and during a run',
  broken(evidence) {
    const all = traced(evidence);
    return deletionsOf(all).flatMap(({ target, request, alongWith }) => {
      if (target.kind !== 'manifest' || alongWith !== undefined) return [];
      const last = looksAt(all, target.repository, request.sent).findLast(each => each.sent > evidence.started);
      if (last === undefined) return [`${textOf(target)} was deleted before anybody looked at what is new`];
      const since = all.filter(
        each =>
          each.method === 'DELETE' &&
          each.target?.repository === target.repository &&
          each.sent > last.sent &&
          each.sent < request.sent,
      );
      return since.length > CHANGES_PER_LOOK
        ? [`${textOf(target)} is the ${since.length}th deletion after the last look`]
        : [];
    });
  },
};

/** The turn in which somebody pushed it meanwhile; 0: it was there before. */
function pushedIn({ entries, intrusions }: Evidence, repository: string, digest: string): number {
  const push = intrusions.find(
    each => each.kind === 'manifest pushed' && each.repository === repository && each.manifest.digest === digest,
  );
  return entries.find(each => each.number === push?.request)?.turn ?? 0;
}

const nameOf = (digest: string): string => digest.replace(':', '-');
const short = (digest: string): string => digest.slice(7, 19);
