import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HistoryStore } from '../../src/session/history-store.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acrsh-history-'));
  file = join(folder, 'deep', 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = (store: HistoryStore) => store.entries.map(each => each.line);
const add = (store: HistoryStore, ...lines: string[]) => lines.map(line => store.add({ line, time: 1 }));
/** As the prompt does it: types, runs, and shows the next prompt. */
const run = (store: HistoryStore, line: string) => {
  store.finish(store.add({ line, time: 1 }), { status: 'ok', duration: 0 });
  store.refresh();
};
const mode = (path: string) => statSync(path).mode & 0o777;

test('an input at a moment that there never was is none of ours', () => {
  mkdirSync(dirname(file));
  const at = (time: string) => `{"id":"a.${time}","line":"at ${time}","time":${time}}\n`;
  writeFileSync(file, ['1', '1e300', '-1', '253402300800000', '253402300799999'].map(at).join(''));
  expect(linesOf(new HistoryStore(file))).toEqual(['at 1', 'at 253402300799999']);
});

test('what one shell typed the next one knows, with all that was told of it', () => {
  const store = new HistoryStore(file);
  const id = store.add({ line: 'if ($x) {\n  ls\n}', time: 7, registry: 'demo', location: 'demo:/team' });
  store.finish(id, { status: 'failed', duration: 812 });
  const killed = store.add({ line: 'Start-Sleep 100', time: 9 });
  expect(new HistoryStore(file).entries).toEqual([
    {
      id,
      line: 'if ($x) {\n  ls\n}',
      time: 7,
      registry: 'demo',
      location: 'demo:/team',
      status: 'failed',
      duration: 812,
    },
    { id: killed, line: 'Start-Sleep 100', time: 9 },
  ]);
});

describe('duplicates', () => {
  test('of equal lines the last one is shown, and all are in the file', () => {
    const store = new HistoryStore(file);
    add(store, 'ls', 'pwd', 'ls');
    expect(linesOf(store)).toEqual(['pwd', 'ls']);
    store.noDuplicates = false;
    expect(linesOf(store)).toEqual(['ls', 'pwd', 'ls']);
    expect(linesOf(new HistoryStore(file))).toEqual(['pwd', 'ls']);
  });

  test('a line run again is one entry with its last end', () => {
    const store = new HistoryStore(file);
    const first = store.add({ line: 'ls', time: 1 });
    store.finish(first, { status: 'failed', duration: 5 });
    const second = store.add({ line: 'ls', time: 20 });
    store.finish(second, { status: 'ok', duration: 6 });
    expect(second).toBe(first);
    const [entry, ...others] = new HistoryStore(file).entries;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ time: 20, status: 'ok', duration: 6 });
  });
});

