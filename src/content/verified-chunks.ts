import { createHash } from 'node:crypto';
import { algorithmOf, digestOfHash } from '../registry/model/digest.ts';
import { ContentError } from './content-error.ts';
import type { BlobPart } from './content-source.ts';

/** Hands chunks on and throws ContentError `DamagedContent` at their end, when they are not what the digest says. `name`: where they come from. */
export async function* verifiedChunks(
  chunks: AsyncIterable<Uint8Array>,
  { digest }: Pick<BlobPart, 'digest'>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const algorithm = algorithmOf(digest);
  const hash = createHash(algorithm);
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  const actual = digestOfHash(hash, algorithm);
  if (actual !== digest) throw damagedContent(name, digest, actual);
}

export const damagedContent = (name: string, digest: string, actual: string): ContentError =>
  new ContentError(
    'DamagedContent',
    `${digest} in ${name} is damaged: its bytes have the digest ${actual}.`,
    'Save the image again; nothing was tagged.',
  );
