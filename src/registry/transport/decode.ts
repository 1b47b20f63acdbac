import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { HttpAnswer } from './transport.ts';
import { BodyTooLarge } from './wire.ts';

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
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
  try {
    return { ...answer, body: await DECODERS[name](answer.body, { maxOutputLength: limit }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLarge();
    throw error;
  }
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return Object.hasOwn(DECODERS, name);
}
