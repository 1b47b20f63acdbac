import { type KeyPress, keyPress, type Modifiers, noModifiers, type TypedText } from './key.ts';

/** A character with modifiers: text unless Ctrl or Alt makes it a key. */
export function eventOfCharacter(character: string, modifiers: Modifiers): KeyPress | TypedText {
  if (modifiers.ctrl || modifiers.alt) return keyOfCharacter(character, modifiers);
  return { type: 'text', text: modifiers.shift ? upperCase(character) : character };
}

/**
 * The key of a printable character. Shift counts for letters and the space bar only: `?` is `?` on whichever key it lies.
 * Keys that are one byte in a terminal without an extended protocol are one key everywhere, so that a binding works in both:
 * Ctrl+Spacebar is `Ctrl+@` (NUL; PSReadLine binds either name), Ctrl+[ `Escape`, Ctrl+I `Tab` and Ctrl+/ `Ctrl+_`.
 * Ctrl+M and Ctrl+J keep their names, for PSReadLine's tables and ours tell them from Enter.
 */
export function keyOfCharacter(character: string, modifiers: Partial<Modifiers> = {}): KeyPress {
  const { ctrl, alt, shift } = { ...noModifiers, ...modifiers };
  if (ctrl && (character === ' ' || character === '@')) return keyPress('@', { ctrl, alt });
  if (character === ' ') return keyPress('Spacebar', { alt, shift });
  if (ctrl && character === '/') return keyPress('_', { ctrl, alt });
  if (ctrl && character === '[') return keyPress('Escape', { alt });
  if (ctrl && !shift && character === 'i') return keyPress('Tab', { alt });
  const upper = upperCase(character);
  const isLetter = upper !== character.toLowerCase();
  return keyPress(upper, { ctrl, alt, shift: isLetter && (shift || character === upper) });
}

/** The key of a C0 control byte (ECMA-48; the letters are those of the ASCII chart). */
export function keyOfControl(code: number): KeyPress {
  if (code === 0x09) return keyPress('Tab');
  if (code === 0x0d) return keyPress('Enter');
  if (code === 0x1b) return keyPress('Escape');
  return keyPress(String.fromCharCode(code + 0x40), { ctrl: true });
}

/** Some letters have no upper case of one character (`ß`): they stay as they are. */
function upperCase(character: string): string {
  const upper = character.toUpperCase();
  return Array.from(upper).length === 1 ? upper : character;
}
