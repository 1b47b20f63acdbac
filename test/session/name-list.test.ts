import { describe, expect, test } from 'vitest';
import { MOST_KEPT, NameList } from '../../src/session/name-list.ts';

/** A list whose pages come when the test says so. */
function staged() {
  const state = { now: 0, changes: 0, fetches: 0 };
  const waiting: ((answer: readonly string[] | Error | undefined) => void)[] = [];
  const signals: AbortSignal[] = [];
  const list = new NameList<string>({
    keyOf: name => name,
    now: () => state.now,
    changed: () => {
      state.changes += 1;
    },
    async *fetch(signal) {
      state.fetches += 1;
      signals.push(signal);
      for (;;) {
        const answer = await new Promise<readonly string[] | Error | undefined>(resolve => waiting.push(resolve));
        if (answer instanceof Error) throw answer;
        if (!answer) return;
        yield answer;
      }
    },
  });
  /** A page, an error, or the end of the listing; resolves when the list has taken it. */
  const send = async (answer: readonly string[] | Error | undefined) => {
    waiting.shift()?.(answer);
    await new Promise(resolve => setImmediate(resolve));
  };
  return { list, state, send, signals };
}

class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super('https://evil.example \u001b[2J');
    this.status = status;
  }
}

describe('a list of names', () => {
  test('answers at once, grows page by page, and fetches once however often it is asked', async () => {
    const { list, state, send } = staged();
    expect(list.ask()).toEqual({ items: [], pending: true, age: undefined, note: undefined });
    list.ask();
    await send(['a', 'b']);
    expect(list.ask()).toMatchObject({ items: ['a', 'b'], pending: true });
    await send(['c']);
    await send(undefined);
    expect(list.ask()).toEqual({ items: ['a', 'b', 'c'], pending: false, age: 0, note: undefined });
    expect(state).toMatchObject({ fetches: 1, changes: 3 });
  });

  test('is refreshed behind when it is older than a minute and asked for again; the old names stay until the new ones are whole', async () => {
    const { list, state, send } = staged();
    list.ask();
    await send(['a']);
    await send(undefined);
    state.now = 59_000;
    expect(list.ask()).toMatchObject({ pending: false, age: 59 });
    state.now = 61_000;
    expect(state.fetches).toBe(1);
    expect(list.ask()).toMatchObject({ items: ['a'], pending: true, age: 61 });
    await send(['b']);
    expect(list.ask().items).toEqual(['a']);
    await send(undefined);
    expect(list.ask()).toMatchObject({ items: ['b'], pending: false, age: 0 });
  });

  test.each([
    [new Error('getaddrinfo ENOTFOUND'), 'offline'],
    [new Refusal(403), 'no right to list'],
    [new Refusal(404), 'not found'],
    [new Refusal(503), 'the registry answered 503'],
    [new Refusal(200), 'its list cannot be read'],
  ])('a failure becomes a note in our own words: %s', async (error, note) => {
    const { list, state, send } = staged();
    list.ask();
    await send(error);
    expect(list.ask()).toMatchObject({ items: [], pending: false, note });
    expect(state).toMatchObject({ fetches: 1, changes: 1 });
  });

  test('after a failure it asks again, but not at once', async () => {
    const { list, state, send } = staged();
    list.ask();
    await send(['a']);
    await send(new Refusal(503));
    expect(list.ask()).toMatchObject({ items: ['a'], note: 'incomplete: the registry answered 503' });
    state.now = 9000;
    list.ask();
    expect(state.fetches).toBe(1);
    state.now = 11_000;
    list.ask();
    expect(state.fetches).toBe(2);
  });

  test('keeps a hundred thousand names and says that there are more', async () => {
    const { list, send } = staged();
    list.ask();
    for (let page = 0; page <= MOST_KEPT / 10_000; page++) {
      await send(Array.from({ length: 10_000 }, (_, index) => `n${page * 10_000 + index}`));
    }
    const { items, pending, note } = list.ask();
    expect(items).toHaveLength(MOST_KEPT);
    expect({ pending, note }).toEqual({ pending: false, note: 'only the first 100000 names are known' });
  });

  test('takes up names that were seen elsewhere, each once', async () => {
    const { list, state } = staged();
    list.learn(['a', 'b']);
    list.learn(['b', 'c']);
    expect(list.peek().items).toEqual(['a', 'b', 'c']);
    expect(state.fetches).toBe(0);
    list.learn(Array.from({ length: 5000 }, (_, index) => `n${index}`));
    expect(list.peek().items).toHaveLength(2000);
  });

  test('stopping it aborts the fetch and is heard of by nobody', async () => {
    const { list, state, send, signals } = staged();
    list.ask();
    list.stop();
    expect(signals[0]?.aborted).toBe(true);
    await send(['a']);
    await send(undefined);
    expect(list.peek()).toMatchObject({ items: [], pending: false });
    expect(state.changes).toBe(0);
  });
});
