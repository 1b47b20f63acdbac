import { type Digest, parseDigest } from './digest.ts';
import type { TagName } from './tag-name.ts';

/**
 * The tag that stands for what refers to a digest: a dash for the colon, and no more than 64 characters of its value
 * (OCI distribution-spec, "Referrers Tag Schema").
 */
export function referrerTag(digest: Digest): string {
  const [algorithm = '', value = ''] = digest.split(':');
  return `${algorithm}-${value.slice(0, 64)}`;
}

/** What a tag says that is made of a digest. */
export interface ReferrerTag {
  /** The part that `referrerTag` makes. */
  readonly stem: string;
  /** The digest itself; undefined where the tag is too short for it. */
  readonly subject: Digest | undefined;
  /** `.sig`, as cosign binds what it makes to an image (sigstore/cosign, "Signature specification"); empty for an index of referrers. */
  readonly suffix: string;
}

const GRAMMAR = /^(?<stem>(?<algorithm>sha256|sha512)-(?<value>[0-9a-f]{64}))(?<suffix>\..+)?$/;

/** Reads a tag that is made of a digest; undefined for any other. */
export function parseReferrerTag(tag: TagName): ReferrerTag | undefined {
  const { stem, algorithm, value, suffix = '' } = GRAMMAR.exec(tag)?.groups ?? {};
  return stem === undefined ? undefined : { stem, subject: parseDigest(`${algorithm}:${value}`), suffix };
}
