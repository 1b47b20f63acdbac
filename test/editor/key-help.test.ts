import { describe, expect, test } from 'vitest';
import { reduce } from '../../src/editor/editor.ts';
import { contextOf, lineOf, type } from './keys.ts';

describe('what is this key', () => {
  test.each([
    ['<Alt+?><Ctrl+R>', 'Ctrl+r: ReverseSearchHistory - Search history backwards interactively'],
    [
      '<Alt+?><Enter>',
      'Enter: AcceptLine - Accept the input or move to the next line if input is missing a closing token.',
    ],
    ['<Alt+?>q', 'q: SelfInsert - Insert the key typed'],
    ['<Alt+?><F12>', 'F12: Key is unbound'],
    [
      '<Alt+?><Escape>',
      'Escape: RevertLine - Equivalent to undo all edits (clears the line except lines imported from history)',
    ],
  ])('%s', (input, row) => {
    expect(type(input, { columns: 200 })).toMatchObject({ line: '|', below: [row] });
  });

  test.each([
    ['<Alt+?><Ctrl+X><Ctrl+U>', 'Ctrl+x,Ctrl+u: Undo - Undo a previous edit'],
    ['<Alt+?><Escape>b', 'Escape,b: BackwardWord - Move the cursor to the beginning of the current or previous word'],
    ['<Alt+?><Alt+Shift+B>', 'Alt+B: SelectBackwardWord - Adjust the current selection to include the previous word'],
  ])('%s in Emacs mode', (input, row) => {
    expect(type(input, { columns: 200, mode: 'Emacs' })).toMatchObject({ line: '|', below: [row] });
  });

  test('goes with the next key', () => {
    expect(type('<Alt+?><Ctrl+R>x')).toMatchObject({ line: 'x|', below: [] });
    expect(type('ab<Alt+?><Ctrl+R><Escape>')).toMatchObject({ line: 'ab|', below: [] });
    expect(type('<Alt+?>').below).toEqual(['what-is-key: _']);
  });
});

test('all bindings, by group and in the width of the screen', () => {
  const [effect] = type('<Ctrl+Alt+?>', { columns: 60 }).effects;
  const lines = effect?.kind === 'print' ? effect.lines : [];
  expect(lines.filter(line => line.endsWith('functions'))).toEqual([
    'Basic editing functions',
    'Cursor movement functions',
    'History functions',
    'Completion functions',
    'Prediction functions',
    'Miscellaneous functions',
    'Selection functions',
    'Search functions',
  ]);
  expect(lines.slice(0, 4)).toEqual([
    '',
    'Basic editing functions',
    '=======================',
    expect.stringMatching(/^Enter +AcceptLine /),
  ]);
  expect(lines.filter(line => line.length > 60)).toEqual([]);
});

test('a block stands below until the next key, which then acts', () => {
  const shown = reduce(
    type('ab').state,
    { type: 'block', lines: ['-Name <String>', '', 'x'.repeat(90)] },
    contextOf('Windows'),
  );
  const { view, below } = type('', { from: shown.state });
  expect(below[0]).toBe('-Name <String>');
  expect(below[2]).toHaveLength(80);
  expect(view.suggestion).toBe('');
  expect(type('c', { from: shown.state })).toMatchObject({ line: 'abc|', below: [] });
  expect(type('<Escape>', { from: shown.state })).toMatchObject({ line: 'ab|', below: [] });
});

describe('what is left to the owner', () => {
  test.each([
    ['<F1>', [{ kind: 'command-help' }]],
    ['<Alt+H>', [{ kind: 'parameter-help' }]],
    ['<Ctrl+L>', [{ kind: 'clear-screen' }]],
    ['<PageUp>', []],
    ['<Ctrl+PageDown>', []],
    ['<F9>', [{ kind: 'browse' }]],
    ['<Alt+G>', [{ kind: 'browse' }]],
  ])('%s', (input, effects) => {
    expect(type(input)).toMatchObject({ line: '|', effects });
  });

  test('the external editor, and a new text in place of the old one', () => {
    const { state, effects } = type('one<Ctrl+X><Ctrl+E>', { mode: 'Emacs' });
    expect(effects).toEqual([{ kind: 'edit-visually' }]);
    const step = reduce(state, { type: 'replace', text: 'two\nthree' }, contextOf('Emacs'));
    expect(lineOf(step.state)).toBe('two\nthree|');
    expect(type('<Ctrl+_>', { mode: 'Emacs', from: step.state }).line).toBe('one|');
  });
});

describe('a line that is wrong', () => {
  const emacs = { mode: 'Emacs' } as const;
  test('is not accepted by ValidateAndAcceptLine, but when asked again', () => {
    const wrong = type('Get-Tag )<Ctrl+M>', emacs);
    expect(wrong).toMatchObject({ line: 'Get-Tag )|', effects: [] });
    expect(wrong.below).toEqual(["Unexpected token ')' in expression or statement."]);
    expect(wrong.view.below[0]?.[0]?.look).toBe('shell.error');
    expect(type('<Ctrl+M>', { ...emacs, from: wrong.state }).effects).toEqual([{ kind: 'accept' }]);
    expect(type('<Backspace>', { ...emacs, from: wrong.state }).below).toEqual([]);
    expect(type('Get-Tag<Ctrl+M>', emacs).effects).toEqual([{ kind: 'accept' }]);
    expect(type('Get-Tag {<Ctrl+M>', emacs).line).toBe('Get-Tag {\n|');
  });
});

test('Ctrl+G closes what is open', () => {
  const options = { predictionViewStyle: 'ListView' } as const;
  expect(type('a<Ctrl+G>', { mode: 'Emacs', options, history: ['abc'] })).toMatchObject({ line: 'a|', below: [] });
});

test('what a key does is told whole in a narrow window', () => {
  const { below } = type('<Alt+?><Tab>', { columns: 40 });
  expect(below.length).toBeGreaterThan(1);
  expect(below.join(' ')).toBe(type('<Alt+?><Tab>', { columns: 200 }).below[0]);
});
