const esc = 0x1b;

/** The end of a string that the terminal sends (OSC, DCS, APC). */
export interface StringEnd {
  /** Where its text ends. */
  readonly content: number;
  /** Where the input goes on. */
  readonly next: number;
  /** False if it was broken off by a control character that is a key again. */
  readonly terminated: boolean;
}

/**
 * Finds where a string of the terminal ends: at BEL, ST, CAN or SUB (ECMA-48, xterm), or before any other control character, so
 * that an unfinished one never swallows Enter or Ctrl+C.
 */
export function endOfString(input: string, from: number): StringEnd | 'pending' {
  const control = /[\x00-\x1f\x9c]/g;
  control.lastIndex = from;
  const found = control.exec(input);
  if (found === null) return 'pending';
  const content = found.index;
  if (input.charCodeAt(content) !== esc) {
    const terminated = /[\x07\x18\x1a\x9c]/.test(found[0]);
    return { content, next: terminated ? content + 1 : content, terminated };
  }
  const second = input[content + 1];
  if (second === undefined) return 'pending';
  const terminated = second === '\\';
  return { content, next: terminated ? content + 2 : content, terminated };
}

/**
 * What opens a string of the terminal after ESC, and how it goes on: an operating system command (answers begin with a number, or
 * are titles), a device control string, an application command (kitty's graphics). Otherwise it is Alt with that character.
 */
const openings: Readonly<Record<string, RegExp>> = {
  ']': /[\dlL]/,
  P: /[\d>!$+]/,
  _: /G/,
};

/** Whether the two characters after ESC open a string; `pending` if the second has yet to come. */
export function opensString(second: string, third: string | undefined): boolean | 'pending' {
  const opening = openings[second];
  if (opening === undefined) return false;
  return third === undefined ? 'pending' : opening.test(third);
}
