import { describe, expect, test } from 'vitest';
import { createTheme } from '../../../../src/ui/theme/theme.ts';
import { offering, openLine } from './line.ts';

const noTheme = createTheme('none');

describe('keys', () => {
  test('Enter applies', async () => {
    const { type, told, line } = openLine();
    await type('tags<Enter>');
    expect(told).toEqual(['apply tags']);
    expect(line.isOver).toBe(true);
  });

  test('Esc clears, then closes', async () => {
    const { type, told, shown, line } = openLine();
    await type('tags<Escape>');
    expect(shown()).toBe('|');
    expect(told).toEqual([]);
    await type('<Escape>');
    expect(told).toEqual(['close']);
    expect(line.isOver).toBe(true);
  });

  test('Ctrl+C closes whatever is typed', async () => {
    const { type, told } = openLine();
    await type('tags<Ctrl+C>');
    expect(told).toEqual(['close']);
  });

  test('k9s#21: Backspace on the empty line stays', async () => {
    const { type, told, shown } = openLine();
    await type('ab<Backspace><Backspace><Backspace><Ctrl+H><Backspace>');
    expect(shown()).toBe('|');
    expect(told).toEqual([]);
  });

  test.each(['Windows', 'Emacs'] as const)('Ctrl+U clears and Ctrl+W takes a word back in %s mode', async mode => {
    const { type, shown } = openLine({ mode });
    await type('get one<Ctrl+W>');
    expect(shown()).toBe('get |');
    await type('<LeftArrow><Ctrl+U>');
    expect(shown()).toBe('|');
  });

  test.each(['Windows', 'Emacs'] as const)('Ctrl+D never leaves it in %s mode', async mode => {
    const { type, told, shown } = openLine({ mode });
    await type('<Ctrl+D>ab<Home><Ctrl+D>');
    expect(told).toEqual([]);
    expect(shown()).toBe('|b');
  });

  test('nothing that is pasted runs, and its lines stay what they are', async () => {
    const { type, told, line } = openLine();
    await type('<paste:one\ntwo\n>');
    expect(line.text).toBe('one\ntwo');
    expect(told).toEqual([]);
    const filter = openLine({ label: '/' });
    await filter.type('<paste:one\ntwo\n>');
    expect(filter.line.text).toBe('one two');
  });

  test('copies and pastes by the clipboard', async () => {
    const { type, shown } = openLine();
    await type('abc<Shift+Home><Ctrl+X>-<Ctrl+V><Ctrl+V>');
    expect(shown()).toBe('-abcabc|');
  });
});

describe('history', () => {
  const history = ['Get-AcrTag', 'tags', 'Get-AcrManifest'];

  test('up and down lead through it and back to what was typed', async () => {
    const { type, shown } = openLine({ history });
    await type('<UpArrow><UpArrow>');
    expect(shown()).toBe('tags|');
    await type('<DownArrow><DownArrow>');
    expect(shown()).toBe('|');
  });

  test('of what is typed only lines that begin so', async () => {
    const { type, shown } = openLine({ history });
    await type('get<UpArrow><UpArrow>');
    expect(shown()).toBe('Get-AcrTag|');
    await type('<DownArrow><DownArrow>');
    expect(shown()).toBe('get|');
  });
});

