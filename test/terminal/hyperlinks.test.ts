import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasHyperlinks, hyperlink } from '../../src/terminal/hyperlinks.ts';

test.each<[says: string, env: Record<string, string>, expected: boolean]>([
  ['an unknown terminal', { TERM: 'xterm-256color' }, false],
  ['Windows Terminal', { WT_SESSION: 'x' }, true],
  ['iTerm', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.0' }, true],
  ['an old iTerm', { TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, false],
  ['WezTerm', { TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }, true],
  ['VS Code', { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.104.0' }, true],
  ['kitty', { TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' }, true],
  ['VTE 0.50.0, which crashes', { VTE_VERSION: '5000' }, false],
  ['VTE 0.76', { VTE_VERSION: '7600' }, true],
  ['the Linux console', { TERM: 'linux', WT_SESSION: 'x' }, false],
  ['a dumb terminal', { TERM: 'dumb', WT_SESSION: 'x' }, false],
  ['screen inside of kitty', { TERM: 'screen-256color', KITTY_WINDOW_ID: '1' }, false],
  ['tmux 3.4', { TERM: 'tmux-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.4' }, true],
  [
    'tmux 3.3a',
    { TERM: 'screen-256color', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.3a', VTE_VERSION: '7600' },
    false,
  ],
  ['forced', { TERM: 'dumb', FORCE_HYPERLINK: '1' }, true],
  ['forbidden', { WT_SESSION: 'x', FORCE_HYPERLINK: '0' }, false],
])('%s', (_, env, expected) => {
  expect(hasHyperlinks(env, true)).toBe(expected);
});

test('what is no terminal gets none', () => {
  expect(hasHyperlinks({ WT_SESSION: 'x' }, false)).toBe(false);
});

test('a link is https and nothing in it ends the sequence', () => {
  expect(hyperlink('https://portal.azure.com/', 'contoso')).toBe(
    '\x1b]8;;https://portal.azure.com/\x1b\\contoso\x1b]8;;\x1b\\',
  );
  for (const address of ['http://a', 'javascript:x', 'https://a\x07b', 'https://a\x1b\\b', 'https://a b', 'https://ä'])
    expect(hyperlink(address, 'x')).toBe('x');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), address => {
      const [, written = ''] = hyperlink(`https://${address}`, 'x').split(';;');
      expect(written.replace('\x1b\\x\x1b]8', '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});
