import type { Digest } from '../../registry/model/digest.ts';
import type { LoginServer } from '../../registry/model/login-server.ts';
import { parseReference, type Reference } from '../../registry/model/reference.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { TagName } from '../../registry/model/tag-name.ts';

/** Images that stay whatever a rule says, such as those that run somewhere. */
export interface KeepList {
  hasTag(repository: RepositoryName, tag: TagName): boolean;
  /** The manifest stays, and every tag on it. */
  hasDigest(repository: RepositoryName, digest: Digest): boolean;
}

export const EMPTY_KEEP_LIST: KeepList = { hasTag: () => false, hasDigest: () => false };

/** What stands in a keep file: `team/api:1.4.2` or `contoso.azurecr.io/team/api@sha256:…` a line; `#` begins a comment. */
export interface KeepFile {
  readonly list: KeepList;
  /** Lines that name an image of this registry, and of others. */
  readonly count: number;
  readonly elsewhere: number;
  /** The first line that is none, from 1. */
  readonly fault: { readonly line: number; readonly problem: string } | undefined;
}

/** Reads a keep file; what names another registry's image keeps nothing. */
export function parseKeepFile(text: string, server: LoginServer): KeepFile {
  const kept = new Set<string>();
  let count = 0;
  let elsewhere = 0;
  let fault: KeepFile['fault'];
  for (const [index, whole] of text.split(/\r\n|\n|\r/).entries()) {
    const line = whole.replace(/(?:^|\s)#.*$/, '').trim();
    if (line === '') continue;
    const reference = parseReference(line.replace(/^[a-z-]+:\/\//, ''));
    const problem = problemOf(line, reference);
    if (problem !== undefined) fault ??= { line: index + 1, problem };
    if (!reference || problem !== undefined) continue;
    const { host, repository, tag, digest } = reference;
    const isHere = host === undefined || [server.name, server.host].includes(host.toLowerCase());
    // what looks like a host may be the first part of a repository's name
    const names = isHere ? [repository] : [`${host}/${repository}`];
    for (const name of names) {
      if (digest !== undefined) kept.add(`${name}@${digest}`);
      if (tag !== undefined) kept.add(`${name}:${tag}`);
    }
    if (isHere) count++;
    else elsewhere++;
  }
  const list: KeepList = {
    hasTag: (repository, tag) => kept.has(`${repository}:${tag}`),
    hasDigest: (repository, digest) => kept.has(`${repository}@${digest}`),
  };
  return { list, count, elsewhere, fault };
}

function problemOf(line: string, reference: Reference | undefined): string | undefined {
  if (!reference) return `'${line}' is no image: write team/api:1.4.2 or team/api@sha256:…, without wildcards`;
  if (reference.tag !== undefined || reference.digest !== undefined) return undefined;
  return `'${line}' has neither a tag nor a digest: write ${line}:<tag>, or leave out the whole repository by -Exclude '${line}:*'`;
}
