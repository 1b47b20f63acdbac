import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, cursorOn, expectNothingSent, filterKeys } from './browsing.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
});
afterAll(() => emulator.close());

const sizes: readonly Size[] = [
  [40, 10],
  [160, 50],
  [80, 24],
  [41, 11],
  [200, 12],
  [60, 40],
  [80, 24],
];
/** Only the message is seen. */
const tooSmall = (rows: readonly string[]): boolean =>
  rows.join('\n').includes('too small') && rows.slice(2).every(row => row === '');

type Size = readonly [columns: number, rows: number];

/** What is seen is drawn for this size: no row is wider. */
const fits =
  ([columns, height]: Size) =>
  (rows: readonly string[]): boolean =>
    rows.length === height && rows.every(row => [...row].length <= columns);

/** And nothing of another size is left. */
const isWhole =
  (size: Size) =>
  (rows: readonly string[]): boolean =>
    fits(size)(rows) &&
    rows.filter(row => row.includes('› ')).length === 1 &&
    rows.filter(row => /^ {3}(Mode|Manifest|Digest|Name)\b/.test(row)).length <= 1;

test('the item under the cursor stays under it in every size, and below the smallest a message stands', async () => {
  const options = { emulator, columns: 80, rows: 24 };
  const { terminal, press } = await browse(options, { at: 'team/api', shows: cursorOn('latest') });
  await press(`${keys('PageDown', 'PageDown')}jj `, /marked 1$/m);
  await press('', /^> {2}rwld rwld .* pr-/m);
  const name = /^>.*(pr-\d+)$/m.exec(terminal.rows().join('\n'))?.[1] ?? '';
  for (const size of sizes) {
    terminal.resize(...size);
    await terminal.until(rows => cursorOn(name)(rows) && isWhole(size)(rows));
    terminal.resize(30, 8);
    await terminal.until(tooSmall);
  }
  terminal.resize(80, 24);
  await terminal.until(cursorOn(name));
  await press('j', rows => !cursorOn(name)(rows));
  await press('k', cursorOn(name));
  expect(terminal.rows().join('\n')).toContain('marked 1');
  expectNothingSent(emulator);
});

test('a text keeps its line', async () => {
  const options = { emulator, columns: 80, rows: 24 };
  const { terminal, press } = await browse(options, { at: 'team/api', shows: cursorOn('latest') });
  await press(`${keys('Enter')}`, '1 OVERVIEW');
  await press('6', '"schemaVersion": 2');
  await press('/arm64\r', /^>.*"architecture": "arm64"/m);
  for (const size of sizes) {
    terminal.resize(...size);
    await terminal.until(rows => cursorOn('"arm64"')(rows) && isWhole(size)(rows));
  }
  terminal.resize(30, 8);
  await terminal.until(tooSmall);
  terminal.resize(80, 24);
  await terminal.until(cursorOn('"arm64"'));
});

test('a dialog stands in every size that can show it; where it cannot be read, nothing confirms it', async () => {
  const options = { emulator, columns: 80, rows: 24 };
  const { terminal, press } = await browse(options, { at: 'team/api', shows: cursorOn('latest') });
  await press(filterKeys('tag:pr-119*'), /10 of 76/);
  await press('a', 'marked 10');
  emulator.ledger.clear();
  await press('D', /\[\[ Cancel \]\][\s\S]*y untag/);
  for (const size of sizes) {
    terminal.resize(...size);
    await terminal.until(
      rows => /Untag 10[\s\S]*\[\[ ?Cancel ?\]\][\s\S]*y untag/.test(rows.join('\n')) && fits(size)(rows),
    );
    terminal.resize(30, 8);
    await terminal.until(tooSmall);
    terminal.type(`y${keys('Tab', 'Tab', 'Enter')}y`);
  }
  terminal.resize(80, 24);
  await terminal.until(/Untag 10[\s\S]*\[\[ Cancel \]\][\s\S]*y untag/);
  await press(keys('Escape'), 'nothing was changed');
  expectNothingSent(emulator);
});

test('in the smallest size it can be walked, filtered and confirmed', async () => {
  const options = { emulator, columns: 40, rows: 10 };
  const { press } = await browse(options, { at: 'team/api', shows: cursorOn('latest') });
  await press(filterKeys('pr-1150'), cursorOn('pr-1150'));
  await press('d', cursorOn('Registry'));
  await press('q', cursorOn('pr-1150'));
  emulator.ledger.clear();
  await press('D', /Untag 1[\s\S]*\[\[ ?Cancel ?\]\][\s\S]*y untag/);
  expectNothingSent(emulator);
  await press('y', 'Untag: 1 done');
  expect(emulator.ledger.effects).toContainEqual(expect.objectContaining({ kind: 'tag deleted', tag: 'pr-1150' }));
});
