import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chordOf } from '../../../src/terminal/key.ts';
import { listenToKeyboard } from '../../../src/ui/prompt/keyboard.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A keyboard whose keys are pressed by writing, and what has come of it. */
function open(env: NodeJS.ProcessEnv = {}, starting = false) {
  const stdin = new PassThrough();
  const seen: string[] = [];
  const keyboard = listenToKeyboard({
    stdin,
    env,
    starting: () => starting,
    onEvent: event => seen.push(event.type === 'key' ? chordOf(event) : event.text),
    onReply: reply => seen.push(`reply ${reply.about}`),
    onEnd: () => seen.push('end'),
  });
  return {
    keyboard,
    seen,
    async press(bytes: string): Promise<void> {
      stdin.write(bytes);
      await setImmediate();
    },
    async wait(ms: number): Promise<void> {
      vi.advanceTimersByTime(ms);
      await setImmediate();
      await setImmediate();
    },
    async end(): Promise<void> {
      stdin.end();
      await setImmediate();
    },
  };
}

test.each([
  ['here', {}, 50],
  ['over SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, 100],
])('%s an ESC waits for the rest of its key', async (_where, env, patience) => {
  const { press, wait, seen } = open(env);
  await press('\x1b');
  await wait(patience - 1);
  expect(seen).toEqual([]);
  await press('[A');
  await press('\x1b');
  await wait(patience);
  expect(seen).toEqual(['UpArrow', 'Escape']);
});

test('how long it waits can be set', async () => {
  const { keyboard, press, wait, seen } = open();
  keyboard.escapeTimeout = 500;
  await press('\x1b');
  await wait(499);
  expect(seen).toEqual([]);
  await wait(1);
  expect(seen).toEqual(['Escape']);
});

test('what has come by the time the wait is over still counts', async () => {
  const { press, seen } = open();
  await press('\x1b');
  vi.advanceTimersByTime(1000);
  await press('[A');
  await setImmediate();
  expect(seen).toEqual(['UpArrow']);
});

test('answers of the terminal are kept apart', async () => {
  const { press, seen } = open();
  await press('a\x1b[?1ub\x1b[?1;2c');
  expect(seen).toEqual(['a', 'reply kitty-keyboard', 'b', 'reply attributes']);
});

test('a line feed is Enter until the prompt is live', async () => {
  const early = open({}, true);
  const live = open();
  await early.press('\n');
  await live.press('\n');
  expect([early.seen, live.seen]).toEqual([['Enter'], ['Ctrl+J']]);
});

test('what the terminal sends for Backspace can be set', async () => {
  const { keyboard, press, seen } = open();
  keyboard.backspaceByte = 0x08;
  await press('\x08\x7f');
  expect(seen).toEqual(['Backspace', 'Ctrl+Backspace']);
});

test('the Linux console is told by its name', async () => {
  const { press, seen } = open({ TERM: 'linux' });
  await press('\x1b[25~');
  expect(seen).toEqual(['Shift+F1']);
});

test('while it is stopped the keys are somebody else’s, and a torn one is forgotten', async () => {
  const { keyboard, press, wait, end, seen } = open();
  await press('\x1b');
  keyboard.stop();
  await wait(1000);
  keyboard.start();
  await press('[A');
  await end();
  expect(seen).toEqual(['[A', 'end']);
});
