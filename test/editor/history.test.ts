import { describe, expect, test } from 'vitest';
import { nextLine } from '../../src/editor/state.ts';
import { type } from './keys.ts';

const history = ['Get-Tag a', 'Get-Repository', 'get-tag c', 'Get-Tag b', 'Get-Tag b'];

describe('walking by what was typed', () => {
  test.each([
    ['<UpArrow>', 'Get-Tag b|'],
    ['<UpArrow><UpArrow>', 'get-tag c|'],
    ['<UpArrow><UpArrow><UpArrow>', 'Get-Repository|'],
    ['Get-T<UpArrow><UpArrow>', 'get-tag c|'],
    ['Get-T<UpArrow><UpArrow><UpArrow>', 'Get-Tag a|'],
    ['Get-T<UpArrow><UpArrow><UpArrow><UpArrow>', 'Get-Tag a|'],
    ['Get-T<UpArrow><UpArrow><DownArrow><DownArrow>', 'Get-T|'],
    ['Get-T<UpArrow><Backspace><UpArrow>', 'Get-Tag b|'],
    ['Get-R xyz<Ctrl+LeftArrow><LeftArrow><UpArrow>', 'Get-Repository|'],
    ['nothing<UpArrow>', 'nothing|'],
    ['<DownArrow>', '|'],
    ['x<UpArrow><Escape><UpArrow>', 'Get-Tag b|'],
    ['Get-R<F8>', 'Get-Repository|'],
    ['Get-T<F8><F8><Shift+F8>', 'Get-Tag b|'],
    ['<Alt+2><UpArrow>', 'get-tag c|'],
    ['Get-R<UpArrow><Ctrl+Z>', 'Get-R|'],
    // the walk as a whole is one edit, and back at its beginning it is none
    ['Get-T<UpArrow><UpArrow><Ctrl+Z>', 'Get-T|'],
    ['Get-T<UpArrow><DownArrow><Ctrl+Z>', 'Get-|'],
    ['Get-T<UpArrow>x<Ctrl+Z><Ctrl+Z>', 'Get-T|'],
  ])('%s', (input, line) => {
    expect(type(input, { history }).line).toBe(line);
  });

  test('the prefix is emphasised', () => {
    expect(type('get-t<UpArrow>', { history }).view.emphasis).toEqual({ start: 0, end: 5 });
    expect(type('<UpArrow>', { history }).view.emphasis).toBeUndefined();
    expect(type('nothing<UpArrow>', { history }).view.emphasis).toBeUndefined();
  });

  test.each([
    ['case counts where it is said to', { historySearchCaseSensitive: true }, 'Get-T<UpArrow><UpArrow>', 'Get-Tag a|'],
    ['duplicates may be kept', { historyNoDuplicates: false }, '<UpArrow><UpArrow>', 'Get-Tag b|'],
    ['the cursor may stay', { historySearchCursorMovesToEnd: false }, 'Get-T<UpArrow>', 'Get-T|ag b'],
  ] as const)('%s', (_name, options, input, line) => {
    expect(type(input, { history, options }).line).toBe(line);
  });
});

describe('walking through everything, in Emacs mode', () => {
  test.each([
    ['x<Ctrl+P>', 'Get-Tag b|'],
    ['x<Ctrl+P><Ctrl+P><Ctrl+N><Ctrl+N>', 'x|'],
    ['x<Alt+<>', 'Get-Tag a|'],
    ['x<Alt+<><Alt+>>', 'x|'],
    ['<Alt+<><Ctrl+N>', 'Get-Repository|'],
  ])('%s', (input, line) => {
    expect(type(input, { history, mode: 'Emacs' }).line).toBe(line);
  });

  test('Ctrl+O runs the entry and brings the one after it', () => {
    const { effects, state } = type('<Alt+<><Ctrl+O>', { history, mode: 'Emacs' });
    expect(effects).toEqual([{ kind: 'accept' }]);
    const next = type('', { history: [...history, 'Get-Tag a'], mode: 'Emacs', from: nextLine(state) });
    expect(next.line).toBe('Get-Repository|');
    const after = type('<Ctrl+O>', { history: [...history, 'Get-Tag a'], mode: 'Emacs', from: next.state });
    expect(type('', { from: nextLine(after.state) }).line).toBe('get-tag c|');
    expect(type('x<Ctrl+O>', { history, mode: 'Emacs' }).effects).toEqual([{ kind: 'accept' }, { kind: 'ding' }]);
  });
});

describe('several lines', () => {
  test.each([
    ['{<Enter>', '{\n|'],
    ['one<Alt+Enter>two', 'one\ntwo|'],
    ['one<Ctrl+J>two<UpArrow>X', 'oneX|\ntwo'],
    ['one<Ctrl+J>four<UpArrow><DownArrow>X', 'one\nfourX|'],
    ['one<Ctrl+J>two<LeftArrow><UpArrow>X', 'onX|e\ntwo'],
    ['three<Ctrl+J>a<Ctrl+J>three<LeftArrow><UpArrow><UpArrow>X', 'threXe\na\nthree'.replace('Xe', 'X|e')],
    ['one<Ctrl+J>two<Home>X', 'one\nX|two'],
    ['one<Ctrl+J>two<Home><Home>X', 'X|one\ntwo'],
    ['one<Ctrl+J>two<UpArrow><End>X', 'one\ntwoX|'],
    ['one<Ctrl+J>two<UpArrow><UpArrow>', 'one\ntwo three|'],
    ['<UpArrow><UpArrow>', 'older|'],
    ['one<Ctrl+J>two<Ctrl+Enter>X', 'one\nX|\ntwo'],
    ['one<Ctrl+J>two<Home><Home><Ctrl+Shift+Enter>X', 'one\nX|\ntwo'],
    ['one<Ctrl+J>two<Home><Home><Ctrl+Enter>X', 'X|\none\ntwo'],
    ['<paste:one\ntwo\n>', 'one\ntwo|'],
  ])('%j', (input, line) => {
    expect(type(input, { history: ['older', 'one\ntwo three'] }).line).toBe(line);
  });

  test.each([
    ['PreviousLine', 'a<Ctrl+J>b<Ctrl+J>c<Alt+2><F6>X', 'aX|\nb\nc'],
    ['NextLine', 'a<Ctrl+J>b<Home><Home><F6>X', 'a\nX|b'],
    ['NextLine', 'a<F6>X', 'aX|'],
  ] as const)('%s %s', (name, input, line) => {
    expect(type(input, { bind: { F6: name } }).line).toBe(line);
  });
});

test.each([
  ['<F7>', 'history-picker'],
  ['<Alt+F7>', 'clear-history'],
])('%s is up to the owner', (input, kind) => {
  expect(type(input, { history }).effects).toEqual([{ kind }]);
});
