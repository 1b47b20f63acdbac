import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseRecord } from '../../src/session/history-record.ts';
import { HistoryStore } from '../../src/session/history-store.ts';

const WRITER = fileURLToPath(new URL('fixtures/history-writer.ts', import.meta.url));
const MINUTES = 60_000;
const SEED = Math.floor(Math.random() * 2 ** 31);
const random = mulberry(SEED);

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acrsh-history-'));
  file = join(folder, 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Typing {
  readonly name: string;
  readonly inputs: number;
  readonly maximum: number;
}

interface Writer {
  readonly process: ChildProcess;
  /** What was acknowledged, in order. */
  readonly acknowledged: string[];
  /** Its end: the exit code, null where it was killed. */
  readonly over: Promise<number | null>;
}

/** A shell of its own that types into the file; `onLine` is told after each acknowledged input. */
function startWriter({ name, inputs, maximum }: Typing, onLine: (writer: Writer) => void = () => {}): Writer {
  const child = spawn(process.execPath, [WRITER, file, name, String(inputs), String(maximum)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const read = once(lines, 'close');
  const over = Promise.all([once(child, 'exit'), read]).then(([[code]]) => (typeof code === 'number' ? code : null));
  const writer = { process: child, acknowledged, over };
  lines.on('line', line => {
    acknowledged.push(line);
    onLine(writer);
  });
  return writer;
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `shell${index}`);

/** Every line of every file of the history, as a record or as it is. */
function fileLines(): readonly string[] {
  return readdirSync(folder)
    .filter(each => each.startsWith('history.jsonl'))
    .flatMap(each => readFileSync(join(folder, each), 'utf8').split('\n'))
    .filter(each => each !== '');
}

/** What a new shell finds: `shell3:17`, without the rest of the long ones. */
function found(maximum: number): readonly string[] {
  const store = new HistoryStore(file);
  store.noDuplicates = false;
  store.maximum = maximum;
  expect([store.damaged, store.takeProblem()]).toEqual([undefined, undefined]);
  return store.entries.map(each => each.line.split('\n')[0] ?? '');
}

test('16 shells writing 500 lines each at once: none is lost, none is torn', { timeout: 5 * MINUTES }, async () => {
  const writers = names(16).map(name => startWriter({ name, inputs: 500, maximum: 100_000 }));
  expect(await Promise.all(writers.map(each => each.over))).toEqual(writers.map(() => 0));
  expect(fileLines().filter(each => parseRecord(each) === undefined)).toEqual([]);
  const all = found(100_000);
  const typed = names(16).flatMap(name => Array.from({ length: 500 }, (_, number) => `${name}:${number}`));
  expect(all.toSorted()).toEqual(typed.toSorted());
  for (const name of names(16)) {
    const own = all.filter(each => each.startsWith(`${name}:`));
    expect(own, 'each shell in its own order').toEqual(typed.filter(each => each.startsWith(`${name}:`)));
  }
});

test('the same where the file is full every 300 lines: only the oldest go', { timeout: 5 * MINUTES }, async () => {
  const maximum = 300;
  const writers = names(16).map(name => startWriter({ name, inputs: 500, maximum }));
  expect(await Promise.all(writers.map(each => each.over))).toEqual(writers.map(() => 0));
  expect(fileLines().filter(each => parseRecord(each) === undefined)).toEqual([]);
  const kept = found(100_000);
  expect(kept.length).toBeGreaterThanOrEqual(maximum);
  expect(kept.length).toBeLessThan(4 * maximum);
  for (const name of names(16)) {
    const own = kept.filter(each => each.startsWith(`${name}:`));
    const latest = Array.from({ length: own.length }, (_, index) => `${name}:${500 - own.length + index}`);
    expect(own, 'what is kept of a shell is its end, without a gap').toEqual(latest);
  }
});

test(`killed at 50 random moments: readable every time, and nothing acknowledged is lost (seed ${SEED})`, {
  timeout: 5 * MINUTES,
}, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 10; round++) {
    const writers = names(5).map(name => {
      const killAt = 1 + Math.floor(random() * 120);
      return startWriter({ name: `${name}-${round}`, inputs: 100_000, maximum: 100_000 }, writer => {
        if (writer.acknowledged.length === killAt) writer.process.kill('SIGKILL');
      });
    });
    expect(await Promise.all(writers.map(each => each.over))).toEqual(writers.map(() => null));
    acknowledged.push(...writers.flatMap(each => each.acknowledged));
    const present = new Set(found(1_000_000));
    expect(acknowledged.filter(each => !present.has(each))).toEqual([]);
  }
});

test(`killed while the file is being replaced: readable, and the latest are there (seed ${SEED})`, {
  timeout: 5 * MINUTES,
}, async () => {
  const maximum = 8;
  for (let round = 0; round < 10; round++) {
    const killAt = 1 + Math.floor(random() * 60);
    const writer = startWriter({ name: `round${round}`, inputs: 100_000, maximum }, each => {
      if (each.acknowledged.length === killAt) each.process.kill('SIGKILL');
    });
    await writer.over;
    const kept = found(1_000_000).filter(each => each.startsWith(`round${round}:`));
    const latest = writer.acknowledged.slice(-maximum);
    expect(kept).toEqual(expect.arrayContaining(latest));
  }
});

/** Numbers in [0, 1) that a seed brings again (mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
