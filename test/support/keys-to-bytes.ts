/** What xterm sends for the keys that are not characters ("PC-style function keys"); `m` stands for the modifiers. */
const cursor: Readonly<Record<string, string>> = {
  UpArrow: 'A',
  DownArrow: 'B',
  RightArrow: 'C',
  LeftArrow: 'D',
  End: 'F',
  Home: 'H',
  F1: 'P',
  F2: 'Q',
  F3: 'R',
  F4: 'S',
};

const numbered: Readonly<Record<string, number>> = {
  Insert: 2,
  Delete: 3,
  PageUp: 5,
  PageDown: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
};

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
  const [ctrl, alt, shift] = [held.includes('Ctrl'), held.includes('Alt'), held.includes('Shift')];
  const modifiers = 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);
  const final = cursor[key];
  if (final !== undefined) {
    if (modifiers > 1) return `\x1b[1;${modifiers}${final}`;
    return key.startsWith('F') ? `\x1bO${final}` : `\x1b[${final}`;
  }
  const number = numbered[key];
  if (number !== undefined) return modifiers > 1 ? `\x1b[${number};${modifiers}~` : `\x1b[${number}~`;
  const code = plain[key];
  if (code !== undefined) return plainKey(key, code, { ctrl, alt, shift, modifiers });
  if ([...key].length !== 1) throw new Error(`no terminal sends ${chord}`);
  const prefix = alt ? '\x1b' : '';
  if (ctrl && shift) return `\x1b[${key.toLowerCase().codePointAt(0)};${modifiers}u`;
  return prefix + (ctrl ? controlOf(key) : shift ? key.toUpperCase() : key.toLowerCase());
}

interface Held {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly modifiers: number;
}

function plainKey(key: string, code: number, { ctrl, alt, shift, modifiers }: Held): string {
  if (key === 'Tab' && shift && !ctrl) return alt ? '\x1b\x1b[Z' : '\x1b[Z';
  if (key === 'Spacebar' && ctrl && !alt && !shift) return '\0';
  if (ctrl || shift || (alt && key === 'Escape')) return `\x1b[${code};${modifiers}u`;
  return (alt ? '\x1b' : '') + String.fromCharCode(code);
}

/** The C0 character of Ctrl and a key (ASCII chart: the key's code without its upper three bits); `?` is DEL's own. */
function controlOf(key: string): string {
  const code = key.toUpperCase().charCodeAt(0);
  // Ctrl with `?` would be DEL, which is Backspace
  if (code < 0x40 || code > 0x5f) return `\x1b[${key.codePointAt(0)};5u`;
  return String.fromCharCode(code & 0x1f);
}
