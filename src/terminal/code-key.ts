import { eventOfCharacter } from './character-key.ts';
import { type InputEvent, keyPress, type Modifiers } from './key.ts';
import { withShift } from './us-layout.ts';

/**
 * Code points that stand for a key and not for their character (kitty keyboard protocol, "Functional key definitions"; the
 * first few are the same in xterm's modifyOtherKeys).
 */
const byCode: ReadonlyMap<number, string> = new Map([
  [8, 'Backspace'],
  [9, 'Tab'],
  [13, 'Enter'],
  [27, 'Escape'],
  [127, 'Backspace'],
  ...numbered(57344, 'Escape Enter Tab Backspace Insert Delete LeftArrow RightArrow UpArrow DownArrow'),
  ...numbered(57354, 'PageUp PageDown Home End'),
  ...numbered(57364, Array.from({ length: 24 }, (_, index) => `F${index + 1}`).join(' ')),
  [57414, 'Enter'],
  ...numbered(57417, 'LeftArrow RightArrow UpArrow DownArrow PageUp PageDown Home End Insert Delete'),
]);

/** The keypad's characters in the kitty protocol, from 57399 on (57414, its Enter, stands above). */
const keypad: ReadonlyMap<number, string> = new Map(numbered(57399, '0 1 2 3 4 5 6 7 8 9 . / * - + \r = ,'));

/** Bits of kitty's modifiers: Super, Hyper and Meta make a key that is not ours; Caps Lock. */
const foreign = 8 | 16 | 32;
const capsLock = 64;

/** Event type 3 of the kitty protocol: the key went up. */
export const released = 3;

/**
 * The key or text of `CSI code:shifted:base ; modifiers:event ; text u` (kitty keyboard protocol; xterm's formatOtherKeys=1 is
 * the same without the extras).
 * @param body the sequence between `ESC [` and `u`.
 */
export function eventsOfKitty(body: string): InputEvent[] {
  const [[code = 0, shifted, base] = [], [modifier, event] = [], texts = []] = body
    .split(';')
    .map(field => field.split(':').map(part => (part === '' ? undefined : Number(part))));
  const bits = Math.max(1, modifier ?? 1) - 1;
  if (event === released || (bits & foreign) !== 0) return [];
  const modifiers = modifiersOf(modifier);
  const plain = !modifiers.ctrl && !modifiers.alt;
  const text = texts.map(each => characterOf(each) ?? '').join('');
  if (plain && text !== '') return [{ type: 'text', text }];
  // On a keyboard of another script Ctrl+C is the key where C would be.
  const ascii = !plain && code > 0x7f && base !== undefined && base < 0x7f;
  if (ascii) return eventsOfCode(modifiers.shift ? shiftedCode(base) : base, modifiers);
  if (modifiers.shift) return eventsOfCode(shifted ?? shiftedCode(code), modifiers);
  const capitals = plain && (bits & capsLock) !== 0;
  return eventsOfCode(code, capitals ? { ...modifiers, shift: true } : modifiers);
}

/** The key or text of a code point: that of the character or the number of a functional key. */
export function eventsOfCode(code: number, modifiers: Modifiers): InputEvent[] {
  const name = byCode.get(code);
  if (name !== undefined) return [namedKey(name, modifiers)];
  const character = keypad.get(code) ?? characterOf(code);
  return character === undefined ? [] : [eventOfCharacter(character, modifiers)];
}

/**
 * A named key. Shift+Backspace and Shift+Escape are what they are in a terminal that cannot tell: the keys without Shift,
 * which a hand that types capitals means.
 */
function namedKey(name: string, modifiers: Modifiers): InputEvent {
  const bare = (name === 'Backspace' || name === 'Escape') && !modifiers.ctrl && !modifiers.alt;
  return keyPress(name, bare ? {} : modifiers);
}

/** xterm and kitty send 1 plus a bit set: 1 Shift, 2 Alt, 4 Ctrl; the higher bits change nothing here. */
export function modifiersOf(parameter: number | undefined): Modifiers {
  const bits = parameter === undefined || Number.isNaN(parameter) || parameter < 1 ? 0 : parameter - 1;
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

function shiftedCode(code: number): number {
  const character = characterOf(code);
  return character === undefined ? code : (withShift(character).codePointAt(0) ?? code);
}

/** The printable character of a code point, if it is one: no control, surrogate or private use. */
function characterOf(code: number | undefined): string | undefined {
  if (code === undefined || !(code >= 0x20 && code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return /\p{C}/u.test(character) ? undefined : character;
}

function numbered(first: number, names: string): [number, string][] {
  return names.split(' ').map((name, index) => [first + index, name]);
}
