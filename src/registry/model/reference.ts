import { type Digest, parseDigest } from './digest.ts';
import { parseRepositoryName, type RepositoryName } from './repository-name.ts';
import { parseTagName, type TagName } from './tag-name.ts';

/** `[:tag][@digest]`, taken apart. */
export interface Leaf {
  readonly tag: TagName | undefined;
  readonly digest: Digest | undefined;
}

/** `[host/]repository[:tag][@digest]`, taken apart. */
export interface Reference extends Leaf {
  /** As written; `undefined` when the reference names no registry. */
  readonly host: string | undefined;
  readonly repository: RepositoryName;
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
  return hasHost ? referenceOf(text.slice(slash + 1), first) : referenceOf(text, undefined);
}

/** The same where the registry is known: a first segment with a dot belongs to the repository. */
export const parseHostless = (text: string): Reference | undefined => referenceOf(text, undefined);

function referenceOf(path: string, host: string | undefined): Reference | undefined {
  const mark = path.search(/[:@]/);
  const end = mark < 0 ? path.length : mark;
  const repository = parseRepositoryName(path.slice(0, end));
  const leaf = parseLeaf(path.slice(end));
  return repository && leaf && { host, repository, ...leaf };
}

/** Reads what stands behind a repository, which may be nothing; `undefined` for anything that cannot. */
export function parseLeaf(text: string): Leaf | undefined {
  const match = /^(?::([^:@]+))?(?:@(.+))?$/.exec(text);
  if (!match) return undefined;
  const tag = match[1] === undefined ? undefined : parseTagName(match[1]);
  const digest = match[2] === undefined ? undefined : parseDigest(match[2]);
  if ((match[1] !== undefined && !tag) || (match[2] !== undefined && !digest)) return undefined;
  return { tag, digest };
}
