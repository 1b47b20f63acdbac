import { type FileHandle, open, readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { ChunkWriter } from '../../src/content/save/chunk-writer.ts';
import { largeReads } from '../../src/registry/transport/large-reads.ts';
import { passingFolder } from '../support/passing-folder.ts';

/** Pieces as a connection hands them on, each of one value, in buffers that are read into again. */
function connection() {
  const { buffer, callback } = largeReads();
  return (value: number): Buffer => {
    const own = buffer().fill(value);
    const handed: Buffer[] = [];
    callback.call(Object.assign(new Socket(), { push: (piece: Buffer) => handed.push(piece) > 0 }), own.length, own);
    return handed[0] ?? Buffer.alloc(0);
  };
}

/** A file whose disk takes a part of what it gets, and that only when it is told to. */
async function slowFile(path: string) {
  const file = await open(path, 'w');
  const waiting: (() => void)[] = [];
  const slow = new Proxy(file, {
    get: (target, name) =>
      name === 'writev'
        ? async ([first = Buffer.alloc(0)]: readonly Uint8Array[], position: number) => {
            await new Promise<void>(resolve => waiting.push(resolve));
            return target.write(first, 0, Math.ceil(first.length / 2), position);
          }
        : Reflect.get(target, name),
  });
  return { file: slow as FileHandle, goOn: () => waiting.shift()?.() };
}

test('no piece is read into again before it is written', async () => {
  const path = passingFolder('chunk-writer');
  const { file, goOn } = await slowFile(path);
  const read = connection();
  const writer = new ChunkWriter(file, 0, () => {});
  const values = Array.from({ length: 40 }, (_, index) => index + 1);
  let isOver = false;
  const all = (async () => {
    for (const value of values) await writer.add(read(value));
    await writer.flush();
    isOver = true;
  })();
  while (!isOver) {
    goOn();
    await new Promise(resolve => setImmediate(resolve));
  }
  await all;
  await file.close();
  const content = await readFile(path);
  const size = content.length / values.length;
  expect(values.map((_, index) => new Set(content.subarray(index * size, (index + 1) * size)))).toEqual(
    values.map(value => new Set([value])),
  );
});
