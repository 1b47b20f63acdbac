import { eventOfCharacter, keyOfControl } from './character-key.ts';
import { type InputEvent, keyPress, type Modifiers } from './key.ts';
import { withShift } from './us-layout.ts';

/** Virtual key codes of named keys (winuser.h). */
const byVirtualKey: Readonly<Record<number, string>> = {
  8: 'Backspace',
  9: 'Tab',
  13: 'Enter',
  27: 'Escape',
  33: 'PageUp',
  34: 'PageDown',
  35: 'End',
  36: 'Home',
  37: 'LeftArrow',
  38: 'UpArrow',
  39: 'RightArrow',
  40: 'DownArrow',
  45: 'Insert',
  46: 'Delete',
  ...Object.fromEntries(Array.from({ length: 24 }, (_, index) => [112 + index, `F${index + 1}`])),
};

/** The keys VK_OEM_1 to VK_OEM_7 as on a US keyboard, for chords whose character Windows does not tell. */
const oem: Readonly<Record<number, string>> = {
  186: ';',
  187: '=',
  188: ',',
  189: '-',
  190: '.',
  191: '/',
  192: '`',
  219: '[',
  220: '\\',
  221: ']',
  222: "'",
};

/** Bits of `dwControlKeyState` (wincon.h). */
const state = { rightAlt: 1, leftAlt: 2, rightCtrl: 4, leftCtrl: 8, shift: 16 };
const menuKey = 18;
const spaceKey = 32;
/** More repeats than a keyboard can make in one record are noise. */
const mostRepeats = 100;

/**
 * The keys of `CSI Vk ; Sc ; Uc ; Kd ; Cs ; Rc _`, Windows Terminal's win32-input-mode (microsoft/terminal, spec #4999). We never
 * switch it on, but it reaches programs behind a ConPTY that somebody else has left so. A character beyond the BMP comes as
 * two texts of one surrogate each.
 * @param body the sequence between `ESC [` and `_`.
 */
export function eventsOfWin32(body: string): InputEvent[] {
  const [key = 0, , unit = 0, down = 0, bits = 0, repeats] = body.split(';').map(Number);
  // Alt with digits of the keypad composes a character, which comes when Alt goes up.
  if (down !== 1 && (key !== menuKey || unit === 0)) return [];
  const event = eventOf(key, unit, bits);
  return event === undefined ? [] : Array.from({ length: Math.min(repeats || 1, mostRepeats) }, () => event);
}

function eventOf(key: number, unit: number, bits: number): InputEvent | undefined {
  const ctrl = (bits & (state.leftCtrl | state.rightCtrl)) !== 0;
  const alt = (bits & (state.leftAlt | state.rightAlt)) !== 0;
  const modifiers: Modifiers = { ctrl, alt, shift: (bits & state.shift) !== 0 };
  const name = byVirtualKey[key];
  if (name !== undefined) return keyPress(name, modifiers);
  if (key === menuKey || (unit >= 0x20 && unit !== 0x7f && ctrl === alt)) return textOf(unit);
  const character = characterOf(key, unit, modifiers.shift);
  if (character !== undefined) return eventOfCharacter(character, modifiers);
  return unit > 0 && unit < 0x20 ? keyOfControl(unit) : undefined;
}

/** Ctrl and Alt together with a character are AltGr, which has done its work. */
function textOf(unit: number): InputEvent | undefined {
  const text = String.fromCharCode(unit);
  return /\p{Cc}/u.test(text) ? undefined : { type: 'text', text };
}

function characterOf(key: number, unit: number, shift: boolean): string | undefined {
  if (unit > 0x20 && unit !== 0x7f) return String.fromCharCode(unit);
  if (key === spaceKey) return ' ';
  if (key >= 65 && key <= 90) return String.fromCharCode(key).toLowerCase();
  const plain = key >= 48 && key <= 57 ? String.fromCharCode(key) : oem[key];
  return plain !== undefined && shift ? withShift(plain) : plain;
}
