import { promisify } from 'node:util';
import type { HttpAnswer } from './transport.ts';
import { BodyTooLarge } from './wire.ts';

type Zlib = typeof import('node:zlib');

const DECODERS = {
  gzip: ({ gunzip }: Zlib) => promisify(gunzip),
  'x-gzip': ({ gunzip }: Zlib) => promisify(gunzip),
  deflate: ({ inflate }: Zlib) => promisify(inflate),
  br: ({ brotliDecompress }: Zlib) => promisify(brotliDecompress),
};

/**
 * The answer with its Content-Encoding undone; the limit counts decoded bytes, so that a small bomb stays small.
 * Throws `BodyTooLarge`, or the decoder's error for a damaged body.
 */
export async function decode(answer: HttpAnswer, limit: number): Promise<HttpAnswer> {
  const encoding = answer.headers['content-encoding'];
  if (typeof encoding !== 'string' || answer.body.length === 0) return answer;
  const name = encoding.trim().toLowerCase();
  if (!isKnown(name)) return answer;
  // loaded on first use: many registries never compress, and Node's zlib takes milliseconds to load
  const decoder = DECODERS[name](await import('node:zlib'));
  try {
    return { ...answer, body: await decoder(answer.body, { maxOutputLength: limit }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLarge();
    throw error;
  }
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}
