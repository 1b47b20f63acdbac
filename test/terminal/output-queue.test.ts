import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createOutputQueue } from '../../src/terminal/output-queue.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

test('lines arrive once, in order, in slices that end on a line feed', async () => {
  const queue = createOutputQueue();
  const slices: string[] = [];
  queue.attach(text => {
    slices.push(text);
  });
  await Promise.all([queue.write(numbered(1200)), queue.write(['after'])]);
  expect(slices.map(slice => slice.split('\n').length - 1)).toEqual([500, 500, 200, 1]);
  expect(slices.join('')).toBe(`${numbered(1200).join('\n')}\nafter\n`);
});

test('between two slices the event loop turns', async () => {
  const queue = createOutputQueue();
  const order: string[] = [];
  queue.attach(() => {
    order.push('slice');
  });
  const written = queue.write(numbered(1000));
  await setImmediate();
  order.push('turn');
  await written;
  expect(order).toEqual(['slice', 'turn', 'slice']);
});

test('without a writer everything waits, and nothing is lost', async () => {
  const queue = createOutputQueue();
  let text = '';
  const first = queue.write(['early']);
  queue.attach(slice => {
    text += slice;
  });
  await first;
  queue.attach(undefined);
  const second = queue.write(['held']);
  await setImmediate();
  expect(text).toBe('early\n');
  queue.attach(slice => {
    text += slice;
  });
  await second;
  expect(text).toBe('early\nheld\n');
});

test('a slow writer holds the next slice back', async () => {
  const queue = createOutputQueue();
  const drained = Promise.withResolvers<void>();
  let slices = 0;
  queue.attach(() => {
    slices += 1;
    return drained.promise;
  });
  const written = queue.write(numbered(1000));
  await setImmediate();
  await setImmediate();
  expect(slices).toBe(1);
  drained.resolve();
  await written;
  expect(slices).toBe(2);
});
