import { keyOfCharacter } from './character-key.ts';
import { chordOf, type KeyPress, keyPress, type Modifiers } from './key.ts';

/**
 * PSReadLine's names of keys (ConsoleKeyChordConverter.cs), then shorter ones that people write. `Tab` and the like come from
 * .NET's ConsoleKey.
 */
const names: ReadonlyMap<string, string> = new Map([
  ...[
    ...['Backspace', 'Delete', 'DownArrow', 'End', 'Enter', 'Escape', 'Home', 'Insert', 'LeftArrow', 'PageDown'],
    ...['PageUp', 'RightArrow', 'Spacebar', 'Tab', 'UpArrow'],
    ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
  ].map((name): [string, string] => [name.toLowerCase(), name]),
  ['del', 'Delete'],
  ['down', 'DownArrow'],
  ['esc', 'Escape'],
  ['ins', 'Insert'],
  ['left', 'LeftArrow'],
  ['pgdn', 'PageDown'],
  ['pgup', 'PageUp'],
  ['return', 'Enter'],
  ['right', 'RightArrow'],
  ['space', 'Spacebar'],
  ['up', 'UpArrow'],
]);

/** One key as it is written: modifiers with `+` or `-` behind them, then a comma or all up to one. */
const written = /((?:(?:ctrl|control|alt|shift)[+-])*)(,|[^,]+)(,|$)/iy;

/**
 * Reads a chord as users write it for PSReadLine: `Ctrl+d`, `ctrl+shift+LeftArrow`, `Alt+.`, `Ctrl+x,Ctrl+u`. Modifiers and
 * names compare without case; a letter does not: as in PSReadLine `Ctrl+C` is Ctrl+Shift+c, which few terminals can send.
 * @returns what `chordOf` calls the key, of two keys with a comma between; `undefined` for what is no key.
 */
export function parseChord(text: string): string | undefined {
  const keys: string[] = [];
  let at = 0;
  while (at < text.length) {
    written.lastIndex = at;
    const [whole, modifiers = '', name = '', comma] = written.exec(text) ?? [];
    const key = keyOf(modifiers, name);
    if (whole === undefined || key === undefined) return undefined;
    keys.push(chordOf(key));
    at += whole.length;
    if (comma === ',' && at === text.length) return undefined;
  }
  return keys.length === 1 || keys.length === 2 ? keys.join(',') : undefined;
}

/**
 * Writes a chord of `chordOf`, or two with a comma between, as PSReadLine shows it: `Ctrl+r`, `Alt+B` for Alt+Shift+b,
 * `Shift+Ctrl+LeftArrow`. `parseChord` reads it back.
 */
export function chordText(chord: string): string {
  return chord.replace(/((?:Ctrl\+|Alt\+|Shift\+)*)(,|[^,]+)/g, (_, modifiers: string, name: string) => {
    const shift = modifiers.includes('Shift+');
    const others = modifiers.replace('Shift+', '');
    if (Array.from(name).length > 1) return (shift ? 'Shift+' : '') + others + name;
    return others + (shift ? name : name.toLowerCase());
  });
}

/** The chord of a typed character, for tables in which a plain letter is a key or the second key of a chord: `B` for `b`. */
export function chordOfCharacter(character: string): string {
  return chordOf(keyOfCharacter(character));
}

function keyOf(modifiers: string, written: string): KeyPress | undefined {
  const pressed = modifiers.toLowerCase().replaceAll('control', 'ctrl').split(/[+-]/).slice(0, -1);
  if (new Set(pressed).size < pressed.length) return undefined;
  const held: Modifiers = {
    ctrl: pressed.includes('ctrl'),
    alt: pressed.includes('alt'),
    shift: pressed.includes('shift'),
  };
  const isCharacter = Array.from(written).length === 1 && !/\p{C}/u.test(written);
  const name = isCharacter ? undefined : names.get(written.toLowerCase());
  if (isCharacter || name === 'Spacebar') return keyOfCharacter(isCharacter ? written : ' ', held);
  return name === undefined ? undefined : keyPress(name, held);
}
