import { chordOfCharacter, parseChord } from '../../../terminal/chord.ts';
import { graphemes } from '../../../terminal/graphemes.ts';
import { chordOf, type InputEvent } from '../../../terminal/key.ts';

/**
 * Keys one after the other, as `chordOf` calls them, with a blank between: `G`, `G G`, `Ctrl+D`. What key maps are looked up by; users write and
 * read names instead.
 */
export type KeyCode = string;

/**
 * Reads a key as keymaps name it: `PgUp`, `Space`, `Ctrl+D`, `D` for Shift+d, `gg` or `g x` for two keys one after the other. Behind Ctrl or Alt
 * a letter is the key whatever its case; `Ctrl+Shift+D` is the other one. No more than two keys make a sequence.
 * @returns undefined for what is no key.
 */
export function parseKey(name: string): KeyCode | undefined {
  const letters = graphemes(name);
  const isDouble = letters.length === 2 && letters[0] === letters[1] && name.trim() !== '';
  const codes = (isDouble ? letters : name.trim().split(/\s+/)).map(oneKey);
  return codes.length <= 2 && codes.every(code => code !== undefined) ? codes.join(' ') : undefined;
}

function oneKey(name: string): string | undefined {
  const chord = parseChord(name.replace(/^((?:(?:ctrl|control|alt|shift)[+-])+)(.)$/iu, lowerLetter));
  // two keys with a comma between are PSReadLine's way to write them
  return chord === undefined || /[^+],|^,,/.test(chord) ? undefined : chord;
}

const lowerLetter = (_: string, modifiers: string, letter: string) => modifiers + letter.toLowerCase();

/** The key that an event is: of typed text its only character. undefined for a paste and for longer text, which `eachKey` takes apart. */
export function keyCode(event: InputEvent): KeyCode | undefined {
  if (event.type === 'key') return chordOf(event);
  return event.type === 'text' && Array.from(event.text).length === 1 ? chordOfCharacter(event.text) : undefined;
}

/** Typed text may hold several characters, each of which is a key; a key may open a field that the rest is for, so they are taken one by one. */
export function eachKey(event: InputEvent): readonly InputEvent[] {
  return event.type === 'text' ? Array.from(event.text, text => ({ type: 'text', text })) : [event];
}

const shown: Readonly<Record<string, string>> = {
  DownArrow: 'Down',
  Escape: 'Esc',
  LeftArrow: 'Left',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  RightArrow: 'Right',
  Spacebar: 'Space',
  UpArrow: 'Up',
};

/** The name of a key as keymaps write it, for the screen: `gg`, `Ctrl+Space`, `D`. `parseKey` reads it back. */
export function keyName(code: KeyCode): string {
  const names = code.split(' ').map(nameOfOne);
  return names.length === 2 && names[0] === names[1] && names[0]?.length === 1 ? names.join('') : names.join(' ');
}

function nameOfOne(chord: string): string {
  if (chord === 'Ctrl+@') return 'Ctrl+Space';
  const [, modifiers = '', name = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/u.exec(chord) ?? [];
  if (Array.from(name).length > 1) return modifiers + (shown[name] ?? name);
  if (modifiers === '') return name.toLowerCase();
  return modifiers === 'Shift+' ? name : modifiers + name;
}
