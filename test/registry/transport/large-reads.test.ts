import { once } from 'node:events';
import { connect, createServer, Socket } from 'node:net';
import { expect, test } from 'vitest';
import { randomFrom } from '../../../src/emulator/random.ts';
import { giveBack, largeReads } from '../../../src/registry/transport/large-reads.ts';
import { bytesOf } from '../../content/made-image.ts';

test('connections that read side by side get their own bytes, in large pieces and small ones, also where buffers are given back', async () => {
  const random = randomFrom('large reads');
  const contents = Array.from({ length: 4 }, () => bytesOf(random, 3_000_000));
  let asked = 0;
  await using server = createServer(async socket => {
    const content = contents[asked++] ?? Buffer.alloc(0);
    socket.on('error', () => {});
    for (let at = 0; at < content.length; ) {
      const end = at + 1 + random.below(random.below(2) === 0 ? 5000 : 500_000);
      if (!socket.write(content.subarray(at, end))) await once(socket, 'drain');
      at = end;
    }
    socket.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const onread = largeReads();
  const read = await Promise.all(
    contents.map(async () => {
      const pieces: Buffer[] = [];
      for await (const piece of connect({ port: address.port, host: '127.0.0.1', onread })) {
        pieces.push(Buffer.from(piece));
        giveBack(piece);
      }
      return Buffer.concat(pieces).toString('base64');
    }),
  );
  expect(read.toSorted()).toEqual(contents.map(each => each.toString('base64')).toSorted());
});

/** Reads as a connection does, so many bytes of one value; answers what is handed on. */
function readOnce({ buffer, callback }: ReturnType<typeof largeReads>, size: number, value: number): Buffer {
  const own = buffer();
  own.fill(value, 0, size);
  const handed: Buffer[] = [];
  const socket = Object.assign(new Socket(), { push: (piece: Buffer) => handed.push(piece) > 0 });
  callback.call(socket, size, own);
  return handed[0] ?? Buffer.alloc(0);
}

test('a buffer is read into again when all that was read into it is given back, and then once', () => {
  const onread = largeReads();
  const size = 200_000;
  const kept = readOnce(onread, size, 1);
  const part = readOnce(onread, size, 2);
  const whole = readOnce(onread, size, 3);
  giveBack(part.subarray(1));
  giveBack(whole);
  giveBack(whole);
  const next = readOnce(onread, size, 4);
  const after = readOnce(onread, size, 5);
  expect(next.buffer).toBe(whole.buffer);
  expect([kept, part, next, after].map(each => new Set(each))).toEqual([1, 2, 4, 5].map(each => new Set([each])));
  expect(new Set([kept, part, next, after].map(each => each.length))).toEqual(new Set([size]));
});

test('what did not come from a connection is not read into', () => {
  const onread = largeReads();
  const own = Buffer.alloc(256 * 1024, 7);
  giveBack(own);
  readOnce(onread, 200_000, 1);
  expect(new Set(own)).toEqual(new Set([7]));
});
