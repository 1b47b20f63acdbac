import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/editor/buffer.ts';
import { reduce } from '../../src/editor/editor.ts';
import { view } from '../../src/editor/view.ts';
import { completionOf, contextOf, eventsOf, lineOf, type Typing, type } from './keys.ts';

const names = ['Remove-Item', 'Remove-Tag', 'Remove-TagAll', 'Rename-Item'];

describe('the menu', () => {
  test.each([
    // the first match is in the line at once; the cursor stands where typing narrows
    ['re<Tab>', 'Re|move-Item'],
    ['re<Tab><Enter>', 'Remove-Item|'],
    ['re<Tab><Tab>', 'Re|move-Tag'],
    ['re<Tab><Tab><Enter>', 'Remove-Tag|'],
    ['re<Tab><Shift+Tab><Enter>', 'Rename-Item|'],
    ['re<Tab>m<Enter>', 'Remove-Item|'],
    ['re<Tab>mo<Tab>', 'Remove-|Item'],
    ['re<Tab>mo<Tab>T<Enter>', 'Remove-Tag|'],
    ['re<Tab>n<Enter>', 'Rename-Item|'],
    ['re<Tab>n<Backspace>', 'Re|move-Item'],
    ['re<Tab>n<Backspace><Tab><Enter>', 'Remove-Tag|'],
    // full width already: Backspace is the key that it is otherwise
    ['re<Tab><Backspace>', 'r|'],
    ['re<Tab><Space>', 'Re|move-Item'],
    ['re<Tab> -Name', 'Remove-Item -Name|'],
    ['re<Tab>; x', 'Remove-Item; x|'],
    ['re<Tab>zz', 'Rezz|'],
    ['re<Tab><Escape>', 're|'],
    ['re<Tab><Tab><Ctrl+G>', 're|'],
    ['re<Tab><End>', 'Re|name-Item'],
    ['re<Tab><End><Home>', 'Re|move-Item'],
    ['re<Tab><DownArrow>', 'Re|move-Tag'],
    ['re<Tab><UpArrow>', 'Re|name-Item'],
    ['re<Tab><Ctrl+Home>', 'Re|move-Item'],
    ['re<Tab><Ctrl+Z>', 're|'],
    ['re<Tab><Tab><Tab><Enter><Ctrl+Z>', 're|'],
    ['re<Tab><Enter><Ctrl+Z><Ctrl+Y>', 'Remove-Item|'],
    ['re<Tab><Ctrl+LeftArrow>', 'Remove-|Item'],
    ['re<Tab><paste:x>', 'Remove-Itemx|'],
    ['x<Tab>', 'x|'],
    ['rename<Tab>', 'Rename-Item|'],
    ['cd re<Tab><Enter>', 'cd Remove-Item|'],
    ['re b<Home><RightArrow><RightArrow><Tab><Tab><Enter>', 'Remove-Tag| b'],
  ])('%s', (input, line) => {
    expect(type(input.replace('<Space>', ''), { names }).line).toBe(line);
  });

  test('Ctrl+C closes it and gives the line up', () => {
    expect(type('re<Tab><Ctrl+C>', { names })).toMatchObject({ line: 'Remove-Item|', effects: [{ kind: 'cancel' }] });
  });

  test('Enter takes and runs nothing', () => {
    expect(type('re<Tab><Enter>', { names }).effects).toEqual([]);
    expect(type('re<Tab><Enter><Enter>', { names }).effects).toEqual([{ kind: 'accept' }]);
  });

  test('what was left out of a cut list is found by typing on', () => {
    expect(type('re<Tab>', { names, most: 2 }).line).toBe('Re|move-Item');
    expect(type('re<Tab>', { names, most: 2 }).below.at(-1)).toBe('1 of 2  type more');
    expect(type('re<Tab>n', { names, most: 2 }).line).toBe('Rename-Item|');
    expect(type('re<Tab>m', { names, most: 2 })).toMatchObject({ line: 'Rem|ove-Item' });
    expect(type('<Tab>rem', { names, most: 2 }).below.at(-1)).toBe('1 of 2  type more');
  });

  test('no candidate rings', () => {
    expect(type('xyz<Tab>', { names }).effects).toEqual([{ kind: 'ding' }]);
    expect(type('xyz<Tab>', { names, options: { bellStyle: 'None' } }).effects).toEqual([]);
  });

  test('quotes are no part of what is typed', () => {
    const quoted = ["'team/api'", "'team/web'"];
    expect(type('te<Tab>', { names: quoted }).line).toBe("'team/|api'");
    expect(type('te<Tab>w<Enter>', { names: quoted }).line).toBe("'team/web'|");
  });

  test.each([['re<Ctrl+@><Enter>', 'Remove-Item|']])('%s in Windows mode', (input, line) => {
    expect(type(input, { names }).line).toBe(line);
  });
});

