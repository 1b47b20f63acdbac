import { expect, test } from 'vitest';
import { colourLevel, createTheme } from '../../../src/ui/theme/theme.ts';

test.each([
  [{ TERM: 'xterm' }, true, 'colour'],
  [{ TERM: 'xterm' }, false, 'none'],
  [{ TERM: 'xterm', NO_COLOR: '1' }, true, 'mono'],
  [{ TERM: 'xterm', NO_COLOR: '' }, true, 'colour'],
  [{ TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '1' }, true, 'mono'],
  [{ TERM: 'xterm', FORCE_COLOR: '1' }, false, 'colour'],
  [{ TERM: 'xterm', FORCE_COLOR: '0' }, true, 'mono'],
  [{ TERM: 'dumb' }, true, 'none'],
] as const)('%j on a terminal: %s → %s', (env, isTerminal, level) => {
  expect(colourLevel(env, isTerminal)).toBe(level);
});

test('without colours attributes are left, and on a dumb terminal nothing', () => {
  expect(createTheme('colour').paint('out.error', 'no')).toBe('\x1b[31;1mno\x1b[0m');
  expect(createTheme('mono').paint('out.error', 'no')).toBe('\x1b[1mno\x1b[0m');
  expect(createTheme('none').paint('out.error', 'no')).toBe('no');
});
