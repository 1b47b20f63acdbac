import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseChord } from '../../src/terminal/chord.ts';
import { createDecoder } from '../../src/terminal/decoder.ts';
import { chordOf } from '../../src/terminal/key.ts';
import * as forms from './key-forms.ts';

/** Every chord that PSReadLine binds in its Windows and Emacs modes (2.4), and those that we add. */
const chords = [
  ...'Enter Shift+Enter Ctrl+Enter Ctrl+Shift+Enter Alt+Enter Escape LeftArrow RightArrow UpArrow DownArrow'.split(' '),
  ...'Ctrl+LeftArrow Ctrl+RightArrow Shift+LeftArrow Shift+RightArrow Shift+UpArrow Shift+DownArrow'.split(' '),
  ...'Ctrl+Shift+LeftArrow Ctrl+Shift+RightArrow Alt+RightArrow Home End Shift+Home Shift+End Ctrl+Home'.split(' '),
  ...'Ctrl+End Delete Ctrl+Delete Backspace Ctrl+Backspace Alt+Backspace Tab Shift+Tab Insert Shift+Insert'.split(' '),
  ...'PageUp PageDown Ctrl+PageUp Ctrl+PageDown F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Shift+F3 Shift+F8'.split(' '),
  ...'Alt+F7 Ctrl+a Ctrl+b Ctrl+c Ctrl+C Ctrl+d Ctrl+e Ctrl+f Ctrl+g Ctrl+h Ctrl+j Ctrl+k Ctrl+l Ctrl+m'.split(' '),
  ...'Ctrl+n Ctrl+o Ctrl+p Ctrl+r Ctrl+s Ctrl+t Ctrl+u Ctrl+v Ctrl+w Ctrl+x Ctrl+y Ctrl+z Ctrl+] Ctrl+_'.split(' '),
  ...'Ctrl+@ Ctrl+Spacebar Ctrl+\\ Ctrl+^ Ctrl+Alt+? Ctrl+Alt+] Ctrl+Alt+y Alt+. Alt+- Alt+? Alt+= Alt+_'.split(' '),
  ...'Alt+< Alt+> Alt+0 Alt+1 Alt+2 Alt+3 Alt+4 Alt+5 Alt+6 Alt+7 Alt+8 Alt+9 Alt+Spacebar Alt+a Alt+b'.split(' '),
  ...'Alt+B Alt+c Alt+d Alt+f Alt+F Alt+g Alt+h Alt+l Alt+r Alt+u Alt+y'.split(' '),
];

/** Chords of the bytes, with what is text in quotes. */
function decode(bytes: string): string[] {
  const decoder = createDecoder();
  const events = [...decoder.push(Buffer.from(bytes)), ...decoder.flush()];
  return events.map(event => (event.type === 'key' ? chordOf(event) : JSON.stringify(event)));
}

const ways = Object.entries({
  xterm: forms.xterm,
  'xterm with modifyOtherKeys': forms.modifyOtherKeys,
  kitty: forms.kitty,
  'kitty with every flag': forms.kittyFull,
  'win32-input-mode': forms.win32,
  libuv: forms.libuv,
  rxvt: forms.rxvt,
});

describe.each(ways)('%s', (_way, form) => {
  const sent = chords.flatMap(chord => {
    const bytes = form(forms.pressed(chord));
    return bytes === undefined ? [] : [[chord, bytes] as const];
  });

  test.each(sent)('%s is %j', (chord, bytes) => {
    expect(decode(bytes)).toEqual([parseChord(chord)]);
  });

  test('keys one after the other are the keys, however they are cut', () => {
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...sent), { minLength: 1, maxLength: 8 }), cuts, (keys, places) => {
        const bytes = Buffer.from(keys.map(([, each]) => each).join(''));
        const decoder = createDecoder();
        const ends = [0, ...places.filter(each => each < bytes.length), bytes.length].sort((a, b) => a - b);
        const chunks = ends.slice(1).map((end, index) => bytes.subarray(ends[index], end));
        const events = [...chunks.flatMap(chunk => decoder.push(chunk)), ...decoder.flush()];
        expect(events.map(event => event.type === 'key' && chordOf(event))).toEqual(
          keys.map(([chord]) => parseChord(chord)),
        );
      }),
    );
  });
});

test('each chord can be sent in some way, and only Escape has to wait for silence in xterm', () => {
  const unsent = chords.filter(chord => ways.every(([, form]) => form(forms.pressed(chord)) === undefined));
  expect(unsent).toEqual([]);
  expect(decode('\x1b')).toEqual(['Escape']);
});

describe('what has no modifiers is text in every form', () => {
  const characters = Array.from("azAZ09 .,;'[]\\/-=`!?@_~{}|ß");
  const typing = Object.entries({ xterm: forms.xterm, kitty: forms.kitty, full: forms.kittyFull, win32: forms.win32 });
  test.each(typing)('%s', (_way, form) => {
    const name = (character: string) => (character === ' ' ? 'Spacebar' : character);
    const bytes = characters.map(each => form(forms.pressed(name(each))) ?? '').join('');
    const events = createDecoder().push(Buffer.from(bytes));
    expect(events.map(event => event.type === 'text' && event.text).join('')).toBe(characters.join(''));
  });
});
