import { describe, expect, test } from 'vitest';
import { builtInTheme } from '../../../src/ui/theme/built-in.ts';
import { CurrentTheme } from '../../../src/ui/theme/current-theme.ts';
import { type ColourDepth, colourDepth } from '../../../src/ui/theme/depth.ts';
import { isUnicodeLocale } from '../../../src/ui/theme/glyph.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';
import { tokenNames } from '../../../src/ui/theme/token.ts';

type Wish = 'always' | 'auto' | 'never';

describe('interface D4', () => {
  test.each<[Wish, Record<string, string>, boolean, ColourDepth]>([
    // -Color goes over everything
    ['always', { TERM: 'xterm', NO_COLOR: '1' }, true, '16'],
    ['always', { TERM: 'xterm', NO_COLOR: '1' }, false, '16'],
    ['always', { TERM: 'dumb' }, false, '16'],
    ['always', { TERM: 'xterm', FORCE_COLOR: '3' }, false, 'true'],
    ['always', { TERM: 'xterm-256color', FORCE_COLOR: '0' }, true, '256'],
    ['never', { TERM: 'xterm', FORCE_COLOR: '3' }, true, 'mono'],
    ['never', { TERM: 'xterm', FORCE_COLOR: '3' }, false, 'none'],
    // NO_COLOR, which must not be empty
    ['auto', { TERM: 'xterm', NO_COLOR: '1' }, true, 'mono'],
    ['auto', { TERM: 'xterm', NO_COLOR: '1' }, false, 'none'],
    ['auto', { TERM: 'dumb', NO_COLOR: '1' }, true, 'none'],
    ['auto', { TERM: 'xterm', NO_COLOR: '' }, true, '16'],
    ['auto', { TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '1' }, true, 'mono'],
    // FORCE_COLOR
    ['auto', { TERM: 'xterm', FORCE_COLOR: '0' }, true, 'mono'],
    ['auto', { TERM: 'xterm', FORCE_COLOR: 'false' }, false, 'none'],
    ['auto', { TERM: 'xterm', FORCE_COLOR: '1', COLORTERM: 'truecolor' }, false, '16'],
    ['auto', { TERM: 'xterm', FORCE_COLOR: '2' }, false, '256'],
    ['auto', { TERM: 'xterm', FORCE_COLOR: '3' }, false, 'true'],
    ['auto', { TERM: 'xterm-256color', FORCE_COLOR: 'true' }, false, '256'],
    ['auto', { TERM: 'dumb', FORCE_COLOR: '' }, true, '16'],
    // the terminal
    ['auto', { TERM: 'dumb', COLORTERM: 'truecolor' }, true, 'none'],
    ['auto', { TERM: 'xterm', COLORTERM: 'truecolor' }, false, 'none'],
    ['auto', { TERM: 'xterm', COLORTERM: 'truecolor' }, true, 'true'],
    ['auto', { TERM: 'xterm', COLORTERM: '24bit' }, true, 'true'],
    ['auto', { TERM: 'xterm-kitty' }, true, 'true'],
    ['auto', { TERM: 'xterm-direct' }, true, 'true'],
    ['auto', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, true, 'true'],
    ['auto', { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, true, '256'],
    ['auto', { TERM: 'xterm-256color', WT_SESSION: 'x' }, true, 'true'],
    ['auto', { TERM: 'screen-256color' }, true, '256'],
    ['auto', { TERM: 'tmux-256color' }, true, '256'],
    ['auto', { TERM: 'xterm' }, true, '16'],
    ['auto', { TERM: 'linux' }, true, '16'],
    ['auto', {}, true, '16'],
    ['auto', { TERM: 'vt220' }, true, 'mono'],
    ['auto', { TERM: 'xterm-mono' }, true, 'mono'],
  ])('-Color %s with %j, a terminal: %s → %s', (wish, environment, isTerminal, depth) => {
    expect(colourDepth({ wish, environment, isTerminal, windows: undefined })).toBe(depth);
  });

  test.each([
    ['10.0.22631', 'true'],
    ['10.0.14931', 'true'],
    ['10.0.10586', '256'],
    ['10.0.10240', '16'],
    ['6.3.9600', '16'],
  ])('Windows %s → %s', (windows, depth) => {
    expect(colourDepth({ wish: 'auto', environment: {}, isTerminal: true, windows })).toBe(depth);
  });
});

const sgrOf = (depth: ColourDepth, token: (typeof tokenNames)[number], name: Parameters<typeof builtInTheme>[0]) =>
  createTheme({ depth, current: new CurrentTheme(builtInTheme(name)), isUnicode: true }).paint(token, 'x');

test.each<[ColourDepth, Parameters<typeof builtInTheme>[0], (typeof tokenNames)[number], string]>([
  ['true', 'dark', 'out.error', '\x1b[38;2;255;92;92;1mx\x1b[0m'],
  ['256', 'dark', 'out.error', '\x1b[38;5;203;1mx\x1b[0m'],
  ['16', 'dark', 'out.error', '\x1b[31;1mx\x1b[0m'],
  ['16', 'dark', 'ui.muted', '\x1b[2mx\x1b[0m'],
  ['256', 'dark', 'ui.muted', '\x1b[38;5;248mx\x1b[0m'],
  ['16', 'light', 'ui.muted', '\x1b[2mx\x1b[0m'],
  ['true', 'terminal', 'state.ok', '\x1b[32mx\x1b[0m'],
  ['16', 'terminal', 'state.ok', '\x1b[32mx\x1b[0m'],
  ['true', 'terminal', 'ui.muted', '\x1b[2mx\x1b[0m'],
  ['true', 'high-contrast', 'ui.text', '\x1b[38;2;255;255;255;48;2;0;0;0mx\x1b[0m'],
  ['16', 'high-contrast', 'ui.text', '\x1b[97;40mx\x1b[0m'],
  // without colours it is mono, whatever the theme
  ['mono', 'dark', 'out.error', '\x1b[1;7mx\x1b[0m'],
  ['mono', 'dark', 'reg.locked', '\x1b[1;4mx\x1b[0m'],
  ['mono', 'high-contrast', 'ui.text', 'x'],
  ['none', 'dark', 'out.error', 'x'],
  ['true', 'dark', 'ui.text', 'x'],
])('at depth %s the theme %s paints %s as %j', (depth, name, token, painted) => {
  expect(sgrOf(depth, token, name)).toBe(painted);
});

test('the four states stay four with 16 colours, and none of them is bright black', () => {
  for (const name of ['dark', 'light', 'colorblind-dark', 'colorblind-light', 'high-contrast', 'terminal'] as const) {
    const states = (['state.ok', 'state.warn', 'state.error', 'reg.locked'] as const).map(
      each => /\[(\d+)/.exec(sgrOf('16', each, name))?.[1],
    );
    expect(new Set(states).size, `${name}: ${states.join(' ')}`).toBe(4);
    expect(tokenNames.map(each => sgrOf('16', each, name)).filter(each => /\[(.*;)?90[;m]/.test(each))).toEqual([]);
  }
});

test('without colours no token sends one', () => {
  const theme = createTheme('mono');
  const sent = tokenNames.map(each => theme.paint(each, 'x')).join('');
  expect(sent).toMatch(/\x1b\[/);
  expect(sent.match(/\x1b\[[\d;]*m/g)?.filter(each => !/^\x1b\[[0-7](;[1-7])*m$/.test(each))).toEqual([]);
});

test('on a dumb terminal nothing is sent at all', () => {
  const theme = createTheme('none');
  expect(tokenNames.map(each => theme.paint(each, 'x')).join('')).toBe('x'.repeat(tokenNames.length));
  expect(theme.colour('x', 'Red', 'Blue') + theme.style('31;1', 'x')).toBe('xx');
});

test("PowerShell's colours and styles of their own come down with the rest", () => {
  const deep = createTheme('true');
  expect(deep.colour('x', 'DarkYellow', 'White')).toBe('\x1b[33;107mx\x1b[0m');
  expect(deep.style('38;2;255;92;92;7', 'x')).toBe('\x1b[38;2;255;92;92;7mx\x1b[0m');
  expect(createTheme('16').style('38;2;255;92;92', 'x')).toBe('\x1b[31mx\x1b[0m');
  expect(createTheme('mono').colour('x', 'Red') + createTheme('mono').style('31;1', 'x')).toBe('x\x1b[1mx\x1b[0m');
  expect(deep.style('31;foo', 'x')).toBe('x');
});

test('who paints follows the current theme, and what was set over it', () => {
  const current = new CurrentTheme();
  const theme = createTheme({ depth: 'true', current, isUnicode: true });
  const before = theme.paint('shell.command', 'x');
  current.use(builtInTheme('light'));
  const after = theme.paint('shell.command', 'x');
  current.override('shell.command', { fg: { kind: 'indexed', index: 3 } });
  expect([before, after, theme.paint('shell.command', 'x')]).toEqual([
    '\x1b[38;2;250;235;71mx\x1b[0m',
    '\x1b[38;2;143;98;0mx\x1b[0m',
    '\x1b[33mx\x1b[0m',
  ]);
});

test.each([
  [{ LANG: 'de_DE.UTF-8' }, true],
  [{ LANG: 'de_DE.utf8' }, true],
  [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, false],
  [{ LC_CTYPE: 'en_US.ISO-8859-1', LANG: 'C.UTF-8' }, false],
  [{ LC_ALL: '', LANG: 'POSIX' }, false],
  [{}, true],
])('%j: more than ASCII is %s', (environment, isUnicode) => {
  expect(isUnicodeLocale(environment, false)).toBe(isUnicode);
  const theme = createTheme({ depth: 'none', current: new CurrentTheme(), isUnicode });
  expect(theme.signs('True → False, sha256:31a5… für 日本')).toBe(
    isUnicode ? 'True → False, sha256:31a5… für 日本' : 'True > False, sha256:31a5~ für 日本',
  );
});
