import {
  type Evidence,
  placeOf,
  type Rule,
  readsOf,
  sameTarget,
  type Traced,
  targetOf,
  textOf,
  traced,
} from '../evidence.ts';
import { isChange } from '../wire-witness.ts';
import { plannedUpdate } from './attributes.ts';

/** After a change whose outcome may be unknown comes a look, and only then the second and last try. */
export const notTwice: Rule = {
  name: 'no change is sent twice without a read between',
  broken(evidence) {
    const all = traced(evidence);
    const changes = all.filter(
      each => each.target !== undefined && (each.method === 'DELETE' || isUpdate(evidence, each)),
    );
    return changes.flatMap((request, at) => {
      const { target } = request;
      const earlier = changes.slice(0, at).filter(each => sameTarget(each.target, target));
      const last = earlier.at(-1);
      if (target === undefined || last === undefined) return [];
      const lost = earlier.filter(each => each.status === undefined || mayHaveWorked(each.status)).length;
      if (lost > 1)
        return [`${textOf(target)}: ${request.method} was sent again after ${lost} of which nothing was known`];
      // a refusal of the token is an answer: it is renewed, and the request goes out once more
      if (last.status === 401) return [];
      return readsOf(all, target, request.sent).some(each => each.sent > last.sent)
        ? []
        : [`${textOf(target)}: ${request.method} was sent again without a look, after ${last.status ?? 'no answer'}`];
    });
  },
};

/** It changes attributes as planned; no lock is lifted for something else, or put back. */
const isUpdate = (evidence: Evidence, { method, path }: Pick<Traced, 'method' | 'path'>): boolean =>
  method === 'PATCH' && plannedUpdate(evidence, targetOf(path)) !== undefined;

/** A crash on the way, or a gateway that lost the reply. */
const mayHaveWorked = (status: number): boolean => [500, 502, 504].includes(status);

/** For as long as the registry asks after a 429, nothing is sent to it. */
export const retryAfter: Rule = {
  name: 'nothing is sent before Retry-After',
  broken({ sendings, died = 0 }) {
    return sendings
      .flatMap(each => (each.status === 429 ? [each] : []))
      .flatMap(({ retryAfter: value, sent, digested, answeredTime, path }) => {
        const until = answeredTime === undefined ? undefined : untilOf(value, answeredTime);
        if (until === undefined || digested === undefined) return [];
        return (
          sendings
            .filter(each => each.created > digested && each.time < until)
            // whoever takes a run up was told nothing of it
            .filter(each => each.sent > died === sent > died)
            .map(
              each =>
                `${each.method} ${each.path} went out ${until - each.time} ms before the time that 429 for ${path} told`,
            )
        );
      });
  },
};

function untilOf(value: string | undefined, answered: number): number | undefined {
  if (value === undefined) return undefined;
  const until = /^\d+$/.test(value) ? answered + Number(value) * 1000 : Date.parse(value);
  return Number.isNaN(until) ? undefined : until;
}

/** A line on disk goes before each change. */
export const journalFirst: Rule = {
  name: 'a journal line goes before each change',
  broken({ plan, sendings, journalled }) {
    return sendings.filter(isChange).flatMap(({ method, path, sent }) => {
      const item = placeOf(plan, targetOf(path));
      if (item < 0 || journalled.some(each => each.item === item && each.at < sent)) return [];
      return [`${method} ${path} was sent before its line was on disk`];
    });
  },
};

/** What lists others, and what others are about, is gone before they are asked for. */
export const inOrder: Rule = {
  name: 'parents go first',
  broken(evidence) {
    const all = traced(evidence);
    return all.filter(isDelete).flatMap(request => {
      const item = evidence.plan.items[placeOf(evidence.plan, request.target)];
      if (item?.action !== 'delete manifest') return [];
      const late = item.after.filter(
        parent => !isGoneBy(all, { repository: item.repository, parent, request, evidence }),
      );
      return late.map(parent => `${request.path} was sent while ${parent.slice(7, 19)} was there`);
    });
  },
};

const isDelete = (each: Traced): boolean => each.method === 'DELETE';

interface Going {
  readonly repository: string;
  readonly parent: string;
  readonly request: Traced;
  readonly evidence: Evidence;
}

/** Somebody deleted it before this was sent. */
function isGoneBy(all: readonly Traced[], { repository, parent, request, evidence }: Going): boolean {
  const turn = Math.max(0, ...all.filter(each => each.sent < request.sent).map(each => each.entry?.turn ?? 0));
  const byRun = all.some(
    each =>
      each.sent < request.sent &&
      each.entry?.effects.some(
        effect => effect.kind === 'manifest deleted' && effect.repository === repository && effect.digest === parent,
      ),
  );
  const byOthers = evidence.intrusions.some(
    each =>
      each.kind === 'manifest deleted' &&
      each.digest === parent &&
      (evidence.entries.find(entry => entry.number === each.request)?.turn ?? 0) <= turn,
  );
  return byRun || byOthers;
}

/** After Ctrl+C nothing new is begun; only locks go back. */
export const stopped: Rule = {
  name: 'nothing new is sent after Ctrl+C',
  broken(evidence) {
    const { sendings, stopped: mark } = evidence;
    if (mark === undefined) return [];
    return sendings
      .filter(each => isChange(each) && (each.method !== 'PATCH' || isUpdate(evidence, each)) && each.created > mark)
      .map(({ method, path }) => `${method} ${path} was sent after Ctrl+C`);
  },
};
