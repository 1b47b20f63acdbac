import { describe, expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../src/terminal/key.ts';
import { width } from '../../../src/terminal/width.ts';
import { openPicker, type PickerState, pick } from '../../../src/ui/picker/picker.ts';
import { pickerRows } from '../../../src/ui/picker/picker-rows.ts';
import { createTheme } from '../../../src/ui/theme/theme.ts';

const items = ['Get-AcrTag team/api', 'ls', 'Remove-AcrTag -Name 日本語', 'cd team/api'].map(text => ({
  text,
  facts: 'ok',
}));
const text = (letters: string): InputEvent => ({ type: 'text', text: letters });

function typed(...events: readonly InputEvent[]): PickerState {
  return events.reduce<PickerState>((state, event) => {
    const step = pick(state, event, 2);
    if (step.kind === 'done') throw new Error('it closed');
    return step.state;
  }, openPicker(items));
}

describe('typing narrows', () => {
  test('to the items that hold every word, in any case', () => {
    expect(typed(text('ACR ta')).shown.map(each => each.text)).toEqual([
      'Get-AcrTag team/api',
      'Remove-AcrTag -Name 日本語',
    ]);
  });
  test('and Backspace widens', () => {
    expect(typed(text('cdx'), keyPress('Backspace')).shown).toHaveLength(1);
    expect(typed(text('cdx'), keyPress('U', { ctrl: true })).shown).toHaveLength(4);
  });
  test('a paste narrows too and never chooses', () => {
    expect(typed({ type: 'paste', text: 'ls\ncd' }).filter).toBe('ls');
  });
});

test.each([
  [['DownArrow'], 1],
  [['DownArrow', 'UpArrow', 'UpArrow'], 0],
  [['PageDown', 'PageDown'], 3],
  [['End', 'PageUp'], 1],
  [['End', 'Home'], 0],
] as const)('%j selects item %i', (names, selected) => {
  expect(typed(...names.map(each => keyPress(each))).selected).toBe(selected);
});

test('Enter takes the selected item, Escape none', () => {
  const state = typed(text('team'), keyPress('DownArrow'));
  expect(pick(state, keyPress('Enter'), 2)).toEqual({ kind: 'done', chosen: items[3] });
  expect(pick(state, keyPress('Escape'), 2)).toEqual({ kind: 'done', chosen: undefined });
  expect(pick(typed(text('nothing like it')), keyPress('Enter'), 2)).toEqual({ kind: 'done', chosen: undefined });
});

test('the rows fill the screen, fit it, and show the selected item', () => {
  const theme = createTheme('none');
  const rows = pickerRows('History', typed(keyPress('DownArrow'), keyPress('DownArrow')), {
    columns: 30,
    rows: 4,
    theme,
  });
  expect(rows.map(each => each.trimEnd())).toEqual([
    'History (4)  filter:',
    '  ok ls',
    '> ok Remove-AcrTag -Name 日…',
    'type to narrow  ↑↓ choose  E…',
  ]);
  expect(Math.max(...rows.map(width))).toBeLessThan(30);
});
