import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOfCharacter } from '../../src/terminal/character-key.ts';
import { chordOfCharacter, chordText, parseChord } from '../../src/terminal/chord.ts';
import { chordOf, keyPress } from '../../src/terminal/key.ts';

/** As written by a user, the chord, and as shown again if that differs. */
test.each<[string, string, string?]>([
  ['Ctrl+d', 'Ctrl+D'],
  ['Ctrl+C', 'Ctrl+Shift+C'],
  ['control+shift+c', 'Ctrl+Shift+C', 'Ctrl+C'],
  ['ctrl+shift+LeftArrow', 'Ctrl+Shift+LeftArrow', 'Shift+Ctrl+LeftArrow'],
  ['Shift+Ctrl+rightarrow', 'Ctrl+Shift+RightArrow', 'Shift+Ctrl+RightArrow'],
  ['Alt+.', 'Alt+.'],
  ['Alt+-', 'Alt+-'],
  ['Ctrl++', 'Ctrl++'],
  ['ctrl-alt-?', 'Ctrl+Alt+?', 'Ctrl+Alt+?'],
  ['Alt+Shift+b', 'Alt+Shift+B', 'Alt+B'],
  ['Alt+B', 'Alt+Shift+B'],
  ['Shift+?', '?', '?'],
  ['Ctrl+x,Ctrl+u', 'Ctrl+X,Ctrl+U'],
  ['Escape,b', 'Escape,B'],
  ['Escape,.', 'Escape,.'],
  ['Ctrl+,', 'Ctrl+,'],
  ['Ctrl+x,,', 'Ctrl+X,,'],
  [',', ','],
  ['f12', 'F12', 'F12'],
  ['F24', 'F24'],
  ['Spacebar', 'Spacebar'],
  [' ', 'Spacebar', 'Spacebar'],
  ['Alt+Space', 'Alt+Spacebar', 'Alt+Spacebar'],
  ['Ctrl+Spacebar', 'Ctrl+@', 'Ctrl+@'],
  ['Ctrl+@', 'Ctrl+@'],
  ['Ctrl+/', 'Ctrl+_', 'Ctrl+_'],
  ['Ctrl+[', 'Escape', 'Escape'],
  ['Ctrl+i', 'Tab', 'Tab'],
  ['Ctrl+m', 'Ctrl+M'],
  ['pgdn', 'PageDown', 'PageDown'],
  ['"', '"'],
  ['Ctrl+ü', 'Ctrl+Ü'],
  ['Alt+ß', 'Alt+ß'],
])('%s is %s', (text, chord, shown = text) => {
  expect(parseChord(text)).toBe(chord);
  expect(chordText(chord)).toBe(shown);
});

test.each([
  '',
  'Ctrl',
  'Ctrl+',
  'Foo',
  'Ctrl+Foo',
  'Ctrl+Ctrl+a',
  'Control+ctrl+a',
  'F25',
  'Ctrl+x,',
  'a,b,c',
  'ab',
  'Win+a',
  '\x01',
])('%j is no chord', text => {
  expect(parseChord(text)).toBeUndefined();
});

test('what is shown of a chord is read as the same chord', () => {
  const modifiers = fc.record({ ctrl: fc.boolean(), alt: fc.boolean(), shift: fc.boolean() });
  const named = fc
    .constantFrom('Home', 'F3', 'Enter', 'Backspace', 'Insert')
    .map(name => (held: object) => keyPress(name, held));
  const character = fc
    .constantFrom(...'abzABZ019 ,.+-/?@[]_üß')
    .map(each => (held: object) => keyOfCharacter(each, held));
  const key = fc.tuple(fc.oneof(named, character), modifiers).map(([make, held]) => chordOf(make(held)));
  const chord = fc.oneof(
    key,
    fc.tuple(key, key).map(keys => keys.join(',')),
  );
  fc.assert(
    fc.property(chord, each => {
      expect(parseChord(chordText(each))).toBe(each);
    }),
  );
});

test('any text is a chord or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => ['string', 'undefined'].includes(typeof parseChord(text))),
  );
});

test('a typed character is found under the chord of its key', () => {
  expect(['b', 'B', '.', ' '].map(chordOfCharacter)).toEqual(['B', 'Shift+B', '.', 'Spacebar']);
  expect(chordOfCharacter('b')).toBe(parseChord('b'));
});
