import { expect, test } from 'vitest';
import { type InputEvent, keyPress } from '../../../../src/terminal/key.ts';
import { worksIn } from '../../../../src/ui/browser/keys/action.ts';
import { conflictsOf } from '../../../../src/ui/browser/keys/conflicts.ts';
import { parseKey } from '../../../../src/ui/browser/keys/key-name.ts';
import { presetKeys, presetNames, presets } from '../../../../src/ui/browser/keys/presets.ts';

const typed = (text: string): InputEvent => ({ type: 'text', text });
const ctrl = (name: string): InputEvent => keyPress(name, { ctrl: true });

test.each(presetNames)('%s has no conflict, and each of its actions works where its key stands', name => {
  const tables = presets[name];
  expect(conflictsOf(tables)).toEqual([]);
  for (const context of ['list', 'detail'] as const) {
    expect(Object.keys(tables[context]).map(parseKey)).not.toContain(undefined);
    expect(Object.values(tables[context]).filter(action => !worksIn(action, context))).toEqual([]);
  }
  expect(Object.values(tables.global).every(action => worksIn(action, 'list') && worksIn(action, 'detail'))).toBe(true);
});

test('k9s: Ctrl+W is wide, Ctrl+Space marks a range, Ctrl+A lists the views, Ctrl+K does nothing', () => {
  const keys = presetKeys('k9s');
  expect(keys.actionFor('list', ctrl('W'), '')).toEqual({ action: 'toggle-wide' });
  expect(keys.actionFor('list', ctrl('@'), '')).toEqual({ action: 'mark-range' });
  expect(keys.actionFor('detail', ctrl('A'), '')).toEqual({ action: 'command-menu' });
  expect(keys.actionFor('list', ctrl('K'), '')).toBeUndefined();
});

test.each(['list', 'detail'] as const)('vim, %s: halves of pages, gg, and D alone deletes', context => {
  const keys = presetKeys('vim');
  expect(keys.actionFor(context, ctrl('D'), '')).toEqual({ action: 'half-page-down' });
  expect(keys.actionFor(context, ctrl('U'), '')).toEqual({ action: 'half-page-up' });
  expect(keys.actionFor(context, typed('g'), '')).toEqual({ pending: 'G' });
  expect(keys.actionFor(context, typed('g'), 'G')).toEqual({ action: 'top' });
  expect(keys.actionFor(context, typed('G'), '')).toEqual({ action: 'bottom' });
  expect(keys.keysOf(context, 'delete')).toEqual(['D']);
});

test('vim: V marks a range of rows', () => {
  expect(presetKeys('vim').actionFor('list', typed('V'), '')).toEqual({ action: 'mark-range' });
});
