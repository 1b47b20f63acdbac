import { expect, test } from 'vitest';
import { keyPress } from '../../../src/terminal/key.ts';
import { width } from '../../../src/terminal/width.ts';
import { narrowed, openPicker, type PickerState, pick } from '../../../src/ui/picker/picker.ts';
import { pickerRows } from '../../../src/ui/picker/picker-rows.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

const items = ['Get-AcrTag team/api', 'ls', 'Remove-AcrTag -Name 日本語', 'cd team/api'].map(text => ({
  text,
  facts: 'ok',
}));
/** The state after some keys. */
function pressed(...names: readonly string[]): PickerState {
  return names.reduce<PickerState>((state, name) => {
    const step = pick(state, keyPress(name), 2);
    if (step.kind !== 'on') throw new Error(`${name} came to ${step.kind}`);
    return step.state;
  }, openPicker(items));
}

test.each([
  ['ACR ta', ['Get-AcrTag team/api', 'Remove-AcrTag -Name 日本語']],
  ['cd', ['cd team/api']],
  ['nothing like it', []],
])('the filter %j leaves the items that hold every word of it', (filter, shown) => {
  expect(narrowed(openPicker(items), filter).shown.map(each => each.text)).toEqual(shown);
});

test.each([
  { type: 'text', text: 'l' },
  { type: 'paste', text: 'ls\ncd' },
  keyPress('Backspace'),
  keyPress('LeftArrow'),
] as const)("%j is the filter's", event => {
  expect(pick(openPicker(items), event, 2)).toEqual({ kind: 'filter' });
});

test('Ctrl+U empties the filter', () => {
  const step = pick(narrowed(openPicker(items), 'cd'), keyPress('U', { ctrl: true }), 2);
  expect(step).toMatchObject({ kind: 'on', state: { filter: '', shown: items } });
});

test.each([
  [['DownArrow'], 1],
  [['DownArrow', 'UpArrow', 'UpArrow'], 0],
  [['PageDown', 'PageDown'], 3],
  [['End', 'PageUp'], 1],
  [['End', 'Home'], 0],
] as const)('%j selects item %i', (names, selected) => {
  expect(pressed(...names).selected).toBe(selected);
});

test('Enter takes the selected item, Escape none', () => {
  const state = narrowed(pressed('End'), 'team');
  expect(pick(state, keyPress('Enter'), 2)).toEqual({ kind: 'done', chosen: items[0] });
  expect(pick(state, keyPress('Escape'), 2)).toEqual({ kind: 'done', chosen: undefined });
  expect(pick(narrowed(state, 'nothing like it'), keyPress('Enter'), 2)).toEqual({ kind: 'done', chosen: undefined });
});

test('the rows fill the screen, fit it, and show the selected item', () => {
  const theme = createTheme('none');
  const rows = pickerRows('History', pressed('DownArrow', 'DownArrow'), {
    columns: 30,
    rows: 3,
    theme,
  });
  expect(rows.map(each => each.trimEnd())).toEqual([
    'History (4)  ↑↓ choose  Ente…',
    '  ok ls',
    '> ok Remove-AcrTag -Name 日…',
  ]);
  expect(Math.max(...rows.map(width))).toBeLessThanOrEqual(30);
});
