import { ShellError } from '../../engine/error-record.ts';
import { listManifests } from '../../registry/manifests.ts';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import { parseLeaf } from '../../registry/model/reference.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import { parseTagName, type TagName } from '../../registry/model/tag-name.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { SessionError } from '../../session/session-error.ts';
import { isDigestPrefix, matchDigest } from './digest-prefix.ts';
import { noReference } from './no-reference.ts';
import { referenceIn } from './reference-in.ts';
import { isLeaf, repositoryHere } from './repository-here.ts';
import { tagHint } from './tag-hint.ts';

/** Where a cmdlet acts (cmdlets, section 2), with the leaf when the user wrote `team/api:1.4.2` or `team/api@sha256:…`. */
export interface Target {
  readonly connection: Connection;
  readonly repository: RepositoryName;
  readonly tag: TagName | undefined;
  readonly digest: Digest | undefined;
}

export interface Named {
  readonly registryName: string | undefined;
  readonly repositoryName: string | undefined;
}

/**
 * The repository that the parameters mean: a name, a whole reference, or nothing, `:tag` or `@digest` for the repository of the current location.
 * `writable` refuses a read-only connection. Throws SessionError, ShellError `InvalidReference`.
 */
export function findTarget(session: Session, { registryName, repositoryName }: Named, writable = false): Target {
  const connect = (name: string | undefined) => (writable ? session.writable(name) : session.connection(name));
  if (repositoryName === undefined || isLeaf(repositoryName)) {
    const leaf = parseLeaf(repositoryName ?? '');
    if (!leaf) throw noLeaf(repositoryName);
    const connection = connect(registryName);
    return { connection, repository: currentRepository(session, connection), ...leaf };
  }
  const reference = referenceIn(session, registryName, repositoryName);
  if (!reference) throw noReference(repositoryName);
  const { repository, tag, digest, host } = reference;
  return { connection: connect(host ?? registryName), repository, tag, digest };
}

const noLeaf = (text: string | undefined): ShellError =>
  new ShellError('InvalidReference', `'${text}' is neither a tag nor a digest.`, {
    category: 'InvalidArgument',
    recommendation:
      'Behind a colon stands a whole tag (:1.4.2), behind an @ a whole digest (@sha256: and 64 hex digits).',
  });

/** A repository as a whole, for what changes or deletes it: the name of an image is none. Throws SessionError, ShellError `InvalidReference`. */
export function findRepository(session: Session, args: Named): Pick<Target, 'connection' | 'repository'> {
  const { connection, repository, tag, digest } = findTarget(session, args, true);
  if (tag === undefined && digest === undefined) return { connection, repository };
  throw new ShellError('InvalidReference', `'${args.repositoryName}' is one image; here a whole repository is meant.`, {
    category: 'InvalidArgument',
    recommendation: `If all of ${repository} is meant, name it alone.`,
  });
}

/** A literal repository name. Throws ShellError `InvalidReference`. */
export function repositoryName(text: string): RepositoryName {
  const name = parseRepositoryName(text);
  if (name) return name;
  throw new ShellError('InvalidReference', `'${text}' is not a repository name.`, {
    category: 'InvalidArgument',
    recommendation: 'Repository names are lower-case path segments: team/api.',
  });
}

/** A literal tag. Throws ShellError `InvalidReference`. */
export function tagName(text: string): TagName {
  const name = parseTagName(text);
  if (name) return name;
  throw new ShellError('InvalidReference', `'${text}' is not a tag.`, {
    category: 'InvalidArgument',
    recommendation: 'Tags are up to 128 letters, digits, dots, dashes and underscores: 1.4.2.',
  });
}

/**
 * A digest as the user wrote it: whole, or a prefix of at least 7 hex digits, which costs a listing and is for people only.
 * Throws ShellError.
 */
export async function digestOf(
  text: string,
  target: Target,
  context: { readonly interactive: boolean; readonly signal: AbortSignal },
): Promise<Digest> {
  const digest = parseDigest(text);
  if (digest) return digest;
  const { connection, repository } = target;
  if (isDigestPrefix(text) && context.interactive) {
    return matchDigest(text, repository, listManifests(connection.registry, repository, { signal: context.signal }));
  }
  throw new ShellError('InvalidReference', `'${text}' is not a digest.`, {
    category: 'InvalidArgument',
    recommendation: 'Give it whole (sha256: and 64 hex digits); to name a manifest by a tag, use -Tag.',
  });
}

function currentRepository(session: Session, connection: Connection): RepositoryName {
  const here = repositoryHere(session, connection);
  if (here) return here;
  throw new SessionError(
    'NoRepository',
    'No repository was named, and the current location is not in one.',
    `Give -RepositoryName, or go to a repository: cd ${connection.name}:/<repository>`,
  );
}

/** A tag to change, by -Name or as part of the reference. Throws SessionError, ShellError `MissingTag`. */
export function findNamedTag(session: Session, args: Named & { readonly name: string | undefined }) {
  const { connection, repository, tag: written } = findTarget(session, args, true);
  const tag = args.name === undefined ? written : tagName(args.name);
  if (tag) return { connection, repository, tag };
  throw new ShellError('MissingTag', 'No tag was named.', {
    category: 'InvalidArgument',
    recommendation:
      tagHint(args.repositoryName, session, word => `-Name ${word}`) ??
      `Give -Name, or write it behind the repository: ${repository}:<tag>`,
  });
}
