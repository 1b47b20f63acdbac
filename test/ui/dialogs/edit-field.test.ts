import { expect, test } from 'vitest';
import { emptyBuffer } from '../../../src/editor/buffer.ts';
import { type InputEvent, keyPress } from '../../../src/terminal/key.ts';
import { editField } from '../../../src/ui/dialogs/edit-field.ts';

const key = (name: string): InputEvent => keyPress(name);
const ctrl = (name: string): InputEvent => keyPress(name, { ctrl: true });
const text = (typed: string): InputEvent => ({ type: 'text', text: typed });

/** The text after these keys, with `|` for the cursor. */
function typed(...events: readonly InputEvent[]): string {
  const buffer = events.reduce(editField, emptyBuffer);
  return [...buffer.text.slice(0, buffer.cursor), '|', ...buffer.text.slice(buffer.cursor)].join('');
}

test.each([
  ['keys in between', [text('team/pi'), key('LeftArrow'), key('LeftArrow'), text('a')], 'team/a|pi'],
  ['Home and End', [text('b'), key('Home'), text('a'), key('End'), text('c')], 'abc|'],
  ['Backspace at the start', [text('a'), ctrl('A'), key('Backspace')], '|a'],
  ['Delete at the end', [text('a'), key('Delete')], 'a|'],
  ['Delete', [text('ab'), ctrl('A'), key('Delete')], '|b'],
  ['Ctrl+W', [text('no way'), ctrl('W')], 'no |'],
  ['Ctrl+U', [text('nonsense'), ctrl('U'), text('y')], 'y|'],
  ['Ctrl+K', [text('ab'), key('LeftArrow'), ctrl('K')], 'a|'],
  ['a cluster of several characters', [text('a👩‍👩‍👧'), key('Backspace')], 'a|'],
  ['keys without use', [text('a'), key('F5'), key('UpArrow'), key('Tab'), ctrl('R')], 'a|'],
  ['more steps than there are', [key('LeftArrow'), text('a'), key('RightArrow')], 'a|'],
])('%s', (_, events, shown) => {
  expect(typed(...events)).toBe(shown);
});

test('a paste fills in its first line without control characters', () => {
  expect(typed({ type: 'paste', text: 'se\x1bcret\t1\nsecond' })).toBe('secret1|');
});
