import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, cursorOn, expectNothingSent, filterKeys, type Shown } from './browsing.ts';
import { sitDown } from './sitting.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
});
afterAll(() => emulator.close());

/** A key, and what is seen of it. */
type Step = readonly [key: string, shows: Shown];

test('from the prompt at the root to a label of one platform of team/api in at most 8 keys', async () => {
  const { terminal } = await sitDown({ emulator, columns: 120, rows: 30 });
  const steps: readonly Step[] = [
    ['F9', cursorOn('base/')],
    ['G', cursorOn('test/')],
    ['k', cursorOn('team/')],
    ['Enter', cursorOn('api')],
    ['Enter', cursorOn('latest')],
    ['Enter', /Platforms \(2\)\n.* linux\/amd64 /],
    ['4', /^> ▾ linux\/amd64 .*9 labels[\s\S]*linux\/arm64/m],
    ['Enter', /^> +org\.opencontainers\.image\.authors +The API team <api@contoso\.example>$/m],
  ];
  expect(steps.length).toBeLessThanOrEqual(8);
  for (const [key, shows] of steps) {
    terminal.type(bytesAt(key));
    await terminal.until(shows);
  }
  const shown = terminal.rows().join('\n');
  expect(shown).toContain('4 LABELS');
  expect(shown).not.toContain('linux/arm64');
  expectNothingSent(emulator);
});

test('through the tabs of a repository and of an image, its tree, and back by Esc, q and -', async () => {
  const { terminal, press } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  await press('2', /2 MANIFESTS[\s\S]*\{1, 1\.4, 1\.4\.2, latest\}/);
  await press('3', /3 REFERRERS[\s\S]*notation signature/);
  await press('4', /4 INFO[\s\S]*ManifestCount +152/);
  await press(keys('Tab'), /1 TAGS[\s\S]*latest/);
  await press(filterKeys('1.4.2'), /1 of 76/);
  await press(keys('Enter'), /1 OVERVIEW[\s\S]*Platforms \(2\)/);
  await press(keys('Shift+Tab'), /6 RAW[\s\S]*"schemaVersion": 2/);
  await press('2', /2 LAYERS[\s\S]*in 3 layers/);
  await press('X', /› tree[\s\S]*linux\/arm64[\s\S]*signature/);
  await press('-', /2 LAYERS/);
  await press('-', /› tree/);
  await press('q', /2 LAYERS/);
  await press(keys('Escape'), /1 of 76 +filter: 1\.4\.2/);
  await press(keys('Escape'), /1 TAGS[\s\S]*pr-1199/);
  expect(cursorOn('1.4.2')(terminal.rows())).toBe(true);
  await press(keys('Escape'), cursorOn('api'));
  await press('q', /:\/team\/api>\n*$/);
  expectNothingSent(emulator);
});

/** Letters that are typed with Shift come as themselves. */
const bytesAt = (key: string): string => (key.length === 1 ? key : keys(key));
