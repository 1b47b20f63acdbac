import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyPress } from '../../../../src/terminal/key.ts';
import { eachKey, keyCode, keyName, parseKey } from '../../../../src/ui/browser/keys/key-name.ts';

test.each([
  ['PgUp', 'PageUp'],
  ['pageup', 'PageUp'],
  ['Space', 'Spacebar'],
  ['Ctrl+Space', 'Ctrl+@'],
  ['Esc', 'Escape'],
  ['d', 'D'],
  ['D', 'Shift+D'],
  ['Ctrl+D', 'Ctrl+D'],
  ['ctrl+d', 'Ctrl+D'],
  ['Ctrl+Shift+D', 'Ctrl+Shift+D'],
  ['Alt+g', 'Alt+G'],
  ['Shift+Up', 'Shift+UpArrow'],
  ['Ctrl+\\', 'Ctrl+\\'],
  ['-', '-'],
  ['+', '+'],
  [',', ','],
  ['gg', 'G G'],
  ['g x', 'G X'],
  ['Ctrl+W Ctrl+W', 'Ctrl+W Ctrl+W'],
  ['F5', 'F5'],
  ['ä', 'Ä'],
])('%s is the key %s', (name, code) => {
  expect(parseKey(name)).toBe(code);
});

test.each(['', ' ', 'Foo', 'Ctrl+', 'Ctrl+Ctrl+D', 'Hyper+D', 'gx', 'g x y', 'g,x', ',,,', 'F25'])(
  '%j is no key',
  name => {
    expect(parseKey(name)).toBeUndefined();
  },
);

test('a name is read back as the key that it was made of', () => {
  const one = fc
    .record({
      modifiers: fc.subarray(['Ctrl+', 'Alt+', 'Shift+']),
      name: fc.oneof(
        fc.constantFrom('PgUp', 'Up', 'Space', 'Esc', 'Tab', 'Enter', 'F7', 'Backspace'),
        fc.constantFrom(...'abcXYZ019?:!-+/\\'),
      ),
    })
    .map(({ modifiers, name }) => modifiers.join('') + name);
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 2 }), names => {
      const code = parseKey(names.join(' '));
      expect(code).toBeDefined();
      expect(parseKey(keyName(code ?? ''))).toBe(code);
    }),
  );
});

test('typed text is taken apart, key by key', () => {
  expect(eachKey({ type: 'text', text: 'gD😀' }).map(keyCode)).toEqual(['G', 'Shift+D', '😀']);
  expect(eachKey(keyPress('Enter')).map(keyCode)).toEqual(['Enter']);
});

test('a paste is never a key', () => {
  expect(eachKey({ type: 'paste', text: 'D' }).map(keyCode)).toEqual([undefined]);
});
