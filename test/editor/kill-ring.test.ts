import { describe, expect, test } from 'vitest';
import { nextLine } from '../../src/editor/state.ts';
import { type } from './keys.ts';

describe('the kill ring', () => {
  test.each([
    ['one two<Ctrl+A><Ctrl+K><Ctrl+Y><Ctrl+Y>', 'one twoone two|'],
    ['one<Ctrl+J>two<Home><Home><Ctrl+K>', '|'],
    ['one two<Ctrl+W><Ctrl+W><Ctrl+Y>', 'one two|'],
    ['one two<Ctrl+W><LeftArrow><Ctrl+W><Ctrl+Y>', 'one| '],
    ['one two<Ctrl+A><Alt+D><Alt+D><Ctrl+Y>', 'one two|'],
    ['one<Ctrl+U><Ctrl+Y>', 'one|'],
    ['one<Ctrl+X><Backspace><Ctrl+Y>', 'one|'],
    ['one two<Alt+Backspace><Ctrl+Y>', 'one two|'],
    ['<Ctrl+Y>', '|'],
    ['one<Ctrl+U>two<Ctrl+U><Ctrl+Y><Alt+Y>', 'one|'],
    ['one<Ctrl+U>two<Ctrl+U><Ctrl+Y><Alt+Y><Alt+Y>', 'two|'],
    ['one<Ctrl+U>two<Ctrl+U><Ctrl+Y>x<Alt+Y>', 'twox|'],
    ['one<Ctrl+U>two<Ctrl+U><Ctrl+Y><Alt+Y>-<Ctrl+Y>', 'one-one|'],
    ['<Alt+Y>', '|'],
    ['one two<Ctrl+@><Home><Ctrl+X><Ctrl+X>', 'one two|'],
    ['one two<Ctrl+@><Home><Ctrl+X><Ctrl+X><Ctrl+X><Ctrl+X>', '|one two'],
  ])('%s', (input, line) => {
    expect(type(input, { mode: 'Emacs' }).line).toBe(line);
  });

  test('holds so many pieces as the option says', () => {
    const options = { maximumKillRingCount: 2 };
    const { state } = type('one<Ctrl+U>two<Ctrl+U>three<Ctrl+U>', { mode: 'Emacs', options });
    expect(state.kills).toEqual(['three', 'two']);
    expect(nextLine(state).kills).toEqual(['three', 'two']);
  });

  test.each([
    ['KillRegion', 'one two<Home><Ctrl+@><End><F6>', '|'],
    ['BackwardKillLine', 'one<Ctrl+J>two<F6>', 'one\n|'],
    ['ShellBackwardKillWord', "Get-Tag 'a b'<F6>", 'Get-Tag |'],
    ['ShellKillWord', "'a b' c<Home><F6>", '| c'],
    ['BackwardDeleteLine', 'one<Ctrl+J>two<F6>', 'one\n|'],
    ['ForwardDeleteLine', 'one<Ctrl+J>two<Home><F6>', 'one\n|'],
    ['DeleteWord', 'one two<Home><F6>', '| two'],
    ['BackwardDeleteWord', 'one two<F6>', 'one |'],
  ] as const)('%s', (name, input, line) => {
    expect(type(input, { mode: 'Emacs', bind: { F6: name } }).line).toBe(line);
  });
});

describe('arguments of earlier lines', () => {
  const history = ['Get-Tag -Name "a $b" x', "cd 'team/api image'", 'Get-Tag | Select Digest # all'];
  test.each([
    ['<Alt+.>', 'Digest|'],
    ['<Alt+.><Alt+.>', "'team/api image'|"],
    ['<Alt+.><Alt+.><Alt+.>', 'x|'],
    ['<Alt+.><Alt+.><Alt+.><Alt+.>', 'x|'],
    ['<Alt+.><Alt+.><Alt+-><Alt+.>', 'Digest|'],
    ['<Alt+.>-<Alt+.>', 'Digest-Digest|'],
    ['<Alt+_>', 'Digest|'],
    ['<Ctrl+Alt+Y>', '||'],
    ['<Alt+2><Ctrl+Alt+Y>', 'Select|'],
    ['<Alt+0><Alt+.>', 'Get-Tag|'],
    ['<Alt+2><Alt+.><Alt+.><Alt+.>', '"a $b"|'],
    ['cd <Escape>.', 'cd Digest|'],
  ])('%s', (input, line) => {
    expect(type(input, { mode: 'Emacs', history }).line).toBe(line);
  });
});

describe('letters', () => {
  test.each([
    ['one two<Home><Alt+U>', 'ONE| two'],
    ['ONE two<Home><Alt+L>', 'one| two'],
    ['oNE tWO<Home><Alt+C><Alt+C>', 'One Two|'],
    ['one<Alt+U>', 'one|'],
    ['abc<Ctrl+T>', 'acb|'],
    ['abc<LeftArrow><LeftArrow><Ctrl+T>', 'ba|c'],
    ['a<Ctrl+T>', 'a|'],
    ['abcabc<Home><Ctrl+]>c', 'ab|cabc'],
    ['abcabc<Home><Alt+2><Ctrl+]>c', 'abcab|c'],
    ['abcabc<Ctrl+Alt+]>b', 'abca|bc'],
    ['abc<Home><Ctrl+]>x', '|abc'],
    ['abc<Home><Ctrl+]><LeftArrow>x', 'x|abc'],
  ])('%s in Emacs mode', (input, line) => {
    expect(type(input, { mode: 'Emacs' }).line).toBe(line);
  });
});

describe('numbers before a key', () => {
  test.each([
    ['abcdef<Alt+3><LeftArrow>', 'abc|def'],
    ['abcdef<Home><Alt+2><Delete>', '|cdef'],
    ['abcdef<Alt+2><Backspace>', 'abcd|'],
    ['<Alt+1><Alt+2>x', 'xxxxxxxxxxxx|'],
    ['abc<Alt+-><RightArrow>', 'ab|c'],
    ['abc<Alt+-><Alt+2><RightArrow>', 'a|bc'],
    ['abc<Alt+3><Ctrl+C>', 'abc|'],
    ['a b c d<Alt+2><Ctrl+LeftArrow>', 'a b |c d'],
    ['a b c d<Home><Alt+2><Ctrl+RightArrow>', 'a b |c d'],
    ['a b c d<Alt+-><Alt+2><Ctrl+RightArrow>', 'a b |c d'],
  ])('%s', (input, line) => {
    expect(type(input).line).toBe(line);
  });

  test('are shown below', () => {
    expect(type('a<Alt+1><Alt+2>').below).toEqual(['digit-argument: 12']);
    expect(type('a<Alt+->').below).toEqual(['digit-argument: -1']);
    expect(type('a<Alt+3><LeftArrow>').below).toEqual([]);
  });
});

describe('brackets', () => {
  test.each([
    ['a (b [c] d)<Home><RightArrow><RightArrow><Ctrl+]>', 'a (b [c] d|)'],
    ['a (b) c<Home><Ctrl+RightArrow><RightArrow><Ctrl+]>', 'a |(b) c'],
    ["a (')')<Home><RightArrow><RightArrow><Ctrl+]>", "a (')'|)"],
    ['abc<Home><Ctrl+]>', '|abc'],
    ['a (b<Home><RightArrow><RightArrow><Ctrl+]>', 'a |(b'],
  ])('%s', (input, line) => {
    expect(type(input).line).toBe(line);
  });
});
