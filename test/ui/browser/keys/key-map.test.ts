import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { tabOf } from '../../../../src/ui/browser/keys/action.ts';
import { defaultKeys } from '../../../../src/ui/browser/keys/default-keys.ts';
import { KeyMap } from '../../../../src/ui/browser/keys/key-map.ts';

const keys = new KeyMap(defaultKeys);
const typed = (text: string): InputEvent => ({ type: 'text', text });

test('a key means what its context says', () => {
  expect(keys.actionFor('list', typed('N'), '')).toEqual({ action: 'sort-name' });
  expect(keys.actionFor('detail', typed('N'), '')).toEqual({ action: 'prev-match' });
  expect(keys.actionFor('list', keyPress('D', { ctrl: true }), '')).toEqual({ action: 'delete' });
  expect(keys.actionFor('list', typed(' '), '')).toEqual({ action: 'mark' });
  expect(keys.actionFor('list', keyPress('@', { ctrl: true }), '')).toEqual({ action: 'mark-range' });
  expect(keys.actionFor('detail', keyPress('PageUp'), '')).toEqual({ action: 'page-up' });
  expect(keys.actionFor('list', keyPress('Tab', { shift: true }), '')).toEqual({ action: 'prev-tab' });
});

test('d describes and only D deletes', () => {
  expect(keys.actionFor('list', typed('d'), '')).toEqual({ action: 'describe' });
  expect(keys.actionFor('list', typed('D'), '')).toEqual({ action: 'delete' });
  expect(keys.actionFor('list', keyPress('Delete'), '')).toBeUndefined();
  expect(keys.actionFor('list', keyPress('Backspace'), '')).toEqual({ action: 'parent' });
});

test('nothing is done by a paste, by text that was not taken apart, or by a key without an action', () => {
  expect(keys.actionFor('list', { type: 'paste', text: 'D' }, '')).toBeUndefined();
  expect(keys.actionFor('list', typed('DD'), '')).toBeUndefined();
  expect(keys.actionFor('list', keyPress('F12'), '')).toBeUndefined();
});

test('a sequence waits for its second key, and another one ends it', () => {
  const sequences = new KeyMap({ global: { 'z z': 'undo' }, list: { gg: 'top', x: 'mark' }, detail: {} });
  expect(sequences.actionFor('list', typed('g'), '')).toEqual({ pending: 'G' });
  expect(sequences.actionFor('list', typed('g'), 'G')).toEqual({ action: 'top' });
  expect(sequences.actionFor('list', typed('x'), 'G')).toBeUndefined();
  expect(sequences.actionFor('detail', typed('g'), '')).toBeUndefined();
  expect(sequences.actionFor('detail', typed('z'), '')).toEqual({ pending: 'Z' });
  expect(sequences.keysOf('list', 'top')).toEqual(['gg']);
});

test('the first key of an action is the one to show', () => {
  const shown = (['open', 'help', 'delete', 'mark-range', 'parent', 'up', 'refresh'] as const).map(
    each => keys.keysOf('list', each)[0],
  );
  expect(shown).toEqual(['Enter', '?', 'D', 'v', 'Left', 'Up', 'R']);
  expect(keys.keysOf('detail', 'mark')).toEqual([]);
});

test('digits are tabs by their place', () => {
  expect((['tab-tags', 'tab-info', 'overview', 'raw-tab', 'next-tab', 'up'] as const).map(tabOf)).toEqual([
    0,
    3,
    0,
    5,
    undefined,
    undefined,
  ]);
});
