import { shortDigest } from './short-digest.ts';

const WHOLE_DIGEST = /(?<=@)[a-z0-9+._-]+:[0-9a-f]{32,}/g;

/** `team/api@e2b8f00c6d15` for `contoso.azurecr.io/team/api@sha256:…`: a target below words that name its registry already. */
export function shortTarget(target: string, server: string): string {
  const isBelow = target.startsWith(`${server}/`);
  return (isBelow ? target.slice(server.length + 1) : target).replace(WHOLE_DIGEST, digest => shortDigest(digest));
}
