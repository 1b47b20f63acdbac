import { open, stat } from 'node:fs/promises';
import { type Digest, parseDigest } from '../../registry/model/digest.ts';
import type { ManifestContent } from '../../registry/model/manifest.ts';
import { isCode } from '../../registry/system-code.ts';
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

/** A file of manifests, looked through once: the one of a large run is larger than memory should be. */
export class KeptManifests {
  readonly path: string;
  readonly #size: number;
  /** Where the line of a digest begins, and how many bytes it has; of several, the last. */
  readonly #lines: ReadonlyMap<string, Place>;

  private constructor(path: string, size: number, lines: ReadonlyMap<string, Place>) {
    this.path = path;
    this.#size = size;
    this.#lines = lines;
  }

  /** A file that is not there holds nothing. Throws what the disk says. */
  static async open(path: string): Promise<KeptManifests> {
    const lines = new Map<string, Place>();
    let at = 0;
    try {
      const handle = await open(path);
      for await (const line of handle.readLines({ encoding: 'latin1' })) {
        const digest = /"is":\{"digest":"([^"]+)"/.exec(line)?.[1];
        if (digest !== undefined) lines.set(digest, { at, length: line.length });
        at += line.length + 1;
      }
    } catch (error) {
      if (!isCode(error, 'ENOENT')) throw error;
    }
    return new KeptManifests(path, at, lines);
  }

  /** false: something has been added since it was looked through. */
  async isCurrent(): Promise<boolean> {
    return (await sizeOf(this.path)) <= this.#size;
  }

  /** undefined where the file holds none, or what it holds is damaged or does not give this digest any more. */
  async read(digest: Digest): Promise<ManifestContent | undefined> {
    const place = this.#lines.get(digest);
    if (place === undefined) return undefined;
    const handle = await open(this.path);
    try {
      const bytes = Buffer.alloc(place.length);
      await handle.read(bytes, { position: place.at });
      const content = contentOf(bytes.toString('utf8'));
      return content?.digest === digest ? content : undefined;
    } finally {
      await handle.close();
    }
  }
}

interface Place {
  readonly at: number;
  readonly length: number;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

function contentOf(line: string): ManifestContent | undefined {
  const { digest, mediaType, bytes: base64 } = entryOf(line) ?? {};
  const named = typeof digest === 'string' ? parseDigest(digest) : undefined;
  if (named === undefined || typeof mediaType !== 'string' || typeof base64 !== 'string') return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return { digest: named, mediaType, bytes };
}
