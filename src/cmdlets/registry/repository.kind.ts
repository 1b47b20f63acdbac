import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';
import type { Completer } from '../../engine/parameter.ts';
import { parseRepositoryName } from '../../registry/model/repository-name.ts';
import { Session } from '../../session/session.ts';
import { connectionMeant, offerDigests, offerRepositories, offerTags } from './known-names.ts';

const completeRepository: Completer = (word, { session, bound }) => {
  const connection = connectionMeant(session, bound.registryName);
  return connection && session instanceof Session ? offerRepositories(session, connection, word) : { values: [] };
};

/** `team/api`, `team/api:1.4`, `contoso.azurecr.io/team/api@sha256:12ab`: behind the repository its tags or digests. */
export const completeReference: Completer = (word, around) => {
  const { session, bound } = around;
  if (!(session instanceof Session)) return { values: [] };
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
  const before = word.slice(0, start + mark + 1);
  const offer = path.charAt(mark) === ':' ? offerTags : offerDigests;
  return offer(session, { connection, repository }, path.slice(mark + 1), before);
};

/** The name of a repository. */
export const repositoryKind = kindBuilder<string>({ ...stringKind, complete: completeRepository });

/** The same with wildcards. */
export const repositoryPattern = kindBuilder<string>({ ...wildcardKind, complete: completeRepository });

/** A repository, or a whole reference. */
export const reference = kindBuilder<string>({ ...stringKind, complete: completeReference });
