import type { CellLook, Look } from '../values/look.ts';

/** Adds colour to a piece of clean text; never changes its width. */
export type Paint = (look: Look, text: string) => string;

/** A text in its look, letter by letter where the look says so. */
export function painted(text: string, look: CellLook | undefined, paint: Paint): string {
  if (look === undefined || text === '') return text;
  if (typeof look === 'string') return paint(look, text);
  let line = '';
  let run = '';
  let current: Look = look.others;
  for (const letter of text) {
    const next = look.letters[letter] ?? look.others;
    if (next !== current && run !== '') {
      line += paint(current, run);
      run = '';
    }
    current = next;
    run += letter;
  }
  return run === '' ? line : line + paint(current, run);
}
