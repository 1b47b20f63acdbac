import { ShellError } from '../../engine/error-record.ts';
import { keptBlob, keptManifest } from '../../registry/kept-bodies.ts';
import { type ContentPart, readDocument } from '../../registry/manifest-document.ts';
import { jsonLayout } from '../../views/json-layout.ts';
import { shortDigest } from '../registry/short-digest.ts';
import type { ReferrerRecord } from './referrer-tree.ts';

/** Bytes; the SBOM of a large image has some. */
const LIMIT = 64 * 1024 * 1024;

/** What a referrer holds, a text for each of its parts; JSON is laid out in lines. Throws RegistryError, ShellError `BinaryContent`. */
export async function* contentsOf(
  { place, descriptor }: ReferrerRecord,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<string> {
  const { connection, repository } = place;
  const { registry } = connection;
  const { layers } = readDocument(await keptManifest(registry, { repository, digest: descriptor.digest }, { signal }));
  for (const layer of layers) {
    const bytes = await keptBlob(registry, { repository, digest: layer.digest }, LIMIT, { signal });
    yield textOf(bytes, layer);
  }
}

function textOf(bytes: Uint8Array, { mediaType, digest }: ContentPart): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return jsonLayout(text) ?? text;
  } catch {
    throw new ShellError('BinaryContent', `${shortDigest(digest)} is no text: ${mediaType}, ${bytes.length} bytes.`, {
      category: 'InvalidData',
      recommendation: 'Look at its manifest: Get-AzContainerRegistryManifestContent',
    });
  }
}
