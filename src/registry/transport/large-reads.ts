import type { Socket } from 'node:net';

/** Node reads 64 KiB at a time otherwise, and each piece costs its way through parser, streams and hash; more would leave the processor's cache. */
const PIECE = 256 * 1024;

/** Bytes from which on a piece goes its way in the buffer that it was read into; smaller ones would hold much more memory than they fill. */
const LARGE = PIECE / 4;

/** Buffers that are kept to be read into again: as many as a few blobs have on their way to the disk. */
const MOST_SPARE = 32;

/** Buffers that have gone their way, and how many bytes were read into each. */
const lent = new WeakMap<ArrayBufferLike, number>();
const spare: Buffer[] = [];

/**
 * Takes a piece of a body back, at which nobody looks any more, so that its buffer is read into again: new ones for all of a large blob keep the
 * collector running and the memory growing. A piece that shares its buffer with others is left to the collector, and so is one of any other source.
 */
export function giveBack(piece: Uint8Array): void {
  const { buffer, length } = piece;
  if (lent.get(buffer) !== length) return;
  lent.delete(buffer);
  if (spare.length < MOST_SPARE) spare.push(Buffer.from(buffer));
}

/**
 * What a connection without TLS reads with (net.Socket, "onread"): large pieces of a fast line, each in a buffer of its own, which is filled
 * again as long as little arrives at once. TLS hands out records of 16 KiB whatever is asked for.
 */
export function largeReads() {
  /** To be filled again by the connection whose turn it is; Node asks for the next buffer right after the callback. */
  let again: Uint8Array | undefined;
  return {
    buffer() {
      const buffer = again ?? spare.pop() ?? Buffer.allocUnsafeSlow(PIECE);
      again = undefined;
      return buffer;
    },
    callback(this: Socket, size: number, buffer: Uint8Array): boolean {
      if (size < LARGE) {
        again = buffer;
        return this.push(Buffer.from(buffer.subarray(0, size)));
      }
      lent.set(buffer.buffer, size);
      return this.push(buffer.subarray(0, size));
    },
  };
}
