import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { browse, cursorOn, expectNothingSent, filterKeys } from './browsing.ts';
import { sitDown } from './sitting.ts';

// A registry that is slow, or goes away in the middle: the browser goes on answering keys and says what it does not know (interface B2, E16).

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ fixture: 'demo' });
  onTestFinished(() => emulator.close());
});

/** The pages after the first one do not come any more. */
const cutAfterFirstPage = () =>
  emulator.faults.add({ on: { url: /_tags\?.*last=/ }, effect: { kind: 'reset', when: 'before' }, times: Infinity });

/** Each page of tags waits until it is released. */
function stallPages(count: number): readonly (() => void)[] {
  return Array.from({ length: count }, (_, index) => {
    const { promise: until, resolve: release } = Promise.withResolvers<void>();
    onTestFinished(() => release());
    const on = { route: 'tags.list', occurrence: index + 1 };
    emulator.faults.add({ on, effect: { kind: 'stall', until } });
    return release;
  });
}

const pagesAskedFor = () => emulator.ledger.arrival(each => each.path === '/acr/v1/load/many/_tags');

describe('the connection is dropped in the middle of a list', () => {
  test('what came stays and is called PARTIAL with the reason; R reads all of it', async () => {
    cutAfterFirstPage();
    const place = { at: 'load/many', shows: /1,000 .*\[PARTIAL\][\s\S]*PARTIAL: 1,000 tags.*closed the connection/ };
    const { press } = await browse({ emulator }, place);
    await press('jj', cursorOn('build-004998'));
    await press(filterKeys('4990'), /1 of 1,000 .*\[PARTIAL\].*\[FILTERED\]/);
    await press(keys('Escape'), /1,000 +\[PARTIAL\]/);
    emulator.faults.clear();
    await press('R', /load\/many +5,000$/m);
    await press('k', cursorOn('build-004991'));
    expectNothingSent(emulator);
  });

  test('rows of before stay and are called STALE, be it cut or cancelled, until R has read all of it', async () => {
    const place = { at: 'load/many', shows: /load\/many +5,000$/m };
    const { press, terminal } = await browse({ emulator }, place);
    await press(`j ${keys('End')}`, cursorOn('build-000001'));
    cutAfterFirstPage();
    await press('R', /5,000 .*\[STALE\][\s\S]*closed the connection/);
    await press(keys('Home'), /^> {2}.* build-005000$/m);
    await press(keys('Escape'), cursorOn('many'));
    await press(keys('Enter'), /5,000 .*marked 1 .*\[STALE\]/);
    emulator.faults.clear();
    await press('R', /load\/many +5,000 +marked 1$/m);

    const [release = () => {}] = stallPages(1);
    emulator.ledger.clear();
    terminal.type('R');
    await pagesAskedFor();
    await press(keys('Ctrl+C'), /5,000 .*\[STALE\]/);
    await emulator.ledger.until(each => each.status === 0 || each.path.endsWith('/_tags'));
    release();
    await press('R', /load\/many +5,000 +marked 1$/m);
    expectNothingSent(emulator);
  });

  test('nothing came: the reason is in the place of the rows, and R tries again', async () => {
    emulator.faults.add({ on: { route: 'tags.list' }, effect: { kind: 'reset', when: 'before' }, times: Infinity });
    const place = { at: 'load/many', shows: /closed the connection[\s\S]*R tries again/ };
    const { press } = await browse({ emulator }, place);
    emulator.faults.clear();
    await press('R', /load\/many +5,000$/m);
  });
});

