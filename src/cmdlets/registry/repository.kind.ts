import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';
import type { Completer, Offer } from '../../engine/parameter.ts';
import { parseRepositoryName } from '../../registry/model/repository-name.ts';
import { Session } from '../../session/session.ts';
import { connectionMeant, offerDigests, offerRepositories, offerTags, type Shelf, shelfMeant } from './known-names.ts';
import { isLeaf } from './repository-here.ts';

const completeRepository: Completer = (word, { session, bound }) => {
  const connection = connectionMeant(session, bound.registryName);
  return connection && session instanceof Session ? offerRepositories(session, connection, word) : { values: [] };
};

/** `team/api`, `team/api:1.4`, `contoso.azurecr.io/team/api@sha256:12ab`: behind the repository its tags or digests; without one those of the location's. */
export const completeReference: Completer = (word, around) => {
  const { session, bound } = around;
  if (!(session instanceof Session)) return { values: [] };
  if (isLeaf(word))
    return offerLeaves(session, shelfMeant({ session, bound: { registryName: bound.registryName } }), word);
  const [, host] = /^(localhost|[^/]*[.:][^/]*)\//.exec(word) ?? [];
  // the first segment names a registry as in any reference, and another one is not asked
  const start = host === undefined ? 0 : host.length + 1;
  const connection = connectionMeant(session, host ?? bound.registryName);
  if (!connection) return { values: [] };
  const path = word.slice(start);
  const mark = path.search(/[:@]/);
  if (mark < 0) return offerRepositories(session, connection, path, word.slice(0, start));
  const repository = parseRepositoryName(path.slice(0, mark));
  if (!repository) return { values: [] };
  return offerLeaves(session, { connection, repository }, path.slice(mark), word.slice(0, start + mark));
};

/** Tags behind a colon, digests behind an @; `before` stands in front of them. */
export function offerLeaves(session: Session, shelf: Shelf | undefined, leaf: string, before = ''): Offer {
  if (!shelf) return { values: [] };
  const mark = leaf.charAt(0);
  const offer = mark === ':' ? offerTags : offerDigests;
  return offer(session, shelf, leaf.slice(1), before + mark);
}

/** The name of a repository. */
export const repositoryKind = kindBuilder<string>({ ...stringKind, complete: completeRepository });

/** How objects name a repository that is changed as a whole: nobody means that by one of its images. */
export const wholeRepository = {
  aliases: ['RepositoryName', 'ImageName', 'Repository'],
  pipeline: 'both',
  filledBy: ['RepositoryName', 'ImageName', 'Repository', 'Name'],
  unlessOf: ['Digest', 'Tag'],
} as const;

/** The same with wildcards. */
export const repositoryPattern = kindBuilder<string>({ ...wildcardKind, complete: completeRepository });

/** What fits a pattern, with what stands behind the repository. */
export const referencePattern = kindBuilder<string>({ ...wildcardKind, complete: completeReference });

/** A repository, or a reference. */
export const reference = kindBuilder<string>({ ...stringKind, complete: completeReference });
