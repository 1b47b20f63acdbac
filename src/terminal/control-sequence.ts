import { eventsOfCode, eventsOfKitty, modifiersOf, released } from './code-key.ts';
import { type InputEvent, keyPress, type Modifiers } from './key.ts';
import { eventsOfWin32 } from './win32-key.ts';

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

/** Numbers of VT220's F13 to F20, which no keyboard has today: they come from Shift with an earlier function key. */
const shiftedNumbers = [25, 26, 28, 29, 31, 32, 33, 34];

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

/** Characters of the keypad in application mode: `SS3 j` to `SS3 y` (VT100), from `j` on. */
const keypad = '*+,-./0123456789';

/**
 * What a complete control sequence of the keyboard stands for: xterm's, rxvt's, the Linux console's, kitty's and Windows' forms.
 * libuv's own translation of the Windows console (src/win/tty.c, `get_vt100_fn_key`) is a mixture of the first
 * three: arrows as xterm, F1 to F5 as the Linux console, Shift and Ctrl with function keys as rxvt, Alt as an ESC before it.
 * There Shift+F1 and Shift+F2 are F11 and F12, as in rxvt; Backspace is BS; Ctrl+Alt with a letter never arrives.
 * Node since nodejs/node#58358 has the console itself write xterm's forms (UV_TTY_MODE_RAW_VT).
 * @param sequence the part after `ESC [`, final byte included.
 * @param firstShifted the number of the function key that Shift makes F13 of: 3 in rxvt and libuv, 1 on the Linux console.
 * @returns nothing for replies of the terminal, mouse and focus reports, releases, and anything unknown.
 */
export function eventsOfControlSequence(sequence: string, firstShifted: 1 | 3): InputEvent[] {
  const final = sequence.slice(-1);
  const body = sequence.slice(0, -1);
  const linuxConsole = /^\[([A-E])$/.exec(sequence)?.[1];
  if (linuxConsole !== undefined) return [keyPress(`F${linuxConsole.charCodeAt(0) - 64}`)];
  if (!/^[\d;:]*$/.test(body)) return [];
  if (final === 'u') return eventsOfKitty(body);
  if (final === '_') return eventsOfWin32(body);
  const [first = '', second = '', third = ''] = body.split(';');
  const number = Number.parseInt(first, 10) || 0;
  const [modifier, event] = second.split(':').map(Number);
  if (event === released) return [];
  const modifiers = withMeta(modifier);
  if (final === '~' && number === 27) return eventsOfCode(Number(third), modifiers);
  const rxvt = rxvtModifiers[final];
  if (final === '~' || rxvt !== undefined) return numbered(number, { ...modifiers, ...rxvt }, firstShifted);
  if (final === 'Z') return [keyPress('Tab', { ...modifiers, shift: true })];
  if (body === '' && final in rxvtArrows) return named(rxvtArrows[final], { ...modifiers, shift: true });
  // `CSI row ; column R` is the answer to a cursor query; as F3 the first number is always 1.
  return number > 1 ? [] : named(byFinal[final], modifiers);
}

/**
 * The key that `ESC O …` stands for (application cursor and keypad modes).
 * @param sequence the part after `ESC O`: digits of a modifier, then one letter.
 * @returns `undefined` if no keyboard sends this.
 */
export function eventOfSingleShift(sequence: string): InputEvent | undefined {
  const final = sequence.slice(-1);
  const modifiers = withMeta(Number(sequence.slice(0, -1).split(';').at(-1) || 1));
  if (final === 'M') return keyPress('Enter', modifiers);
  if (final === 'I') return keyPress('Tab', modifiers);
  if (final in rxvtArrows) return keyPress(rxvtArrows[final] ?? '', { ...modifiers, ctrl: true });
  if (final >= 'j' && final <= 'y') return text(keypad[final.charCodeAt(0) - 106]);
  if (final === 'X') return text('=');
  const name = byFinal[final];
  return name === undefined ? undefined : keyPress(name, modifiers);
}

function numbered(number: number, modifiers: Modifiers, firstShifted: number): InputEvent[] {
  const place = shiftedNumbers.indexOf(number);
  if (place === -1) return named(byNumber[number], modifiers);
  return [keyPress(`F${firstShifted + place}`, { ...modifiers, shift: true })];
}

/** In xterm's forms the bit 8 is Meta, which some terminals send for Alt or Option. */
function withMeta(parameter: number | undefined): Modifiers {
  const modifiers = modifiersOf(parameter);
  const meta = parameter !== undefined && parameter > 0 && ((parameter - 1) & 8) !== 0;
  return meta ? { ...modifiers, alt: true } : modifiers;
}

function named(name: string | undefined, modifiers: Modifiers): InputEvent[] {
  return name === undefined ? [] : [keyPress(name, modifiers)];
}

function text(character: string | undefined): InputEvent | undefined {
  return character === undefined ? undefined : { type: 'text', text: character };
}
