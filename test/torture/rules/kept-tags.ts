import type { Evidence, Rule } from '../evidence.ts';
import { deletionsOf, traced } from '../evidence.ts';

/** Whatever a tag that stays needs, at any depth, and had before, the run did not delete. */
export const keptTags: Rule = {
  name: 'every kept tag still pulls in full',
  broken(evidence) {
    const deleted = new Set(
      deletionsOf(traced(evidence)).flatMap(({ target }) =>
        target.kind === 'manifest' ? [`${target.repository} ${target.name}`] : [],
      ),
    );
    return [...evidence.before].flatMap(([repository, { tags }]) =>
      [...tags].flatMap(([tag, { digest }]) => {
        if (evidence.after.get(repository)?.tags.get(tag)?.digest !== digest) return [];
        const lost = needsOf(evidence, repository, digest).filter(each => deleted.has(`${repository} ${each}`));
        return lost.map(each => `${repository}:${tag} needs ${each.slice(7, 19)}`);
      }),
    );
  },
};

function needsOf({ before }: Evidence, repository: string, digest: string): string[] {
  const needed = new Set([digest]);
  for (const each of needed)
    for (const child of before.get(repository)?.manifests.get(each)?.children ?? []) needed.add(child);
  return [...needed];
}
