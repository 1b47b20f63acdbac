import { open } from 'node:fs/promises';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { isCode } from './files.ts';
import { entryOf, lineOf } from './line.ts';

/** Characters that are written at once. */
const CHUNK = 1024 * 1024;

/** Adds manifests to a file of them, on disk when this resolves. Throws what the disk says. */
export async function keepManifests(path: string, contents: Iterable<ManifestContent>): Promise<void> {
  const handle = await open(path, 'a', 0o600);
  try {
    // a line that a crash has torn ends here
    let text = (await handle.stat()).size === 0 ? '' : '\n';
    for (const { digest, mediaType, bytes } of contents) {
      text += lineOf({ digest, mediaType, bytes: Buffer.from(bytes).toString('base64') });
      if (text.length < CHUNK) continue;
      await handle.appendFile(text);
      text = '';
    }
    await handle.appendFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a manifest out of such a file; undefined where it holds none, or what it holds does not give this digest any more. Reads line by
 * line: the file of a large run is larger than memory should be.
 */
export async function keptManifest(path: string, digest: Digest): Promise<ManifestContent | undefined> {
  try {
    const handle = await open(path);
    // the digest stands in the line as it is: only the one that is wanted is decoded
    for await (const line of handle.readLines()) {
      const content = line.includes(digest) ? contentOf(line) : undefined;
      if (content?.digest === digest) return content;
    }
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  return undefined;
}

function contentOf(line: string): ManifestContent | undefined {
  const { digest, mediaType, bytes: base64 } = entryOf(line) ?? {};
  const named = typeof digest === 'string' ? parseDigest(digest) : undefined;
  if (named === undefined || typeof mediaType !== 'string' || typeof base64 !== 'string') return undefined;
  return { digest: named, mediaType, bytes: Buffer.from(base64, 'base64') };
}
