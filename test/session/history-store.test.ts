import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HistoryStore } from '../../src/session/history-store.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acrsh-history-'));
  file = join(folder, 'deep', 'history.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const linesOf = (store: HistoryStore) => store.entries.map(each => each.line);
const add = (store: HistoryStore, ...lines: string[]) => {
  for (const line of lines) store.add({ line, time: 1 });
};

test('what one shell typed the next one knows; several lines and repeats are kept right', () => {
  add(new HistoryStore(file), 'ls', 'ls', 'if ($x) {\n  ls\n}', 'ls');
  expect(linesOf(new HistoryStore(file))).toEqual(['ls', 'if ($x) {\n  ls\n}', 'ls']);
});

test('two shells at once lose nothing', () => {
  const [one, other] = [new HistoryStore(file), new HistoryStore(file)];
  add(one, 'a');
  add(other, 'b');
  add(one, 'c');
  expect(linesOf(new HistoryStore(file))).toEqual(['a', 'b', 'c']);
});

test('nobody else may read it', () => {
  add(new HistoryStore(file), 'ls');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a line torn by a crash costs that line only', () => {
  add(new HistoryStore(file), 'a');
  appendFileSync(file, '{"line":"tor');
  add(new HistoryStore(file), 'b');
  expect(linesOf(new HistoryStore(file))).toEqual(['a', 'b']);
});

test('a file that is no history is set aside, never overwritten', () => {
  add(new HistoryStore(file), 'x');
  writeFileSync(file, 'something precious\n');
  const store = new HistoryStore(file);
  add(store, 'ls');
  expect(readFileSync(store.damaged ?? '', 'utf8')).toBe('something precious\n');
  expect(readdirSync(join(folder, 'deep'))).toHaveLength(2);
});
