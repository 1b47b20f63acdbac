import type { EditorState } from './state.ts';
import type { Range } from './view.ts';

/** What is selected; undefined where nothing is, not even an empty selection. */
export function selected({ selection, buffer }: EditorState): Range | undefined {
  return selection === undefined ? undefined : between(selection.anchor, buffer.cursor);
}

/** The part between two places of the text, whichever comes first. */
export function between(one: number, other: number): Range {
  return { start: Math.min(one, other), end: Math.max(one, other) };
}
