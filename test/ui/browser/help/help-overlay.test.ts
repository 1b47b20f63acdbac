import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { width } from '../../../../src/terminal/width.ts';
import { helpEntries } from '../../../../src/ui/browser/help/help-entries.ts';
import { helpOverlay } from '../../../../src/ui/browser/help/help-overlay.ts';
import type { ActionName, KeyContext } from '../../../../src/ui/browser/keys/action.ts';
import { presetKeys } from '../../../../src/ui/browser/keys/presets.ts';
import { createTheme } from '../../../../src/ui/theme/theme.ts';

const theme = createTheme('none');
const typed = (text: string): InputEvent => ({ type: 'text', text });

function opened(context: KeyContext = 'list', size = { columns: 80, rows: 24 }) {
  const ran: ActionName[] = [];
  const help = helpOverlay({
    keys: presetKeys('default'),
    context,
    reasonFor: action => (action === 'untag' ? 'needs a tag' : undefined),
    run: action => ran.push(action),
  });
  const rows = () => help.draw({ ...size, theme });
  rows();
  const press = (name: string) => {
    help.take(keyPress(name));
    return rows();
  };
  const search = (text: string) => {
    help.take(typed(text));
    return rows();
  };
  const chosen = () => rows().find(row => row.includes('│ > '));
  return { help, ran, rows, press, search, chosen };
}

test('it shows all there is in a place, with keys and headings', () => {
  const { rows } = opened('list', { columns: 100, rows: 100 });
  const text = rows().join('\n');
  expect(text).toMatch(/D Ctrl\+D +delete: shows targets and effects, then asks/);
  expect(text).toMatch(/v Ctrl\+Space +mark all from the last mark to here/);
  expect(text).toMatch(/│ change +│/);
  expect(text).not.toContain('break long lines');
  expect(opened('detail', { columns: 100, rows: 100 }).rows().join('\n')).toContain('break long lines');
});

test.each([
  [40, 10],
  [80, 24],
  [160, 50],
])('at %i×%i every row is as wide as the others and fits', (columns, rows) => {
  const { rows: draw, search } = opened('list', { columns, rows });
  for (const drawn of [draw(), search('delete'), search(' nothing like it')]) {
    expect(drawn.length).toBeLessThanOrEqual(rows);
    expect(new Set(drawn.map(width))).toEqual(new Set([Math.min(96, columns)]));
  }
});

test.each(['list', 'detail'] as const)(
  'at 80 columns no word of %s is cut: what is too long goes on below',
  context => {
    const { rows, press } = opened(context, { columns: 80, rows: 200 });
    expect(rows().slice(2, -2).join('\n')).not.toContain('… │');
    const text = rows()
      .map(row => row.slice(23, -1).trim())
      .join(' ');
    for (const { words } of helpEntries({ keys: presetKeys('default'), context, reasonFor: () => undefined })) {
      expect(text).toContain(words);
    }
    expect(rows().filter(row => row.includes('│ > '))).toHaveLength(1);
    press('End');
    expect(rows().at(-3)).toContain('to the prompt');
  },
);

test('turning pages leaves nothing out', () => {
  const { rows, press } = opened('list', { columns: 80, rows: 14 });
  const seen = new Set(rows());
  const last = () => rows().some(row => row.includes('> ') && row.includes('to the prompt'));
  while (!last()) for (const row of press('PageDown')) seen.add(row.replace('│ > ', '│   '));
  const all = opened('list', { columns: 80, rows: 200 }).rows().slice(2, -2);
  expect(all.filter(row => !seen.has(row.replace('│ > ', '│   ')))).toEqual([all[1]]);
});

test('typing searches words, keys, groups and names; the box keeps its size', () => {
  const { rows, search, help } = opened();
  const before = rows().length;
  expect(search('layers').length).toBe(before);
  expect(rows().join('\n')).toContain('tree: index, platforms, layers');
  help.take(keyPress('U', { ctrl: true }));
  expect(search('edit-attr').join('\n')).toContain('attributes: read, write, list, delete');
});

test('a key that is typed as a whole comes first, in its own case', () => {
  expect(
    opened()
      .search('D')
      .find(row => row.includes('> ')),
  ).toContain('> D Ctrl+D');
  const lower = opened();
  lower.search('d');
  expect(lower.chosen()).toMatch(/> d {2,}all that is known/);
  const named = opened();
  named.search('ctrl+d');
  expect(named.chosen()).toContain('> D Ctrl+D');
});

test('what begins with the search comes before what only mentions it', () => {
  const { search, chosen } = opened();
  search('delete');
  expect(chosen()).toMatch(/> D Ctrl\+D +delete: shows targets/);
});

test('Enter does what is chosen, after the help is closed', () => {
  const { help, ran, search, press } = opened();
  search('mark all rows');
  press('Enter');
  expect(ran).toEqual(['mark-all-visible']);
  expect(help.isOver).toBe(true);
});

test('what cannot be done here says why, and Enter leaves it', () => {
  const { help, ran, search, press } = opened();
  const drawn = search('take the tag').join('\n');
  expect(drawn).toContain('(needs a tag)');
  expect(drawn).toContain('Not now: needs a tag');
  press('Enter');
  expect(ran).toEqual([]);
  expect(help.isOver).toBe(false);
});

test('Esc clears the search and then closes; Ctrl+C and F1 close at once', () => {
  const { help, search, press, rows } = opened();
  search('zzz');
  expect(rows().join('\n')).toContain('Nothing here has these words.');
  press('Escape');
  expect(help.isOver).toBe(false);
  expect(rows().join('\n')).not.toContain('zzz');
  press('Escape');
  expect(help.isOver).toBe(true);
  for (const key of [keyPress('C', { ctrl: true }), keyPress('F1')]) {
    const other = opened();
    other.search('x');
    other.help.take(key);
    expect(other.help.isOver).toBe(true);
  }
});

test('the cursor stays in the list, and in sight', () => {
  const { press, chosen, help, rows } = opened();
  const first = chosen();
  press('UpArrow');
  expect(chosen()).toBe(first);
  press('End');
  expect(chosen()).toContain('to the prompt');
  press('PageUp');
  press('PageUp');
  expect(rows().filter(row => row.includes('│ > '))).toHaveLength(1);
  press('Home');
  expect(chosen()).toBe(first);
  help.take(typed('no such thing'));
  press('DownArrow');
  press('Enter');
  expect(help.isOver).toBe(false);
});

test('what is typed or pasted cannot move the cursor', () => {
  const { help, rows } = opened();
  help.take({ type: 'paste', text: 'a\x1b[2J\nb' });
  expect(rows().join('')).not.toContain('\x1b');
});
