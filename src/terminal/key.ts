/** One thing the user did at the keyboard, as the decoder reports it. */
export type InputEvent = KeyPress | TypedText | Paste;

/**
 * A key that is not plain text. `name` is PSReadLine's for named keys (`LeftArrow`, `Home`, `F5`, `Enter`) and the upper-case
 * character otherwise (`A`, `.`), so that `Ctrl+a` and `Ctrl+A` are one key.
 */
export interface KeyPress extends Modifiers {
  readonly type: 'key';
  readonly name: string;
}

export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Printable characters typed one after the other. Where a run is cut depends on the chunks it came in. */
export interface TypedText {
  readonly type: 'text';
  readonly text: string;
}

/** A bracketed paste, whole, with line ends as `\n`. */
export interface Paste {
  readonly type: 'paste';
  readonly text: string;
}

export const noModifiers: Modifiers = { ctrl: false, alt: false, shift: false };

export function keyPress(name: string, modifiers: Partial<Modifiers> = {}): KeyPress {
  return { type: 'key', name, ...noModifiers, ...modifiers };
}

/**
 * The chord of a key, the one name it has in every table, e.g. `Ctrl+Alt+Y`, `Shift+F3`, `Alt+.`: modifiers in this order,
 * letters in upper case with `Shift+` when shifted. What users type and read is in chord.ts.
 */
export function chordOf(key: KeyPress): string {
  return `${key.ctrl ? 'Ctrl+' : ''}${key.alt ? 'Alt+' : ''}${key.shift ? 'Shift+' : ''}${key.name}`;
}