describe('completion', () => {
  test('one candidate goes into the line', async () => {
    const { type, shown } = openLine({ complete: offering('Get-AcrTag', 'tags') });
    await type('get<Tab>');
    expect(shown()).toBe('Get-AcrTag|');
  });

  test('several stand above the line, and Enter takes one before another applies', async () => {
    const { type, told, above, line } = openLine({ complete: offering('tags', 'theme', 'tree') });
    await type('t<Tab>');
    expect(above()).toEqual(['tags   theme  tree   ', '1 of 3']);
    await type('<Tab>');
    expect(line.text).toBe('theme');
    await type('<Enter>');
    expect(told).toEqual([]);
    await type('<Enter>');
    expect(told).toEqual(['apply theme']);
  });

  test('Esc closes the menu before it clears the line', async () => {
    const { type, shown, told, above } = openLine({ complete: offering('tags', 'tree') });
    await type('t<Tab><Escape>');
    expect(shown()).toBe('t|');
    expect(above()).toEqual([]);
    await type('<Escape>');
    expect(shown()).toBe('|');
    expect(told).toEqual([]);
  });

  test('an answer that comes after the text has changed, or after the end, is dropped', async () => {
    const answer = Promise.withResolvers<Awaited<ReturnType<ReturnType<typeof offering>>>>();
    const { type, line } = openLine({ complete: () => answer.promise });
    await type('t<Tab>x');
    answer.resolve(await offering('tags')('t', 1));
    await type('<Enter>');
    expect(line.text).toBe('tx');
    const late = Promise.withResolvers<Awaited<ReturnType<ReturnType<typeof offering>>>>();
    const other = openLine({ complete: () => late.promise });
    await other.type('t<Tab><Ctrl+C>');
    late.resolve(await offering('tags')('t', 1));
    await other.type('x');
    expect(other.line.text).toBe('t');
  });

  test('names that are being fetched come into the open menu', async () => {
    let known = ['a1', 'a2'];
    const complete = async (text: string, cursor: number) => ({
      ...(await offering(...known)(text, cursor)),
      pending: known.length < 3,
    });
    const { type, line, above } = openLine({ complete });
    await type('a<Tab>');
    expect(above().at(-1)).toBe('1 of 2  …');
    known = ['a1', 'a2', 'a3'];
    await line.refresh();
    expect(above().at(-1)).toBe('1 of 3');
  });

  test('a list of possibilities stands above the line until the next key', async () => {
    const { type, above } = openLine({ mode: 'Emacs', complete: offering('tags', 'tree') });
    await type('t<Alt+=>');
    expect(above()).toEqual(['tags  tree']);
    await type('r');
    expect(above()).toEqual([]);
  });

  test('a hostile candidate moves nothing', async () => {
    const { type, above } = openLine({ complete: offering('a\x1b[2J', 'a\u202eb') });
    await type('a<Tab>');
    expect(above().join()).not.toMatch(/[\x1b\u202e]/);
  });
});

describe('its owner', () => {
  test('hears of each change and tells what is wrong', async () => {
    const heard: string[] = [];
    const { type, line, told } = openLine({
      label: '/',
      text: 'ab',
      changed: text => {
        heard.push(text);
        return text.includes('(') ? 'A bracket is open.' : undefined;
      },
    });
    await type('(<LeftArrow><Enter>');
    const view = line.view({ columns: 80, rows: 24, theme: noTheme });
    expect(view.problem).toBe('A bracket is open.');
    expect(told).toEqual([]);
    await type('<Delete><Enter>');
    expect(heard).toEqual(['ab', 'ab(', 'ab']);
    expect(told).toEqual(['apply ab']);
  });

  test('keeps it open where it cannot be applied', async () => {
    const { type, line } = openLine({ apply: () => ':t may be :tags or :tree.' });
    await type('t<Enter>');
    expect(line.isOver).toBe(false);
    expect(line.view({ columns: 80, rows: 24, theme: noTheme }).problem).toBe(':t may be :tags or :tree.');
    await type('a');
    expect(line.view({ columns: 80, rows: 24, theme: noTheme }).problem).toBeUndefined();
  });

  test('colours the text, one look for each character', () => {
    const { line } = openLine({
      text: 'é$x',
      highlight: () => [
        { start: 0, end: 1, token: 'shell.command' },
        { start: 1, end: 3, token: 'shell.variable' },
      ],
    });
    expect(line.view({ columns: 80, rows: 24, theme: noTheme })).toMatchObject({
      label: ':',
      cursor: 3,
      looks: ['shell.command', 'shell.variable', 'shell.variable'],
    });
  });
});
