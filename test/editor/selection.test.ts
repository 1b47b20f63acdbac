import { describe, expect, test } from 'vitest';
import { type Typed, type Typing, type } from './keys.ts';

/** The text with what is selected in brackets and `|` for the cursor. */
function marked({ state, view }: Typed): string {
  const { text, cursor } = state.buffer;
  const { start, end } = view.selection ?? { start: -1, end: -1 };
  return [...text, '']
    .map(
      (each, index) => (index === end ? ']' : '') + (index === start ? '[' : '') + (index === cursor ? '|' : '') + each,
    )
    .join('');
}

const shown = (input: string, typing: Typing = {}) => marked(type(input, typing));

describe('selecting', () => {
  test.each([
    ['abc<Shift+LeftArrow>', 'ab[|c]'],
    ['abc<Shift+LeftArrow><Shift+LeftArrow><Shift+RightArrow>', 'ab[|c]'],
    ['abc<Home><Shift+RightArrow>', '[a]|bc'],
    ['abc<Shift+RightArrow>', 'abc|'],
    ['one two<Shift+Home>', '[|one two]'],
    ['one two<Home><Shift+End>', '[one two]|'],
    ['one two<Ctrl+Shift+LeftArrow>', 'one [|two]'],
    ['one two<Home><Ctrl+Shift+RightArrow>', '[one ]|two'],
    ['one two<Home><Ctrl+A>', '[one two]|'],
    ['one two<Ctrl+A><LeftArrow>', 'one tw|o'],
    ['one two<Ctrl+A><Escape>', 'one two|'],
    ['one<Ctrl+J>two<Shift+Home>', 'one\n[|two]'],
    ['👩‍💻b<Home><Shift+RightArrow>', '[👩‍💻]|b'],
  ])('%j', (input, line) => {
    expect(shown(input)).toBe(line);
  });

  test.each([
    ['one two<Alt+Shift+B>', 'one [|two]'],
    ['one two<Home><Alt+Shift+F>', '[one]| two'],
  ])('%j in Emacs mode', (input, line) => {
    expect(shown(input, { mode: 'Emacs' })).toBe(line);
  });

  test.each([
    ['SelectShellBackwardWord', "Get-Tag 'a b'<F6>", "Get-Tag [|'a b']"],
    ['SelectShellForwardWord', "Get-Tag 'a b'<Home><F6>", "[Get-Tag]| 'a b'"],
    ['SelectShellNextWord', "Get-Tag 'a b'<Home><F6>", "[Get-Tag ]|'a b'"],
  ] as const)('%s', (name, input, line) => {
    expect(shown(input, { bind: { F6: name } })).toBe(line);
  });
});

describe('what is selected', () => {
  test.each([
    ['one two<Ctrl+Shift+LeftArrow>X', 'one X|'],
    ['one two<Ctrl+Shift+LeftArrow><Backspace>', 'one |'],
    ['one two<Ctrl+Shift+LeftArrow><Delete>', 'one |'],
    ['one two<Ctrl+Shift+LeftArrow><paste:new>', 'one new|'],
    ['one two<Ctrl+Shift+LeftArrow><Ctrl+V>', 'one clip|'],
    ['one two<Ctrl+V>', 'one twoclip|'],
    ['one two<Ctrl+Shift+LeftArrow>X<Ctrl+Z>', 'one |two'],
    ['one two<Ctrl+Shift+LeftArrow><LeftArrow>X', 'oneX| two'],
  ])('%s', (input, line) => {
    expect(type(input, { clipboard: 'clip' }).line).toBe(line);
  });

  test.each([
    ['one two<Ctrl+Shift+LeftArrow><Ctrl+C>', 'one |two', [{ kind: 'copy', text: 'two' }]],
    ['one two<Ctrl+Shift+LeftArrow><Ctrl+C><Ctrl+C>', 'one |two', [{ kind: 'cancel' }]],
    ['one two<Ctrl+Shift+LeftArrow><Ctrl+X>', 'one |', [{ kind: 'copy', text: 'two' }]],
    ['one two<Ctrl+X>', 'one two|', []],
    ['one two<Ctrl+Shift+C>', 'one two|', [{ kind: 'copy', text: 'one two' }]],
    ['<Ctrl+Shift+C>', '|', []],
  ])('%s', (input, line, effects) => {
    expect(type(input)).toMatchObject({ line, effects });
  });
});

describe('arguments', () => {
  const line = "Get-Tag -Name api 'a b' | Select Digest";
  const spot = (input: string) => shown(input.replace('…', line));
  test.each([
    ['…<Alt+A>', "Get-Tag -Name [api]| 'a b' | Select Digest"],
    ['…<Home><Alt+A><Alt+A>', "Get-Tag -Name api '[a b]|' | Select Digest"],
    ['…<Home><Alt+A><Alt+A><Alt+A>', "Get-Tag -Name api 'a b' | Select [Digest]|"],
    ['…<Home><Alt+A><Alt+A><Alt+A><Alt+A>', "Get-Tag -Name [api]| 'a b' | Select Digest"],
    ['…<Home><Alt+2><Alt+A>', "Get-Tag -Name api '[a b]|' | Select Digest"],
    ['…<Home><Alt+-><Alt+A>', "Get-Tag -Name api 'a b' | Select [Digest]|"],
    ['…<Alt+A><Alt+-><Alt+A>', "Get-Tag -Name api 'a b' | Select [Digest]|"],
    ['Get-Tag<Alt+A>', 'Get-Tag|'],
  ])('%s', (input, expected) => {
    expect(spot(input)).toBe(expected);
  });

  test('of the script block that the cursor is in', () => {
    expect(shown('Get-Tag api | ForEach-Object { Remove-Tag x }<LeftArrow><LeftArrow><LeftArrow><Alt+A>')).toBe(
      'Get-Tag api | ForEach-Object { Remove-Tag [x]| }',
    );
  });
});
