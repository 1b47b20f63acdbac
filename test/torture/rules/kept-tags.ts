import { type Deletion, deletionsOf, type Evidence, type Rule, type Traced, traced } from '../evidence.ts';
import { isKeptLater } from './kept-later.ts';

/** Whatever a tag that stays needs, at any depth, and had before, the run did not delete. */
export const keptTags: Rule = {
  name: 'every kept tag still pulls in full',
  broken(evidence) {
    const all = traced(evidence);
    const deletions = new Map(
      deletionsOf(all).flatMap(each =>
        each.target.kind === 'manifest' ? [[`${each.target.repository} ${each.target.name}`, each]] : [],
      ),
    );
    return [...evidence.before].flatMap(([repository, { tags }]) =>
      [...tags].flatMap(([tag, { digest }]) => {
        if (evidence.after.get(repository)?.tags.get(tag)?.digest !== digest) return [];
        return needsOf(evidence, repository, digest).flatMap(({ parent, digest: need }) => {
          const deletion = deletions.get(`${repository} ${need}`);
          if (deletion === undefined || isExcused(evidence, all, { deletion, parent })) return [];
          return [`${repository}:${tag} needs ${need.slice(7, 19)}`];
        });
      }),
    );
  },
};

/** What a pull may lack: others have deleted it, or it went before anybody could know that what lists it would stay. */
export function excusedLosses(evidence: Evidence): (repository: string, digest: string) => boolean {
  const all = traced(evidence);
  const deletions = deletionsOf(all);
  return (repository, digest) => {
    const isTheirs = evidence.intrusions.some(
      each => each.kind === 'manifest deleted' && each.repository === repository && each.digest === digest,
    );
    const deletion = deletions.find(({ target }) => target.repository === repository && target.name === digest);
    const after = evidence.after.get(repository)?.manifests ?? new Map();
    const parents = [...(evidence.before.get(repository)?.manifests.values() ?? [])].filter(
      each => each.children.includes(digest) && after.has(each.digest),
    );
    return (
      isTheirs ||
      (deletion !== undefined &&
        parents.length > 0 &&
        parents.every(each => isKeptLater(evidence, all, { deletion, digest: each.digest })))
    );
  };
}

interface Loss {
  readonly deletion: Deletion;
  readonly parent: string | undefined;
}

const isExcused = (evidence: Evidence, all: readonly Traced[], { deletion, parent }: Loss): boolean =>
  parent !== undefined && isKeptLater(evidence, all, { deletion, digest: parent });

interface Need {
  /** What lists it; undefined: the tag is on it. */
  readonly parent: string | undefined;
  readonly digest: string;
}

function needsOf({ before }: Evidence, repository: string, digest: string): Need[] {
  const needs: Need[] = [{ parent: undefined, digest }];
  for (const { digest: parent } of needs)
    for (const child of before.get(repository)?.manifests.get(parent)?.children ?? [])
      if (!needs.some(each => each.parent === parent && each.digest === child)) needs.push({ parent, digest: child });
  return needs;
}
