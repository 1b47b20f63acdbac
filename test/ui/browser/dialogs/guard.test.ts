import { afterEach, expect, test, vi } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { guarded, SETTLING } from '../../../../src/ui/browser/dialogs/guard.ts';
import { drawScreen } from '../../../../src/ui/browser/draw/draw-screen.ts';
import type { ScreenView } from '../../../../src/ui/browser/screen-view.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { Clock } from './driven.ts';

afterEach(() => vi.useRealTimers());

const text = (typed: string): InputEvent => ({ type: 'text', text: typed });
const surface = { columns: 80, rows: 24, theme: createTheme('none') };

/** A guarded dialog that only keeps what reaches it. */
function guard(openedBy?: InputEvent) {
  const clock = new Clock();
  const keys: string[] = [];
  const overlay = guarded(
    {
      draw: (_, isLive) => [isLive ? 'live' : 'still'],
      press: ({ key }) => keys.push(key),
      paste: pasted => keys.push(`paste ${pasted}`),
      isOver: false,
    },
    { now: clock.now, openedBy },
  );
  return { overlay, clock, keys };
}

test('nothing reaches it before it is shown, nor in the first 300 ms', () => {
  const { overlay, clock, keys } = guard();
  clock.at = 5_000;
  overlay.take(text('a'));
  overlay.shown?.(() => {});
  overlay.take(text('b'));
  clock.at += SETTLING - 1;
  overlay.take(keyPress('Enter'));
  overlay.take({ type: 'paste', text: 'c' });
  expect(overlay.draw(surface)).toEqual(['still']);
  clock.at += 1;
  expect(overlay.draw(surface)).toEqual(['live']);
  overlay.take(text('d'));
  expect(keys).toEqual(['d']);
});

test('it is drawn again once it is live', () => {
  vi.useFakeTimers();
  const { overlay, clock } = guard();
  const repaint = vi.fn();
  overlay.shown?.(repaint);
  clock.at = SETTLING - 1;
  vi.advanceTimersByTime(SETTLING);
  expect(repaint).not.toHaveBeenCalled();
  clock.at = SETTLING;
  vi.advanceTimersByTime(1);
  expect(repaint).toHaveBeenCalledTimes(1);
});

test('the key that opened it is not taken while it repeats', () => {
  const { overlay, clock, keys } = guard(text('D'));
  overlay.shown?.(() => {});
  for (let at = 500; at < 9_000; at += 33) {
    clock.at = at;
    overlay.take(text('D'));
  }
  expect(keys).toEqual([]);
  clock.at += 1_000;
  overlay.take(text('D'));
  expect(keys).toEqual(['D']);
});

test('another key ends the repeats', () => {
  const { overlay, clock, keys } = guard(keyPress('Enter'));
  overlay.shown?.(() => {});
  clock.at = 400;
  for (const event of [keyPress('Enter'), text('a'), keyPress('Enter')]) overlay.take(event);
  expect(keys).toEqual(['a', 'Enter']);
});

test('typed text is so many keys', () => {
  const { overlay, clock, keys } = guard();
  overlay.shown?.(() => {});
  clock.at = 400;
  overlay.take(text('xé👍🏽'));
  overlay.take(keyPress('Spacebar'));
  expect(keys).toEqual(['x', 'é', '👍🏽', ' ']);
});

test.each([
  [39, 24],
  [80, 8],
])('in a window of %i×%i only leaving is possible', (columns, rows) => {
  const { overlay, clock, keys } = guard();
  overlay.shown?.(() => {});
  clock.at = 400;
  overlay.draw({ ...surface, columns, rows });
  for (const event of [text('y'), keyPress('Enter'), keyPress('Escape'), keyPress('C', { ctrl: true })])
    overlay.take(event);
  expect(keys).toEqual(['Escape', 'Ctrl+C']);
});

test('a screen that is too small to draw the dialog tells it so', () => {
  const { overlay, clock, keys } = guard();
  const view: ScreenView = {
    header: undefined,
    crumbs: undefined,
    tabs: [],
    body: { kind: 'message', lines: [], look: 'ui.muted' },
    preview: undefined,
    command: undefined,
    status: undefined,
    hints: [],
    line: undefined,
  };
  overlay.shown?.(() => {});
  clock.at = 400;
  drawScreen(view, { ...surface, rows: 5 }, overlay);
  overlay.take(text('y'));
  expect(keys).toEqual([]);
  drawScreen(view, surface, overlay);
  // it comes to light only now
  overlay.take(text('y'));
  expect(keys).toEqual([]);
  clock.at += SETTLING;
  overlay.take(text('y'));
  expect(keys).toEqual(['y']);
});
