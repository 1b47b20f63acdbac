import type { Modifiers } from '../../src/terminal/key.ts';

/** A key as a finger presses it: a named key, or the character on a US keyboard before Shift. */
export interface PressedKey extends Modifiers {
  readonly name: string;
}

/** The bytes of a key in one way of writing them; `undefined` where that way has none, or those of another key. */
export type KeyForm = (key: PressedKey) => string | undefined;

const plain = "`1234567890-=[]\\;',./";
const shifted = '~!@#$%^&*()_+{}|:"<>?';

/** The key of a chord as users write it, `?` with the Shift it takes. */
export function pressed(chord: string): PressedKey {
  const [, held = '', written = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? [];
  const place = shifted.indexOf(written);
  const isCapital = /^[A-Z]$/.test(written);
  return {
    ctrl: held.includes('Ctrl'),
    alt: held.includes('Alt'),
    shift: held.includes('Shift') || place >= 0 || isCapital,
    name: place >= 0 ? (plain[place] ?? '') : isCapital ? written.toLowerCase() : written,
  };
}

/** The character a key types with its Shift. */
function typed({ name, shift }: PressedKey): string {
  if (name === 'Spacebar') return ' ';
  const place = plain.indexOf(name);
  if (!shift) return name;
  return place >= 0 ? (shifted[place] ?? '') : name.toUpperCase();
}

const isNamed = (name: string) => name.length > 1 && name !== 'Spacebar';
/** What xterm and kitty write for modifiers that are held, 1 for none. */
export const modifier = ({ shift, alt, ctrl }: Modifiers) => 1 + (shift ? 1 : 0) + (alt ? 2 : 0) + (ctrl ? 4 : 0);

const letters: Readonly<Record<string, string>> = {
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

const numbers: Readonly<Record<string, number>> = {
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

/** "PC-style function keys" of xterm, and the same from Windows' console (terminalInput.cpp); `undefined` for any other key. */
export function functional(key: PressedKey): string | undefined {
  const { name } = key;
  const suffix = modifier(key) === 1 ? '' : `;${modifier(key)}`;
  const letter = letters[name];
  if (letter !== undefined) {
    if (suffix !== '') return `\x1b[1${suffix}${letter}`;
    return /^F\d/.test(name) ? `\x1bO${letter}` : `\x1b[${letter}`;
  }
  const number = numbers[name];
  return number === undefined ? undefined : `\x1b[${number}${suffix}~`;
}

/** xterm as it starts: control bytes, ESC for Alt, function keys with modifiers. */
export const xterm: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  const prefix = alt ? '\x1b' : '';
  if (name === 'Enter' || name === 'Backspace' || name === 'Tab') {
    if (name === 'Tab' && shift && !ctrl && !alt) return '\x1b[Z';
    if (ctrl || shift) return undefined;
    return prefix + { Enter: '\r', Backspace: '\x7f', Tab: '\t' }[name];
  }
  // alone it is only told from the beginning of another key by silence
  if (name === 'Escape') return undefined;
  if (isNamed(name)) return functional(key);
  const character = typed(key);
  if (!ctrl) return prefix + character;
  if (character === ' ') return `${prefix}\0`;
  if (/[@-_]/.test(character) && /[a-z]/.test(name)) return undefined;
  return /[a-ln-z@\\\]^_]/.test(character) ? prefix + String.fromCharCode(character.charCodeAt(0) & 0x1f) : undefined;
};

/** xterm's modifyOtherKeys (formatOtherKeys=0): the character as typed. */
export const modifyOtherKeys: KeyForm = key => {
  const { name } = key;
  if (modifier(key) === 1) return xterm(key);
  const code =
    { Enter: 13, Tab: 9, Backspace: 127, Escape: 27 }[name] ?? (isNamed(name) ? undefined : code0(typed(key)));
  return code === undefined ? functional(key) : `\x1b[27;${modifier(key)};${code}~`;
};

/** kitty with flags 1 and 4, as we ask for it. */
export const kitty: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  if (name === 'Escape') return modifier(key) === 1 ? '\x1b[27u' : `\x1b[27;${modifier(key)}u`;
  const code = { Enter: 13, Tab: 9, Backspace: 127 }[name];
  if (modifier(key) === 1 && (code !== undefined || !isNamed(name))) return xterm(key);
  if (code !== undefined) return `\x1b[${code};${modifier(key)}u`;
  if (isNamed(name))
    return name === 'F3' ? `\x1b[13${shift || ctrl || alt ? `;${modifier(key)}` : ''}~` : functional(key);
  if (!ctrl && !alt) return typed(key);
  const alternate = shift && name !== 'Spacebar' ? `:${code0(typed(key))}` : '';
  return `\x1b[${code0(typed({ ...key, shift: false }))}${alternate};${modifier(key)}u`;
};

