import { type KeyPress, keyPress, type Modifiers, noModifiers } from './key.ts';

/** Final bytes of `CSI … X` and `SS3 X` (xterm, "PC-style function keys"). */
const byFinal: Readonly<Record<string, string>> = {
  A: 'UpArrow',
  B: 'DownArrow',
  C: 'RightArrow',
  D: 'LeftArrow',
  F: 'End',
  H: 'Home',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
};

/** Numbers of `CSI n ~` (VT220 editing and function keys; 7 and 8 are rxvt's Home and End). */
const byNumber: Readonly<Record<number, string>> = {
  1: 'Home',
  2: 'Insert',
  3: 'Delete',
  4: 'End',
  5: 'PageUp',
  6: 'PageDown',
  7: 'Home',
  8: 'End',
  11: 'F1',
  12: 'F2',
  13: 'F3',
  14: 'F4',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
};

/** Code points of keys in the kitty protocol and in xterm's modifyOtherKeys that are not their own character. */
const byCode: Readonly<Record<number, string>> = {
  9: 'Tab',
  13: 'Enter',
  27: 'Escape',
  32: 'Spacebar',
  127: 'Backspace',
  57414: 'Enter',
  57417: 'LeftArrow',
  57418: 'RightArrow',
  57419: 'UpArrow',
  57420: 'DownArrow',
  57421: 'PageUp',
  57422: 'PageDown',
  57423: 'Home',
  57424: 'End',
  57425: 'Insert',
  57426: 'Delete',
};

/** rxvt's final bytes: `CSI a` is Shift+Up, `SS3 a` Ctrl+Up, and so on. */
const rxvtArrows: Readonly<Record<string, string>> = {
  a: 'UpArrow',
  b: 'DownArrow',
  c: 'RightArrow',
  d: 'LeftArrow',
};

/** rxvt ends `CSI n` with these instead of `~` to tell the modifiers. */
const rxvtModifiers: Readonly<Record<string, Partial<Modifiers>>> = {
  $: { shift: true },
  '^': { ctrl: true },
  '@': { ctrl: true, shift: true },
};

/** Event type 3 of the kitty protocol: the key went up. */
const released = 3;

/**
 * The key that a complete control sequence stands for.
 * @param sequence the part after `ESC [`, final byte included.
 * @returns `undefined` for replies of the terminal, mouse and focus reports, releases, and anything unknown.
 */
export function keyOfControlSequence(sequence: string): KeyPress | undefined {
  const final = sequence.slice(-1);
  const linuxConsole = /^\[([A-E])$/.exec(sequence)?.[1];
  if (linuxConsole !== undefined) return keyPress(`F${linuxConsole.charCodeAt(0) - 64}`);
  const match = /^([\d;:]*)[~A-Za-z$^@]$/.exec(sequence);
  if (match === null) return undefined;
  const [first = [], second = []] = (match[1] ?? '').split(';').map(parts => parts.split(':').map(Number));
  const number = first[0] ?? 0;
  if (second[1] === released) return undefined;
  const modifiers = modifiersOf(second[0]);
  if (final === 'u') return keyOfCode(number, modifiers);
  if (final === '~' && number === 27) return keyOfCode(Number(sequence.slice(0, -1).split(';')[2] ?? 0), modifiers);
  if (final === '~') return named(byNumber[number], modifiers);
  if (final === 'Z') return keyPress('Tab', { ...modifiers, shift: true });
  const rxvt = rxvtModifiers[final];
  if (rxvt !== undefined) return named(byNumber[number], { ...noModifiers, ...rxvt });
  if (number === 0 && final in rxvtArrows) return named(rxvtArrows[final], { ...noModifiers, shift: true });
  // `CSI row ; column R` is the answer to a cursor query; as F3 the first number is always 1.
  return number > 1 ? undefined : named(byFinal[final], modifiers);
}

/**
 * The key that `ESC O …` stands for (application cursor and keypad modes).
 * @param sequence the part after `ESC O`: digits of a modifier, then one letter.
 */
export function keyOfSingleShift(sequence: string): KeyPress | undefined {
  const final = sequence.slice(-1);
  const modifiers = modifiersOf(Number(sequence.slice(0, -1).split(';').at(-1) || 1));
  if (final === 'M') return keyPress('Enter', modifiers);
  if (final in rxvtArrows) return named(rxvtArrows[final], { ...modifiers, ctrl: true });
  return named(byFinal[final], modifiers);
}

function keyOfCode(code: number, modifiers: Modifiers): KeyPress | undefined {
  const name = byCode[code];
  if (name !== undefined) return keyPress(name, modifiers);
  if (code <= 32 || (code >= 0xd800 && code <= 0xf8ff) || code > 0x10ffff) return undefined;
  return keyPress(String.fromCodePoint(code).toUpperCase(), modifiers);
}

/** xterm and kitty send 1 plus a bit set: 1 Shift, 2 Alt, 4 Ctrl; the higher bits (Super, locks) change nothing for us. */
function modifiersOf(parameter: number | undefined): Modifiers {
  const bits = parameter === undefined || Number.isNaN(parameter) || parameter < 1 ? 0 : parameter - 1;
  return { shift: (bits & 1) !== 0, alt: (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

function named(name: string | undefined, modifiers: Modifiers): KeyPress | undefined {
  return name === undefined ? undefined : keyPress(name, modifiers);
}
