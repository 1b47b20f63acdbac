import { type Digest, parseDigest } from './digest.ts';
import { parseRepositoryName, type RepositoryName } from './repository-name.ts';
import { parseTagName, type TagName } from './tag-name.ts';

/** `[host/]repository[:tag][@digest]`, taken apart. */
export interface Reference {
  /** As written; `undefined` when the reference names no registry. */
  readonly host: string | undefined;
  readonly repository: RepositoryName;
  readonly tag: TagName | undefined;
  readonly digest: Digest | undefined;
}

/**
 * Reads a reference; `undefined` for anything that is none.
 * The first path segment is a host when it holds a dot or a colon, or is `localhost`: the rule of
 * distribution's reference grammar, which keeps `team/api` a repository.
 */
export function parseReference(text: string): Reference | undefined {
  const slash = text.indexOf('/');
  const first = slash < 0 ? '' : text.slice(0, slash);
  const hasHost = first === 'localhost' || /[.:]/.test(first);
  const path = hasHost ? text.slice(slash + 1) : text;
  const match = /^([^:@]+)(?::([^:@]+))?(?:@(.+))?$/.exec(path);
  const repository = match?.[1] === undefined ? undefined : parseRepositoryName(match[1]);
  if (!match || !repository) return undefined;
  const tag = match[2] === undefined ? undefined : parseTagName(match[2]);
  const digest = match[3] === undefined ? undefined : parseDigest(match[3]);
  if ((match[2] !== undefined && !tag) || (match[3] !== undefined && !digest)) return undefined;
  return { host: hasHost ? first : undefined, repository, tag, digest };
}
