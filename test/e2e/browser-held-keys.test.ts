import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys, pasteOf } from '../support/keys-to-bytes.ts';
import { type Browsing, browse, cursorOn, expectNothingSent, type Shown } from './browsing.ts';

// A key that is held down, pressed too often or too early, and text that is pasted: none of it ever changes a registry (interface F, safe delete).

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
});
afterAll(() => emulator.close());

const openTags = () => browse({ emulator }, { at: 'team/api', shows: /^> {2}rwld rwld .* latest$/m });

/** Nothing lies over the list. */
const noDialog = (rows: readonly string[]): boolean => !rows.some(row => row.includes('┌'));

/** Leaves to the prompt, where all that was typed has been taken, and looks at what the registry was sent. */
async function expectUnchanged({ press, enter, terminal }: Browsing): Promise<void> {
  await press('Q', /:\/team\/api> *\n*$/);
  await enter('(Get-AcrTag team/api).Count', /^76\nPS/m);
  expect(terminal.alternateScreen).toBe(false);
  expectNothingSent(emulator);
}

describe('pressed ten times fast, and ten times more at what it has opened', () => {
  const untagging = /Untag 1 tag[\s\S]*\[\[ Cancel \]\][\s\S]*y untag/;
  const switches = /Attributes · team\/api:latest[\s\S]*Enter review/;
  test.each<readonly [key: string, opens: Shown, left: Shown]>([
    ['D', untagging, 'nothing was changed'],
    ['Ctrl+D', untagging, 'nothing was changed'],
    ['U', untagging, 'nothing was changed'],
    ['L', switches, noDialog],
    ['e', switches, noDialog],
    ['p', /Put 1 tag into the plan[\s\S]*Esc close/, noDialog],
    ['y', '› JSON', '1 TAGS'],
    ['P', 'The plan is empty', '1 TAGS'],
    ['!', /^session log/m, '1 TAGS'],
  ])('%s changes nothing', async (key, opens, left) => {
    const browsing = await openTags();
    const { press, terminal } = browsing;
    const typed = key.length === 1 ? key : keys(key);
    emulator.ledger.clear();
    await press(typed.repeat(10), opens);
    terminal.type(typed.repeat(10));
    await press(keys('Escape'), left);
    await expectUnchanged(browsing);
  });

  test.each(['z', 'Z'])('%s changes nothing where there is nothing to take back', async key => {
    const browsing = await openTags();
    emulator.ledger.clear();
    await browsing.press(key.repeat(10), /There is nothing to (un|re)do/);
    await expectUnchanged(browsing);
  });

  test('Enter, also at the dialog that it opens', async () => {
    const browsing = await openTags();
    const { press, terminal } = browsing;
    emulator.ledger.clear();
    await press('L', 'Enter review');
    await press(keys('Enter').repeat(10), /\[\[ Cancel \]\][\s\S]*y change/);
    await press(keys('Escape'), 'nothing was changed');
    await press('D', 'y untag');
    terminal.type(keys('Enter').repeat(10));
    await terminal.until('1 OVERVIEW');
    await press(keys('Escape'), /1 TAGS/);
    await expectUnchanged(browsing);
  });
});

describe('typed before the dialog stands', () => {
  test.each([
    ['y', 'Dyyyyyyyyyy'],
    ['its button by Tab', `D${keys('Tab', 'Tab', 'Enter')}y`],
    ['its button by Shift+Tab', `D${keys('Shift+Tab', 'Enter')}y`],
    ['its button by arrows', `D${keys('RightArrow', 'RightArrow', 'Spacebar', 'Enter')}`],
  ])('%s does not confirm', async (_, typed) => {
    const browsing = await openTags();
    emulator.ledger.clear();
    await browsing.press(typed, /\[\[ Cancel \]\][\s\S]*y untag/);
    await browsing.press(keys('Escape'), 'nothing was changed');
    await expectUnchanged(browsing);
  });

  test('y while the effects are still being looked up does not confirm', async () => {
    const browsing = await openTags();
    const { press, terminal } = browsing;
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    emulator.ledger.clear();
    emulator.faults.add({ on: { route: 'manifests.get' }, effect: { kind: 'stall', until } });
    await press('D', 'Looking at what would happen: 0 of 1');
    await emulator.ledger.arrival(each => each.path.includes('/_manifests/'));
    terminal.type(`yyyy${keys('Enter')}y`);
    release();
    await terminal.until(/\[\[ Cancel \]\][\s\S]*y untag/);
    await press(keys('Escape'), 'nothing was changed');
    await expectUnchanged(browsing);
  });
});

describe('pasted', () => {
  test.each([
    ['keys in a list', 'DyU\ny\nD'],
    ['a command', 'Remove-AcrTag team/api latest\n'],
  ])('%s do nothing', async (_, text) => {
    const browsing = await openTags();
    const { press, terminal } = browsing;
    emulator.ledger.clear();
    const names = (rows: readonly string[]) => rows.flatMap(row => /^[> ] {2}rwld .* (\S+)$/.exec(row)?.[1] ?? []);
    const isWhole = (rows: readonly string[]) => names(rows).length === 22;
    await terminal.until(isWhole);
    const before = names(terminal.rows());
    await press(`${pasteOf(text)}j`, cursorOn(' 1'));
    await press('k', cursorOn('latest'));
    await terminal.until(isWhole);
    expect(names(terminal.rows())).toEqual(before);
    await expectUnchanged(browsing);
  });

  test.each(['y', 'y\n', '\n', '\t\t\n', 'yyyy', 'Y'])('%j does not confirm', async text => {
    const browsing = await openTags();
    const { press } = browsing;
    emulator.ledger.clear();
    await press('D', 'y untag');
    // the explanation that is asked for behind it shows that it was taken
    await press(`${pasteOf(text)}?`, 'any key back');
    await press(' ', /\[\[ Cancel \]\][\s\S]*y untag/);
    await press(keys('Escape'), 'nothing was changed');
    await expectUnchanged(browsing);
  });

  test('the word of a severe change does not fill its field', async () => {
    const browsing = await openTags();
    const { press, terminal } = browsing;
    await press('a', 'marked 76');
    emulator.ledger.clear();
    await press('D', /Type untag \d+/);
    const word = /Type (untag \d+)/.exec(terminal.rows().join('\n'))?.[1] ?? '';
    await terminal.until('Esc cancel');
    await press(`${pasteOf(word)}x${keys('Tab')}`, /x[\s\S]*\[\[/);
    expect(terminal.rows().join('\n')).not.toContain(`${word}x`);
    await press(keys('Escape'), 'nothing was changed');
    await expectUnchanged(browsing);
  });
});
