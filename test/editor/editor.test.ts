import { describe, expect, test } from 'vitest';
import { type } from './keys.ts';

describe('moving and deleting', () => {
  test.each([
    ['ab<LeftArrow>X', 'aX|b'],
    ['ab<Home>X', 'X|ab'],
    ['ab<Home><End>X', 'abX|'],
    ['ab<LeftArrow><LeftArrow><LeftArrow>X', 'X|ab'],
    ['abc<Backspace>', 'ab|'],
    ['<Backspace>', '|'],
    ['abc<Home><Delete>', '|bc'],
    ['abc<Delete>', 'abc|'],
    ['abc<Escape>', '|'],
    ['👩‍💻e\u0301<LeftArrow>X', '👩‍💻X|e\u0301'],
    ['a👩‍💻<Backspace>', 'a|'],
    ['e<paste:\u0301><LeftArrow>', '|e\u0301'],
    ['one two<Ctrl+Home>x', 'x|'],
    ['one two<Home><Ctrl+End>', '|'],
  ])('%s', (input, line) => {
    expect(type(input).line).toBe(line);
  });
});

describe('words', () => {
  test.each([
    ['Get-Tag -Name api<Ctrl+LeftArrow>', 'Get-Tag -Name |api'],
    ['Get-Tag -Name api<Ctrl+LeftArrow><Ctrl+LeftArrow>', 'Get-Tag -|Name api'],
    ['Get-Tag -Name<Home><Ctrl+RightArrow>', 'Get-|Tag -Name'],
    ['Get-Tag  <Ctrl+W>', 'Get-|'],
    ['Get-Tag<Home><Alt+D>', '|-Tag'],
  ])('%s', (input, line) => {
    expect(type(input).line).toBe(line);
  });

  test.each([
    ['Get-Tag<Alt+B>', 'Get-|Tag'],
    ['Get-Tag<Home><Alt+F>', 'Get|-Tag'],
    ['Get-Tag -Name<Ctrl+W>', 'Get-Tag |'],
    ['Get-Tag<Escape>b', 'Get-|Tag'],
    ['Get-Tag<Escape>bX', 'Get-X|Tag'],
  ])('%s in Emacs mode', (input, line) => {
    expect(type(input, { mode: 'Emacs' }).line).toBe(line);
  });
});

describe('undo and redo', () => {
  test.each([
    ['one<paste: two><Ctrl+Z>', 'one|'],
    ['one<paste: two><Ctrl+Z><Ctrl+Y>', 'one two|'],
    ['one<Escape><Ctrl+Z>', 'one|'],
    ['one<Ctrl+Z><Ctrl+Z>', 'o|'],
    ['one<Ctrl+Z>x<Ctrl+Y>', 'onx|'],
  ])('%s', (input, line) => {
    expect(type(input).line).toBe(line);
  });

  test('a chord of two keys', () => {
    expect(type('one<paste: two><Ctrl+X><Ctrl+U>', { mode: 'Emacs' }).line).toBe('one|');
  });
});

describe('what a line is told to become', () => {
  test.each([
    ['one<Enter>', 'accept'],
    ['{<Enter>', undefined],
    ['{<Enter>}<Enter>', 'accept'],
    ['<paste:one\n>', undefined],
    ['one<Ctrl+C>', 'cancel'],
    ['<Ctrl+D>', 'exit'],
    ['one<Home><Ctrl+D>', undefined],
    ['one<Ctrl+L>', 'clear-screen'],
    ['one<F12>', undefined],
  ])('%j', (input, effect) => {
    expect(type(input).effects.map(each => each.kind)).toEqual(effect === undefined ? [] : [effect]);
  });
});

describe('a character that the user has bound', () => {
  const bind = { Spacebar: 'AddLine', 'Shift+Q': 'BackwardChar' } as const;
  test.each([
    ['one two', 'one\ntwo|'],
    ['abQc', 'ac|b'],
    ['abq', 'abq|'],
  ])('%s', (input, line) => {
    expect(type(input, { bind }).line).toBe(line);
  });
});

test('Ctrl+C gives up a chord that was begun by mistake, and the line', () => {
  expect(type('x<Escape><Ctrl+C>', { mode: 'Emacs' }).effects).toEqual([{ kind: 'cancel' }]);
  expect(type('x<Ctrl+X><Ctrl+C>', { mode: 'Emacs' }).effects).toEqual([{ kind: 'cancel' }]);
});

test('a long run of text without paste marks is one edit', () => {
  expect(type(`${'x'.repeat(5000)}<Ctrl+Z>`).line).toBe('|');
});

test.each([
  ['one\r\ntwo\r\n', 'one\ntwo|'],
  ['one\rtwo', 'one\ntwo|'],
])('the clipboard %j', (clipboard, line) => {
  expect(type('<Ctrl+V>', { clipboard })).toMatchObject({ line, effects: [] });
});
