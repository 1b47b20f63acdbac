import { describe, expect, test } from 'vitest';
import type { Suggestion } from '../../src/editor/completion.ts';
import { nextLine } from '../../src/editor/state.ts';
import { view } from '../../src/editor/view.ts';
import { contextOf, type Typing, type } from './keys.ts';

const history = ['Remove-Tag v1 -WhatIf', 'Get-Tag api', 'get-tag web\nx', 'Get-Tag Api -Top 5'];
const registry: readonly Suggestion[] = [
  { text: 'Remove-Manifest -Manifest sha256:e2b8', source: 'Registry', tooltip: 'One\ntwo\nthree\nfour\nfive' },
  { text: 'Remove-Manifest (untagged)', source: 'Registry' },
];
const suggest = (text: string) => registry.filter(each => each.text.toLowerCase().startsWith(text.toLowerCase()));
const typing: Typing = { history, suggest };

describe('the grey text', () => {
  test.each([
    ['Get-T', 'ag Api -Top 5'],
    ['get-t', 'ag Api -Top 5'],
    ['Get-Tag a', 'pi -Top 5'],
    ['Remove-M', 'anifest -Manifest sha256:e2b8'],
    ['Remove-', 'Tag v1 -WhatIf'],
    ['', ''],
    ['zzz', ''],
    ['Get-Tag Api -Top 5', ''],
    ['Get-T<LeftArrow>', ''],
    ['Get-T<LeftArrow><RightArrow>', 'ag Api -Top 5'],
    ['<UpArrow>', ''],
    ['Get-T<Ctrl+J>', ''],
    ['Get-T<Ctrl+R>', ''],
    ['Get-T<Escape>', ''],
  ])('%s', (input, suggestion) => {
    expect(type(input, typing).view.suggestion).toBe(suggestion);
  });

  test.each([
    ['Get-T<RightArrow>', 'Get-Tag Api -Top 5|'],
    ['GET-T<RightArrow>', 'Get-Tag Api -Top 5|'],
    ['Get-T<RightArrow><Ctrl+Z>', 'Get-T|'],
    ['Get-T<Alt+RightArrow>', 'Get-Tag |'],
    ['Get-T<Alt+RightArrow><Alt+RightArrow>', 'Get-Tag Api |'],
    ['Get-T<Alt+2><Alt+RightArrow>', 'Get-Tag Api |'],
    ['Get-T<Alt+RightArrow><Alt+RightArrow><RightArrow>', 'Get-Tag Api -Top 5|'],
    ['Get-T<LeftArrow><RightArrow><RightArrow>', 'Get-Tag Api -Top 5|'],
    ['Get-T<LeftArrow><RightArrow>', 'Get-T|'],
    ['Get-T<Shift+RightArrow>', 'Get-T|'],
    ['Get-T<LeftArrow><Alt+RightArrow>', 'Get-|T'],
    ['Get-T<End>', 'Get-T|'],
  ])('%s', (input, line) => {
    expect(type(input, typing).line).toBe(line);
  });

  test.each([
    ['Get-T<Ctrl+F>', 'Get-Tag Api -Top 5|'],
    ['Get-T<Alt+F>', 'Get-Tag |'],
  ])('%s in Emacs mode', (input, line) => {
    expect(type(input, { ...typing, mode: 'Emacs' }).line).toBe(line);
  });

  test.each([
    ['None', 'Remove-', ''],
    ['History', 'Remove-M', ''],
    ['Plugin', 'Remove-', 'Manifest -Manifest sha256:e2b8'],
  ] as const)('source %s', (predictionSource, input, suggestion) => {
    expect(type(input, { ...typing, options: { predictionSource } }).view.suggestion).toBe(suggestion);
  });

  test('Enter runs what was typed', () => {
    expect(type('Get-T<Enter>', typing)).toMatchObject({ line: 'Get-T|', effects: [{ kind: 'accept' }] });
  });

  test('never begins within a character, and is safe to draw', () => {
    expect(type('e', { history: ['e\u0301a'] }).view.suggestion).toBe('');
    expect(type('x', { history: ['x \x1b[2J'] }).view.suggestion).toBe(' \\x1b[2J');
  });
});

