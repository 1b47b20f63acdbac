import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Progress } from '../src/engine/host.ts';
import { ProgressDisplay } from '../src/progress-display.ts';
import { durationText, progressLine, type Track, track } from '../src/progress-line.ts';
import { hasTaskbar, taskbarSequence } from '../src/terminal/taskbar.ts';
import { width } from '../src/terminal/width.ts';
import { createTheme, type Theme } from '../src/ui/theme/theme.ts';

const plain = createTheme('none');
/** Shows where the done part ends. */
const marked: Theme = { ...plain, paint: (_, text) => (text === '' ? '' : `\x1b[33;1m${text}\x1b[0m`) };
const reading = (line: string) =>
  line.replaceAll('\x1b[33;1;7m', '«').replaceAll('\x1b[33;1m', '').replaceAll('\x1b[0m', '|');

const deleting: Progress = { activity: 'Deleting manifests', status: 'team/api@9f1c2e7a4b80', done: 12, total: 40 };

/** The track of these counts, one a time of so many milliseconds. */
const trackOf = (progress: Progress, dones: readonly number[], step: number): Track =>
  dones.reduce<Track | undefined>(
    (before, done, index) => track(before, { ...progress, done }, index * step),
    undefined,
  ) ?? track(undefined, progress, 0);

describe('the line', () => {
  test('counts, item and the time that is left, the done part turned round', () => {
    const going = trackOf(deleting, [0, 4, 8, 12], 4429);
    const line = (theme: Theme) => progressLine(going, { width: 80, now: 3 * 4429, theme });
    expect(line(plain)).toBe('Deleting manifests [12/40 team/api@9f1c2e7a4b80                           31s ]');
    expect(reading(line(marked))).toBe(
      'Deleting manifests [|«12/40 team/api@9f|1c2e7a4b80                           31s ]|',
    );
  });

  test('bytes as sizes', () => {
    const saving: Progress = {
      activity: 'Saving',
      status: 'team/api:1',
      done: 0,
      total: 100 * 1024 * 1024,
      unit: 'bytes',
    };
    const megabyte = 1024 * 1024;
    const going = trackOf(saving, [0, 10 * megabyte, 20 * megabyte], 5000);
    expect(progressLine(going, { width: 80, now: 10_000, theme: plain })).toBe(
      'Saving [20.0 MB/100.0 MB team/api:1                              2.0 MB/s 40s ]',
    );
  });

  test.each([
    [60, 'Deleting manifests [12/40 team/api@9f1c2e7a4b80       31s ]'],
    [40, 'Deleting manifests [12/40 team/a… 31s ]'],
    [20, 'Deleting manifests'],
    [200, `Deleting manifests [12/40 team/api@9f1c2e7a4b80${' '.repeat(68)}31s ]`],
  ])('%i cells wide', (cells, expected) => {
    const going = trackOf(deleting, [0, 4, 8, 12], 4429);
    expect(progressLine(going, { width: cells, now: 3 * 4429, theme: plain })).toBe(expected);
  });

  test('many items a second are told as such, and nothing is guessed in the first two seconds', () => {
    const listing: Progress = { activity: 'Listing', total: 100_000 };
    const soon = trackOf(listing, [0, 1000], 1000);
    expect(progressLine(soon, { width: 50, now: 1000, theme: plain })).toBe(
      'Listing [1,000/100,000                          ]',
    );
    const later = trackOf(listing, [0, 1000, 2000, 3000], 1000);
    expect(progressLine(later, { width: 50, now: 3000, theme: plain })).toBe(
      'Listing [3,000/100,000            1,000/s 1m37s ]',
    );
  });

  test('a script tells percents and its own guess', () => {
    const script: Progress = { activity: 'Work', status: 'half', id: 0, done: 50, total: 100, secondsRemaining: 90 };
    expect(progressLine(track(undefined, script, 0), { width: 31, now: 0, theme: plain })).toBe(
      'Work [50% half         1m30s ]',
    );
  });

  test('whatever is in it, it is one line of the window', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 2, max: 150 }),
        fc.integer({ min: 0, max: 50 }),
        (activity, status, cells, done) => {
          const line = progressLine(track(undefined, { activity, status, done, total: 40 }, 0), {
            width: cells,
            now: 0,
            theme: plain,
          });
          expect(width(line)).toBeLessThanOrEqual(Math.min(120, Math.max(1, cells - 1)));
          expect(line).not.toMatch(/\p{Cc}/u);
        },
      ),
    );
  });

  test.each([
    [0.4, '0s'],
    [59.4, '59s'],
    [125, '2m05s'],
    [3780, '1h03m'],
  ])('%f seconds are %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe('what is shown', () => {
  function display() {
    let now = 0;
    const drawn: (string | undefined)[] = [];
    const sent: string[] = [];
    const waiting: (() => void)[] = [];
    const shown = new ProgressDisplay({
      theme: plain,
      width: () => 40,
      draw: line => drawn.push(line),
      taskbar: sequence => sent.push(sequence),
      now: () => now,
      later: work => waiting.push(work),
    });
    const pass = (milliseconds: number) => {
      now += milliseconds;
      for (const work of waiting.splice(0)) work();
    };
    return { shown, drawn, sent, pass };
  }

  test('at most ten lines a second, the last word always', () => {
    const { shown, drawn, pass } = display();
    for (let done = 0; done < 1000; done++) shown.take({ activity: 'A', done, total: 1000 });
    expect(drawn).toHaveLength(1);
    pass(100);
    expect(drawn).toHaveLength(2);
    expect(drawn[1]).toMatch(/^A \[999\/1,000/);
    shown.take(undefined);
    expect(drawn.at(-1)).toBeUndefined();
    pass(100);
    expect(drawn).toHaveLength(3);
  });

  test('a part is shown within the whole, and goes with it', () => {
    const { shown, drawn, pass } = display();
    shown.take({ activity: 'All', id: 1, done: 50, total: 100 });
    pass(100);
    shown.take({ activity: 'Part', status: 'x', id: 2, parentId: 1 });
    expect(drawn.at(-1)).toMatch(/^All \[50% Part x {2,}/);
    pass(100);
    shown.take({ activity: 'All', id: 1, completed: true });
    expect(drawn.at(-1)).toBeUndefined();
  });

  test("a script's record outlives the command's", () => {
    const { shown, drawn, pass } = display();
    shown.take({ activity: 'Script', id: 0 });
    pass(100);
    shown.take({ activity: 'Command' });
    expect(drawn.at(-1)).toMatch(/^Command/);
    pass(100);
    shown.take(undefined);
    expect(drawn.at(-1)).toMatch(/^Script/);
    shown.clear();
    expect(drawn.at(-1)).toBeUndefined();
  });

  test('the task bar gets percents, and is cleared', () => {
    const { shown, sent, pass } = display();
    shown.take({ activity: 'A', done: 1, total: 4 });
    pass(100);
    shown.take({ activity: 'B' });
    shown.take(undefined);
    expect(sent).toEqual(['\x1b]9;4;1;25\x1b\\', '\x1b]9;4;3;0\x1b\\', '\x1b]9;4;0;0\x1b\\']);
  });
});

test('the task bar is used where it is known to be there', () => {
  expect(hasTaskbar({ WT_SESSION: 'x' }, true)).toBe(true);
  expect(hasTaskbar({ ConEmuANSI: 'ON' }, true)).toBe(true);
  expect(hasTaskbar({ TERM: 'xterm-256color' }, true)).toBe(false);
  expect(hasTaskbar({ WT_SESSION: 'x' }, false)).toBe(false);
  expect(hasTaskbar({ WT_SESSION: 'x', TERM: 'dumb' }, true)).toBe(false);
  expect(taskbarSequence(1000)).toBe('\x1b]9;4;1;100\x1b\\');
});
