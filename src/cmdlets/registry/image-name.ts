import { shortDigest } from './short-digest.ts';

/** `team/api:1.4.2`, or `team/api@31a54a0cf86d` without a tag: how people are told of an image. */
export const imageName = (repository: string, tag: string | undefined, digest: string): string =>
  tag === undefined ? `${repository}@${shortDigest(digest)}` : `${repository}:${tag}`;
