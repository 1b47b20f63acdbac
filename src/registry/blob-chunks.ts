import type { PiecedBody } from './transport/transport.ts';

/** A part of a blob as it is uploaded; positions are bytes of the blob. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
  readonly pieces: readonly Uint8Array[];
}

/** Azure's own clients send 4 MiB (ACR recordings); twice that halves the turns that a distant registry costs. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/** A chunk is held whole, until the registry has it. */
const MOST_BYTES = 64 * 1024 * 1024;

/** So small that a slow line takes several of them in the time that a connection may stand still. */
const PIECE_BYTES = 128 * 1024;

/** Content in parts of 8 MiB, or of `least` bytes where that is more, up to 64 MiB; the last one is shorter and may be empty. The pieces are not copied. */
export async function* inChunks(
  content: AsyncIterable<Uint8Array>,
  least: number,
): AsyncGenerator<Chunk, undefined, undefined> {
  const full = Math.max(CHUNK_BYTES, Math.min(least, MOST_BYTES));
  let start = 0;
  let end = 0;
  let pieces: Uint8Array[] = [];
  for await (const piece of content) {
    if (piece.length === 0) continue;
    if (end - start >= full) {
      yield { start, end, isLast: false, pieces };
      start = end;
      pieces = [];
    }
    pieces.push(piece);
    end += piece.length;
  }
  yield { start, end, isLast: true, pieces };
  return undefined;
}

/** What a chunk holds from this byte of the blob on; `onTaken` is told how far it is each time that a piece goes onto the wire. */
export function restOf(chunk: Chunk, from: number, onTaken: (bytes: number) => void = () => {}): PiecedBody {
  function* pieces() {
    let at = chunk.start;
    for (const piece of chunk.pieces) {
      const end = at + piece.length;
      for (let next = Math.max(at, from); next < end; next += PIECE_BYTES) {
        const until = Math.min(next + PIECE_BYTES, end);
        onTaken(until);
        yield piece.subarray(next - at, until - at);
      }
      at = end;
    }
  }
  return { size: chunk.end - from, [Symbol.iterator]: pieces };
}