/** kitty with all flags: every key and its text, with the base key of the layout and a release after it. */
export const kittyFull: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  const code = { Enter: 13, Tab: 9, Backspace: 127, Escape: 27 }[name];
  if (isNamed(name) && code === undefined) return kitty(key);
  const unshifted = code ?? code0(typed({ ...key, shift: false }));
  const alternates = isNamed(name) ? '' : `:${shift ? code0(typed(key)) : ''}:${unshifted}`;
  const text = ctrl || alt || isNamed(name) ? '' : `;${code0(typed(key))}`;
  return `\x1b[${unshifted}${alternates};${modifier(key)}:1${text}u\x1b[${unshifted};${modifier(key)}:3u`;
};

const virtualKeys: Readonly<Record<string, number>> = {
  ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, Spacebar: 32, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ LeftArrow: 37, UpArrow: 38, RightArrow: 39, DownArrow: 40, Insert: 45, Delete: 46 },
  ...{ ';': 186, '=': 187, ',': 188, '-': 189, '.': 190, '/': 191, '`': 192, '[': 219, '\\': 220, ']': 221, "'": 222 },
};

/** Windows Terminal's win32-input-mode (spec #4999), key down and key up. */
export const win32: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  const virtual = virtualKeys[name] ?? (/^F\d/.test(name) ? 111 + Number(name.slice(1)) : code0(name.toUpperCase()));
  const state = (shift ? 16 : 0) + (alt ? 2 : 0) + (ctrl ? 8 : 0);
  const character = isNamed(name) ? '' : typed(key);
  const control = ctrl && /[a-z[\\\]]/i.test(character) ? code0(character) & 0x1f : 0;
  const unit = ctrl ? (alt ? 0 : control) : character === '' ? 0 : code0(character);
  return `\x1b[${virtual};0;${unit};1;${state};1_\x1b[${virtual};0;${unit};0;${state};1_`;
};

/** libuv's translation of the Windows console (src/win/tty.c), where the console does not write sequences itself. */
export const libuv: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  const prefix = alt ? '\x1b' : '';
  if (!isNamed(name) || ['Enter', 'Tab', 'Escape', 'Backspace'].includes(name)) {
    if (name === 'Enter' && ctrl) return undefined;
    return (name === 'Tab' && shift) || (ctrl && alt) || name === 'Backspace' ? undefined : xterm(key);
  }
  const one = { Home: 1, Insert: 2, Delete: 3, End: 4, PageUp: 5, PageDown: 6 }[name];
  const suffix = ctrl || shift ? `;${modifier({ ctrl, shift, alt: false })}` : '';
  if (one !== undefined) return `${prefix}\x1b[${one}${suffix}~`;
  if (name.endsWith('Arrow')) return `${prefix}\x1b[${suffix === '' ? '' : `1${suffix}`}${letters[name]}`;
  const number = Number(name.slice(1));
  if (shift && number < 3) return undefined;
  if (number < 11 && shift) return `${prefix}\x1b[${[25, 26, 28, 29, 31, 32, 33, 34][number - 3]}${ctrl ? '^' : '~'}`;
  if (number < 6 && !ctrl) return `${prefix}\x1b[[${'ABCDE'[number - 1]}`;
  const end = ctrl ? (shift ? '@' : '^') : shift ? '$' : '~';
  return `${prefix}\x1b[${[11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24][number - 1]}${end}`;
};

/** rxvt: finals for modifiers, small letters for arrows, ESC for Alt. */
export const rxvt: KeyForm = key => {
  const { name, ctrl, alt, shift } = key;
  const prefix = alt ? '\x1b' : '';
  if (!isNamed(name) || ['Enter', 'Tab', 'Escape', 'Backspace'].includes(name)) return xterm(key);
  if (name.endsWith('Arrow')) {
    if (ctrl && shift) return undefined;
    const letter = letters[name] ?? '';
    if (ctrl) return `${prefix}\x1bO${letter.toLowerCase()}`;
    return `${prefix}\x1b[${shift ? letter.toLowerCase() : letter}`;
  }
  const end = ctrl ? (shift ? '@' : '^') : shift ? '$' : '~';
  const number = { Home: 7, End: 8 }[name] ?? numbers[name];
  return number === undefined || /^F/.test(name)
    ? libuv(key)?.replace(/\[\[([A-D])$/, functionNumber)
    : `${prefix}\x1b[${number}${end}`;
};

function functionNumber(_: string, letter: string): string {
  return `[${10 + 'ABCD'.indexOf(letter) + 1}~`;
}

function code0(character: string): number {
  return character.codePointAt(0) ?? 0;
}
