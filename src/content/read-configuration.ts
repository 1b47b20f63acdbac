import type { CallOptions } from '../registry/registry.ts';
import { parseJson } from '../registry/stored-json.ts';
import type { JsonObject } from '../registry/transport/json-answer.ts';
import { ContentError } from './content-error.ts';
import type { BlobPart, ContentSource } from './content-source.ts';

/** Bytes; a configuration is a few thousand. */
const MOST = 8 * 1024 * 1024;

/** What a configuration says; nothing where it is no JSON or no object. Throws RegistryError, ContentError `BlobTooLarge`. */
export async function readConfiguration(
  source: ContentSource,
  part: BlobPart,
  options: CallOptions,
): Promise<JsonObject> {
  const { chunks } = await source.blob(part, options);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST) {
      throw new ContentError(
        'BlobTooLarge',
        `The blob ${part.digest} of ${source.name} is no configuration: it is larger than ${MOST} bytes.`,
        'The image is damaged or no image: look at its manifest.',
      );
    }
    parts.push(chunk);
  }
  return parseJson(Buffer.concat(parts));
}