test('a registry that answers each page after two seconds is worked with all the while', async () => {
  const [first, second, third] = stallPages(4);
  const { press } = await browse({ emulator }, { at: 'load/many', shows: 'listing tags of load/many…' });

  // nothing is there yet
  await pagesAskedFor();
  await press('?', 'Search:');
  await press(keys('Escape'), 'listing tags of load/many…');
  await press(keys('Escape'), cursorOn('many'));
  await press(keys('Enter'), /reading…[\s\S]*listing tags of load\/many ([2-9]|\d\d+)s, Ctrl\+C cancels/);
  first?.();

  // the rows of the first page, while the second is awaited
  await press('', /load\/many +1,000…/);
  await press('jjj', cursorOn('build-004997'));
  await press(keys('End'), cursorOn('build-004001'));
  await press(' ', 'marked 1');
  await press(filterKeys('450'), /of 1,000… .*filter: 450/);
  await press(keys('Escape'), /1,000… +marked 1$/m);
  await press(filterKeys('tag:*4001'), cursorOn('build-004001'));
  await press(keys('Escape'), /1,000… +marked 1$/m);
  await press(keys('Enter'), 'OVERVIEW');
  await press(keys('Escape'), /1,000 so far, ([4-9]|\d\d+)s, Ctrl\+C cancels/);
  second?.();

  // the item under the cursor stays as more come
  await press('', /2,000… +marked 1$/m);
  await press('', cursorOn('build-004001'));
  await press('N', 'Name ↑');
  await press('', cursorOn('build-004001'));
  await press('', /2,000 so far, ([6-9]|\d\d+)s, Ctrl\+C cancels/);
  third?.();
  await press('', /3,000… +marked 1$/m);
  emulator.faults.clear();
  await press(keys('Ctrl+C'), /3,000 .*marked 1 .*\[PARTIAL\][\s\S]*Stopped: this is not all/);
  await press('R', /5,000 +marked 1$/m);
  await press('', cursorOn('build-004001'));
  expectNothingSent(emulator);
}, 90_000);

test('what leads away from an image does not wait for what is still being read about it', async () => {
  const { press } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  onTestFinished(() => release());
  emulator.faults.add({ on: { route: 'tags.get' }, effect: { kind: 'stall', until }, times: Infinity });
  await press(keys('Enter'), '1 OVERVIEW');
  await press('D', 'team/api:latest has not been read yet');
  await press('X', /› tree[\s\S]*linux\/arm64/);
  await press('q', '1 OVERVIEW');
  await press('u', /used by/);
  await press('q', '1 OVERVIEW');
  await press('Q', /:\/team\/api>\n*$/);
  expectNothingSent(emulator);
});

test('what has been read of an image can be acted on while the rest of it is awaited', async () => {
  const { press } = await browse({ emulator }, { at: 'team/api', shows: cursorOn('latest') });
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  onTestFinished(() => release());
  emulator.faults.add({ on: { route: 'blob.get' }, effect: { kind: 'stall', until }, times: Infinity });
  await press(filterKeys('pr-1199'), /1 of \d+/);
  await press('J', /1 OVERVIEW[\s\S]*Manifest mode {2}rwld/);
  await press('D', /Delete 1 manifest[\s\S]*y delete/);
  await press(keys('Escape'), rows => !rows.some(row => row.includes('Delete 1 manifest')));
  // the manifest is none of what this tab is made of
  await press('2', /reading the layers/);
  await press('D', 'has not been read yet');
  release();
  await press('', rows => !rows.some(row => row.includes('reading')));
  await press('D', /Delete 1 manifest[\s\S]*y delete/);
  await press('n', rows => !rows.some(row => row.includes('Delete 1 manifest')));
  expectNothingSent(emulator);
});

test('leaving to the prompt gives up what is being read', async () => {
  stallPages(1);
  const { press, enter, terminal } = await browse({ emulator }, { at: 'load/many', shows: 'listing tags' });
  await pagesAskedFor();
  await press('Q', /:\/load\/many>\n*$/);
  await emulator.ledger.until(each => each.path.endsWith('/_tags') && each.status === 0);
  await enter("'here'", /^here$/m);
  expect(terminal.alternateScreen).toBe(false);
});

test('a registry that does not answer at all leaves the browser to be left', async () => {
  const { terminal } = await sitDown({ emulator, columns: 120, rows: 30 });
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  onTestFinished(() => release());
  emulator.faults.add({ on: {}, effect: { kind: 'stall', until }, times: Infinity });
  terminal.type(keys('F9'));
  await terminal.until(/listing repositories \d+s, Ctrl\+C cancels/);
  terminal.type(keys('Ctrl+C'));
  await terminal.until('Stopped before anything came.');
  terminal.type('q');
  await terminal.until(/:\/>\n*$/);
});
