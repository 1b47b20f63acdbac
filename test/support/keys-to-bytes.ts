import type { Modifiers } from '../../src/terminal/key.ts';
import { functional, modifier } from '../terminal/key-forms.ts';

/** Keys that send one character, and the code point that modifyOtherKeys and the kitty protocol call them by. */
const plain: Readonly<Record<string, number>> = { Enter: 13, Tab: 9, Escape: 27, Backspace: 127, Spacebar: 32 };

/**
 * The bytes of a chord written as PSReadLine does, `Ctrl+Alt+Y`, `Shift+F3`, `Ctrl+X,Ctrl+E`, in xterm's forms; what the C0 characters cannot
 * tell apart (Shift+Enter, Ctrl+Backspace) comes in the form `CSI code ; modifiers u` of the kitty protocol. Letters are typed lower-case
 * unless Shift is held. Throws for a key it does not know.
 */
export function bytesOf(chord: string): string {
  return chord
    .split(/(?<=[^+]),(?=.)|(?<=\+,),(?=.)/)
    .map(bytesOfKey)
    .join('');
}

/** Types chords one after the other: `keys('Ctrl+A', 'Delete')`. */
export const keys = (...chords: readonly string[]): string => chords.map(bytesOf).join('');

/** A bracketed paste as a terminal sends it. */
export const pasteOf = (text: string): string => `\x1b[200~${text}\x1b[201~`;

function bytesOfKey(chord: string): string {
  const [, held = '', key = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/u.exec(chord) ?? [];
  const modifiers = { ctrl: held.includes('Ctrl'), alt: held.includes('Alt'), shift: held.includes('Shift') };
  const sequence = functional({ ...modifiers, name: key });
  if (sequence !== undefined) return sequence;
  const code = plain[key];
  if (code !== undefined) return plainKey(key, code, modifiers);
  if ([...key].length !== 1) throw new Error(`no terminal sends ${chord}`);
  const { ctrl, alt, shift } = modifiers;
  const prefix = alt ? '\x1b' : '';
  if (ctrl && shift) return `\x1b[${key.toLowerCase().codePointAt(0)};${modifier(modifiers)}u`;
  return prefix + (ctrl ? controlOf(key) : shift ? key.toUpperCase() : key.toLowerCase());
}

function plainKey(key: string, code: number, modifiers: Modifiers): string {
  const { ctrl, alt, shift } = modifiers;
  if (key === 'Tab' && shift && !ctrl) return alt ? '\x1b\x1b[Z' : '\x1b[Z';
  if (key === 'Spacebar' && ctrl && !alt && !shift) return '\0';
  if (ctrl || shift || (alt && key === 'Escape')) return `\x1b[${code};${modifier(modifiers)}u`;
  return (alt ? '\x1b' : '') + String.fromCharCode(code);
}

/** The C0 character of Ctrl and a key (ASCII chart: the key's code without its upper three bits); `?` is DEL's own. */
function controlOf(key: string): string {
  const code = key.toUpperCase().charCodeAt(0);
  // Ctrl with `?` would be DEL, which is Backspace
  if (code < 0x40 || code > 0x5f) return `\x1b[${key.codePointAt(0)};5u`;
  return String.fromCharCode(code & 0x1f);
}