describe('what the menu shows', () => {
  test('a grid that runs downwards, the tooltip of what is selected, and the place', () => {
    const tags = ['v1', 'v2', 'v3'].map(text => ({ text, tooltip: `Tag ${text} of team/api` }));
    const { below, view } = type('v<Tab><Tab>', { names: tags, columns: 14 });
    expect(below).toEqual(
      ['v1  v2  v3', 'Tag v2 of', 'team/api', '2 of 3'].map((row, index) => (index === 0 ? 'v1  v2  v3  ' : row)),
    );
    expect(view.below[0]?.find(({ look }) => look === 'shell.selection')?.text).toBe('v2  ');
    expect(view.below.at(-1)?.[0]?.look).toBe('ui.muted');
  });

  test('labels in place of texts, and no tooltip that says the same', () => {
    const quoted = [
      { text: "'a b'", label: 'a b', tooltip: 'a b' },
      { text: "'a c'", label: 'a c', tooltip: '' },
    ];
    expect(type('a<Tab>', { names: quoted, columns: 20 }).below).toEqual(['a b  a c  ', '1 of 2']);
    expect(
      type('v<Tab>', { names: [{ text: 'v1', tooltip: 'x' }, 'v2'], options: { showToolTips: false } }).below,
    ).toHaveLength(2);
  });

  test('as wide as the screen where there is one column', () => {
    const wide = ['team/api-and-more', 'team/web'];
    expect(type('t<Tab>', { names: wide, columns: 17 }).below.slice(0, 2)).toEqual([
      'team/api-and-more',
      'team/web         ',
    ]);
    expect(type('t<Tab>', { names: wide, columns: 12 }).below[0]).toBe('team/api-an…');
  });

  test('scrolls when it has more rows than half of the screen', () => {
    const many = Array.from({ length: 300 }, (_each, index) => `tag-${String(index).padStart(3, '0')}`);
    const typing = { names: many, columns: 10, rows: 20 };
    const first = type('t<Tab>', typing).below;
    expect(first.length).toBeLessThanOrEqual(10);
    expect(first[0]?.trim()).toBe('tag-000');
    const paged = type('t<Tab><PageDown><PageDown>', typing);
    expect(paged.below.some(row => row.trim() === 'tag-012')).toBe(true);
    expect(paged.line).toBe('tag-|012');
    expect(type('t<Tab><End>', typing).below.at(-1)).toBe('300 of 300');
    expect(type('t<Tab><PageDown><PageUp>', typing).below).toEqual(first);
    expect(
      type('t<Tab>', { ...typing, names: Array.from({ length: 2345 }, (_each, index) => `t${index}`) }).below.at(-1),
    ).toBe('1 of 2,345');
  });

  test('that more is being fetched, and how old the names are', () => {
    expect(type('v<Tab>', { names: ['v1', 'v2'], pending: true, age: 59 }).below.at(-1)).toBe('1 of 2  …');
    expect(type('v<Tab>', { names: ['v1', 'v2'], age: 200 }).below.at(-1)).toBe(
      '1 of 2  names from 3 min ago, F5 refreshes',
    );
    expect(type('v<Tab>', { names: ['v1', 'v2'], age: 7300 }).below.at(-1)).toBe(
      '1 of 2  names from 2 h ago, F5 refreshes',
    );
  });

  test('foreign text made safe', () => {
    const { below } = type('v<Tab>', { names: [{ text: 'v1', label: 'v1\x1b]0;x\x07', tooltip: '\x1b[2J' }, 'v2'] });
    expect(below.join('')).not.toMatch(/[\x00-\x1f]/);
  });
});