describe('the list', () => {
  const list: Typing = { ...typing, options: { predictionViewStyle: 'ListView' } };

  test('is drawn as the design draws it', () => {
    const { below } = type('remove-m<F2>', { ...typing, history: ['Remove-Manifest -Manifest sha256:77d0 -WhatIf'] });
    expect(below).toEqual([
      '> remove-m                                       <-/3>  <History(1) Registry(2)>',
      '> Remove-Manifest -Manifest sha256:77d0 -WhatIf                        [History]',
      '> Remove-Manifest -Manifest sha256:e2b8                               [Registry]',
      '> Remove-Manifest (untagged)                                          [Registry]',
    ]);
  });

  test.each([
    ['remove-m<DownArrow>', 'Remove-Manifest -Manifest sha256:e2b8|'],
    ['remove-m<DownArrow><DownArrow>', 'Remove-Manifest (untagged)|'],
    ['remove-m<DownArrow><DownArrow><DownArrow>', 'remove-m|'],
    ['remove-m<UpArrow>', 'Remove-Manifest (untagged)|'],
    ['remove-m<DownArrow><UpArrow>', 'remove-m|'],
    ['remove-m<DownArrow><Escape>', 'remove-m|'],
    ['remove-m<Escape>', 'remove-m|'],
    ['remove-m<Escape><Escape>', '|'],
    ['remove-m<DownArrow><DownArrow><Ctrl+Z>', 'remove-m|'],
    ['remove-m<PageDown>', 'Remove-Manifest (untagged)|'],
    ['remove-m<PageDown><PageUp>', 'Remove-Manifest -Manifest sha256:e2b8|'],
    ['remove-m<DownArrow>x', 'Remove-Manifest -Manifest sha256:e2b8x|'],
    ['remove-m<RightArrow>', 'remove-m|'],
    ['<UpArrow>', 'Get-Tag Api -Top 5|'],
  ])('%s', (input, line) => {
    expect(type(input, list).line).toBe(line);
  });

  test('says which line is chosen, and its tooltip', () => {
    const { below } = type('remove-m<DownArrow>', list);
    expect(below[0]).toContain('<1/2>  <Registry(1/2)>');
    expect(below.slice(2, 6)).toEqual(['   >> One', '      two', '      three', '      four … (<F4> to view all)']);
    expect(type('remove-m<DownArrow><F4>', list).below).toEqual(['One', 'two', 'three', 'four', 'five']);
    expect(type('remove-m<DownArrow><F4><Escape>', list)).toMatchObject({
      line: 'Remove-Manifest -Manifest sha256:e2b8|',
    });
  });

  test('goes after Escape until the next edit', () => {
    expect(type('remove-m<Escape>', list).below).toEqual([]);
    expect(type('remove-m<Escape><LeftArrow>', list).below).toEqual([]);
    expect(type('remove-m<Escape>a', list).below).toHaveLength(3);
  });

  test('Ctrl+C gives the line up', () => {
    expect(type('remove-m<DownArrow><Ctrl+C>', list).effects).toEqual([{ kind: 'cancel' }]);
  });

  test('F2 switches, also for the lines to come, until the option is set', () => {
    const { state } = type('remove-m<F2>', typing);
    expect(type('remove-m', { ...typing, from: nextLine(state) }).below).toHaveLength(3);
    expect(type('remove-m<F2>', { ...typing, from: nextLine(state) }).below).toEqual([]);
    expect(type('Get-T<F2>', list).view).toMatchObject({ below: [], suggestion: 'ag Api -Top 5' });
  });

  test('a small terminal has the grey text instead', () => {
    expect(type('Get-T', { ...list, columns: 49 }).view).toMatchObject({ below: [], suggestion: 'ag Api -Top 5' });
    expect(type('Get-T', { ...list, rows: 4 }).view).toMatchObject({ below: [], suggestion: 'ag Api -Top 5' });
    expect(type('Get-T', { ...list, columns: 50 }).below[0]).toMatch(/^> Get-T +<-\/2>$/);
    const { state } = type('Get-T', list);
    expect(view(state, contextOf('Windows', { ...list, columns: 49 })).below).toEqual([]);
  });

  test('scrolls, and shows entries that only contain the text behind the others', () => {
    const many = Array.from({ length: 30 }, (_each, index) => `line ${index}`);
    const first = type('line', { ...list, history: many, rows: 12 });
    expect(first.below).toHaveLength(6);
    expect(first.below[0]).toContain('<-/10>');
    const { below } = type('line<UpArrow>', { ...list, history: many, rows: 12 });
    expect(below.at(-1)).toMatch(/^> line 20 .*\[History\]$/);
    const within = type('api', { ...list, history: ['Get-Tag api 2', 'api x'] });
    expect(within.below.slice(1).map(row => row.split('  ')[0])).toEqual(['> api x', '> Get-Tag api 2']);
  });

  test.each([
    ['NextSuggestion', 'remove-m<F6>', 'Remove-Manifest -Manifest sha256:e2b8|'],
    ['PreviousSuggestion', 'remove-m<F6>', 'Remove-Manifest (untagged)|'],
  ] as const)('%s', (name, input, line) => {
    expect(type(input, { ...list, bind: { F6: name } }).line).toBe(line);
  });
});