describe('several shells', () => {
  test('others are seen at the next prompt, and what was typed here comes back first', () => {
    const [one, other] = [new HistoryStore(file), new HistoryStore(file)];
    add(one, 'a');
    add(other, 'b');
    add(one, 'c');
    expect(linesOf(one)).toEqual(['a', 'c']);
    one.refresh();
    other.refresh();
    expect(linesOf(one)).toEqual(['b', 'a', 'c']);
    expect(linesOf(other)).toEqual(['a', 'c', 'b']);
    expect(linesOf(new HistoryStore(file))).toEqual(['a', 'b', 'c']);
  });

  test('how their inputs ended is seen as well', () => {
    const [one, other] = [new HistoryStore(file), new HistoryStore(file)];
    const id = other.add({ line: 'b', time: 1 });
    one.refresh();
    expect(one.entries[0]?.status).toBeUndefined();
    other.finish(id, { status: 'cancelled', duration: 3 });
    one.refresh();
    expect(one.entries[0]).toMatchObject({ status: 'cancelled', duration: 3 });
  });

  test('a shell that read before the file was full reads on across the change', () => {
    const [reader, writer] = [new HistoryStore(file), new HistoryStore(file)];
    writer.maximum = 3;
    for (const line of ['a', 'b']) run(writer, line);
    reader.refresh();
    for (const line of ['c', 'd', 'e']) run(writer, line);
    reader.refresh();
    expect(linesOf(reader)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

test('the file keeps at least the maximum, and not twice as many', () => {
  const store = new HistoryStore(file);
  store.maximum = 10;
  for (let number = 0; number < 95; number++) run(store, `line ${number}`);
  const latest = (count: number) => Array.from({ length: count }, (_, index) => `line ${95 - count + index}`);
  expect(linesOf(store)).toEqual(latest(10));
  const kept = linesOf(new HistoryStore(file));
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThan(20);
  expect(kept).toEqual(latest(kept.length));
});

describe('when it is written', () => {
  test('SaveAtExit writes at the end, SaveNothing never', () => {
    const store = new HistoryStore(file);
    store.saveStyle = 'SaveAtExit';
    const [id = ''] = add(store, 'a');
    store.finish(id, { status: 'ok', duration: 1 });
    expect(existsSync(file)).toBe(false);
    store.close();
    store.saveStyle = 'SaveNothing';
    add(store, 'b');
    store.close();
    expect(linesOf(store)).toEqual(['a', 'b']);
    expect(new HistoryStore(file).entries).toMatchObject([{ line: 'a', status: 'ok' }]);
  });

  test('a private shell reads nothing and writes nothing, whatever a profile sets', () => {
    add(new HistoryStore(file), 'a');
    const before = readFileSync(file, 'utf8');
    const store = new HistoryStore(undefined);
    store.moveTo(file);
    store.saveStyle = 'SaveIncrementally';
    add(store, 'b');
    store.refresh();
    store.close();
    expect(linesOf(store)).toEqual(['b']);
    expect(store.saveStyle).toBe('SaveNothing');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('what is forgotten stays in the file and does not come back', () => {
    const store = new HistoryStore(file);
    add(store, 'a');
    store.forget();
    add(store, 'b');
    store.refresh();
    expect(linesOf(store)).toEqual(['b']);
    expect(linesOf(new HistoryStore(file))).toEqual(['a', 'b']);
  });
});

describe('another file', () => {
  test('is read, and gets what is typed from then on', () => {
    const other = join(folder, 'other.jsonl');
    add(new HistoryStore(other), 'there');
    const store = new HistoryStore(file);
    add(store, 'here');
    store.moveTo(other);
    add(store, 'now');
    expect(linesOf(store)).toEqual(['there', 'here', 'now']);
    expect(linesOf(new HistoryStore(other))).toEqual(['there', 'now']);
  });

  test('is refused where it is not ours, and stays as it is', () => {
    const other = join(folder, 'ConsoleHost_history.txt');
    writeFileSync(other, 'Get-Process\n');
    const store = new HistoryStore(file);
    expect(() => store.moveTo(other)).toThrow('is not a history of acrsh');
    expect(store.path).toBe(file);
    expect(readFileSync(other, 'utf8')).toBe('Get-Process\n');
  });
});

describe('what the disk has', () => {
  test('nobody else may read it', () => {
    add(new HistoryStore(file), 'ls');
    expect([mode(file), mode(dirname(file))]).toEqual([0o600, 0o700]);
    chmodSync(file, 0o644);
    new HistoryStore(file);
    expect(mode(file)).toBe(0o600);
  });

  test('a line torn by a crash costs that line only', () => {
    add(new HistoryStore(file), 'a');
    appendFileSync(file, '\n{"id":"x.1","line":"tor');
    const reader = new HistoryStore(file);
    add(new HistoryStore(file), 'b');
    reader.refresh();
    expect(linesOf(reader)).toEqual(['a', 'b']);
    expect(linesOf(new HistoryStore(file))).toEqual(['a', 'b']);
  });

  test('a file that is no history is set aside, never overwritten', () => {
    add(new HistoryStore(file), 'x');
    writeFileSync(file, 'something precious\n');
    const store = new HistoryStore(file);
    add(store, 'ls');
    expect(readFileSync(store.damaged ?? '', 'utf8')).toBe('something precious\n');
    expect(readdirSync(dirname(file))).toHaveLength(2);
  });

  test('a disk that refuses is told of once, and the shell goes on', () => {
    mkdirSync(file, { recursive: true });
    const store = new HistoryStore(file);
    expect(store.takeProblem()).toMatch(/^The history could not be read: EISDIR/);
    add(store, 'a', 'b');
    expect(store.takeProblem()).toBeUndefined();
    expect(linesOf(store)).toEqual(['a', 'b']);
  });
});
