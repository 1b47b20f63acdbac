import type { Socket } from 'node:net';

/** Node reads 64 KiB at a time otherwise, and each piece costs its way through parser, streams and hash; more would leave the processor's cache. */
const PIECE = 128 * 1024;

/**
 * What a connection without TLS reads with (net.Socket, "onread"): large pieces of a fast line, each in a buffer of its own, which is filled
 * again as long as little arrives at once. TLS hands out records of 16 KiB whatever is asked for.
 */
export function largeReads() {
  /** To be filled again by the connection whose turn it is; Node asks for the next buffer right after the callback. */
  let again: Uint8Array | undefined;
  return {
    buffer() {
      const buffer = again ?? Buffer.allocUnsafeSlow(PIECE);
      again = undefined;
      return buffer;
    },
    callback(this: Socket, size: number, buffer: Uint8Array): boolean {
      const piece = buffer.subarray(0, size);
      const isLarge = size > PIECE / 2;
      const goesOn = this.push(isLarge ? piece : Buffer.from(piece));
      if (!isLarge) again = buffer;
      return goesOn;
    },
  };
}
