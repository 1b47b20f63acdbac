import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { randomFrom } from '../../../src/emulator/random.ts';
import { largeReads } from '../../../src/registry/transport/large-reads.ts';
import { bytesOf } from '../../content/made-image.ts';

test('connections that read side by side get their own bytes, in large pieces and small ones', async () => {
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
      for await (const piece of connect({ port: address.port, host: '127.0.0.1', onread })) pieces.push(piece);
      return Buffer.concat(pieces).toString('base64');
    }),
  );
  expect(read.toSorted()).toEqual(contents.map(each => each.toString('base64')).toSorted());
});