describe('names that come later', () => {
  const refresh = (input: string, before: Typing, names: Typing['names']) => {
    const { state } = type(input, before);
    const { buffer } = state.opened?.kind === 'menu' ? state.opened.from : state;
    const completion = completionOf({ ...state, buffer }, { names: names ?? [] });
    const step = reduce(state, { type: 'refreshed', completion }, contextOf('Windows'));
    return { line: lineOf(step.state), opened: step.state.opened, effects: step.effects };
  };

  test('are taken up, and what was selected stays', () => {
    const { line, opened } = refresh('v<Tab><Tab>', { names: ['v1', 'v3'], pending: true }, ['v1', 'v2', 'v3']);
    expect(line).toBe('v|3');
    expect(opened).toMatchObject({ kind: 'menu', pending: false, levels: [{ selected: 2 }] });
  });

  test('are narrowed down as the others were', () => {
    const { line, opened } = refresh('v<Tab>1', { names: ['v1', 'v2'], pending: true }, ['v1', 'v10', 'v2']);
    expect(line).toBe('v1|');
    expect(opened).toMatchObject({ levels: [{}, { candidates: [{ text: 'v1' }, { text: 'v10' }] }] });
  });

  test('open the menu that waited for them', () => {
    const waiting = { names: [], pending: true };
    expect(type('v<Tab>', waiting).below).toEqual(['…']);
    expect(refresh('v<Tab>', waiting, ['v1', 'v2']).line).toBe('v|1');
    expect(refresh('v<Tab>', waiting, ['v1']).line).toBe('v1|');
    expect(refresh('v<Tab>', waiting, []).effects).toEqual([{ kind: 'ding' }]);
    expect(refresh('v<Tab>x', waiting, ['vx1', 'vx2']).line).toBe('vx|');
  });

  test('F5 forgets them and asks anew', () => {
    expect(type('v<F5>').effects).toEqual([{ kind: 'refresh-names' }]);
    const { effects, state } = type('v<Tab>2<F5>', { names: ['v1', 'v2'] });
    expect(effects).toEqual([{ kind: 'refresh-names' }]);
    expect(textOf(state.buffer)).toBe('v1');
  });
});

describe('completing without a menu', () => {
  const bind = { F6: 'TabCompleteNext', F9: 'TabCompletePrevious' } as const;
  test.each([
    ['re<F6>', 'Remove-Item|'],
    ['re<F6><F6>', 'Remove-Tag|'],
    ['re<F6><F6><F6><F6><F6>', 'Remove-Item|'],
    ['re<F9>', 'Rename-Item|'],
    ['re<F6><F6><F9>', 'Remove-Item|'],
    ['re<F6><F6><Ctrl+Z>', 're|'],
    ['re<F6> x', 'Remove-Item x|'],
  ])('%s', (input, line) => {
    expect(type(input, { names, bind }).line).toBe(line);
  });

  const common = { names, bind: { F6: 'Complete' }, columns: 40 } as const;
  test('goes as far as all agree, then shows them', () => {
    expect(type('remove<F6>', common)).toMatchObject({ line: 'Remove-|', effects: [{ kind: 'ding' }] });
    expect(type('remove<F6><F6>', common).effects).toEqual([
      { kind: 'print', lines: ['Remove-Item    Remove-TagAll', 'Remove-Tag'] },
    ]);
    expect(type('rename<F6>', common).line).toBe('Rename-Item|');
  });

  test('PossibleCompletions lists them and asks first when there are many', () => {
    const emacs = { mode: 'Emacs', names, columns: 40 } as const;
    expect(type('rem<Alt+=>', emacs)).toMatchObject({ line: 'rem|', effects: [{ kind: 'print' }] });
    const many = { ...emacs, options: { completionQueryItems: 3 } };
    expect(type('rem<Alt+=>', many).below).toEqual(['Display all 3 possibilities? (y or n) _']);
    expect(type('rem<Alt+=>y', many)).toMatchObject({ line: 'rem|', effects: [{ kind: 'print' }], below: [] });
    expect(type('rem<Alt+=>n', many)).toMatchObject({ line: 'rem|', effects: [], below: [] });
    expect(type('rem<Alt+=>x', many).below).toHaveLength(1);
  });

  test('an answer that does not fit the text is none', () => {
    const completion = { start: 5, end: 9, candidates: [{ text: 'x' }], pending: false };
    const step = reduce(type('abc').state, { type: 'completed', use: 'menu', completion }, contextOf('Windows'));
    expect(step.effects).toEqual([{ kind: 'ding' }]);
  });
});

test('a key in a large menu looks at what is visible only, and narrowing at each candidate a few times', () => {
  let reads = 0;
  const large = Array.from({ length: 2000 }, (_each, index) => ({
    get text() {
      reads += 1;
      return `team/service-${index}`;
    },
  }));
  const context = contextOf('Windows');
  const completion = { start: 0, end: 1, candidates: large, pending: false };
  let { state } = reduce(type('t').state, { type: 'completed', use: 'menu', completion }, context);
  const readsOf = (key: string) => {
    reads = 0;
    for (const event of eventsOf(key)) ({ state } = reduce(state, event, context));
    view(state, context);
    return reads;
  };
  for (const key of ['<DownArrow>', '<PageDown>', '<End>', '<Tab>', '<Escape>']) {
    ({ state } = reduce(type('t').state, { type: 'completed', use: 'menu', completion }, context));
    expect(readsOf(key), key).toBeLessThan(200);
  }
  ({ state } = reduce(type('t').state, { type: 'completed', use: 'menu', completion }, context));
  expect(readsOf('9')).toBeLessThan(3 * large.length);
});
