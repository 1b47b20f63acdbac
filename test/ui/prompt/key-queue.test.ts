import { expect, test } from 'vitest';
import { keyPress } from '../../../src/terminal/key.ts';
import { createKeyQueue } from '../../../src/ui/prompt/key-queue.ts';

const text = (letters: string) => ({ type: 'text', text: letters }) as const;

test('keys wait in order, and who asks first is served when one comes', async () => {
  const keys = createKeyQueue();
  keys.push(text('a'));
  keys.push(text('b'));
  expect([await keys.next(), await keys.next()]).toEqual([text('a'), text('b')]);
  const later = keys.next();
  keys.push(text('c'));
  expect(await later).toEqual(text('c'));
});

test('a taker sees keys first and leaves some to wait', async () => {
  const keys = createKeyQueue();
  const taken: string[] = [];
  keys.divert(event => event.type === 'key' && taken.push(event.name) > 0);
  keys.push(keyPress('C', { ctrl: true }));
  keys.push(text('later'));
  keys.divert(undefined);
  expect(taken).toEqual(['C']);
  expect(await keys.next()).toEqual(text('later'));
});

test('a taker may be shown what waits already', async () => {
  const keys = createKeyQueue();
  keys.push(text('dropped'));
  keys.push(keyPress('C', { ctrl: true }));
  keys.push(text('kept'));
  keys.divert(
    event => {
      if (event.type !== 'key') return false;
      keys.clear();
      return true;
    },
    { waitingToo: true },
  );
  expect(await keys.next()).toEqual(text('kept'));
});

test('the end of the input comes after what waits', async () => {
  const keys = createKeyQueue();
  keys.push(text('last'));
  keys.close();
  expect([await keys.next(), await keys.next()]).toEqual([text('last'), undefined]);
});

test('a key that is given back comes before those that wait, whether anybody asks or not', async () => {
  const keys = createKeyQueue();
  keys.push(text('b'));
  keys.giveBack(text('a'));
  expect([await keys.next(), await keys.next()]).toEqual([text('a'), text('b')]);
  const asked = keys.next();
  keys.giveBack(text('c'));
  expect(await asked).toEqual(text('c'));
});
