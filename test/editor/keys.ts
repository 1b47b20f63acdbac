import { textOf } from '../../src/editor/buffer.ts';
import { keysOf, reduce } from '../../src/editor/editor.ts';
import type { EditMode } from '../../src/editor/keys/table.ts';
import { type EditorState, type Effect, emptyEditor } from '../../src/editor/state.ts';
import { type InputEvent, keyPress } from '../../src/terminal/key.ts';

export interface Typing {
  readonly mode?: EditMode;
  readonly history?: readonly string[];
  readonly from?: EditorState;
}

/** What is left after typing: the text with `|` for the cursor, the last effect, and the state itself. */
export interface Typed {
  readonly line: string;
  readonly effect: Effect | undefined;
  readonly state: EditorState;
}

/** Types text with chords in angle brackets, `abc<LeftArrow><Ctrl+W>`; `<paste:…>` pastes. Braces must match to be complete. */
export function type(input: string, { mode = 'Windows', history = [], from = emptyEditor }: Typing = {}): Typed {
  const isIncomplete = (text: string) => text.split('{').length > text.split('}').length;
  let state = from;
  let effect: Effect | undefined;
  for (const event of eventsOf(input)) {
    const step = reduce(state, event, { history, isIncomplete, keys: keysOf(mode) });
    state = step.state;
    effect = step.effect;
  }
  return { line: lineOf(state), effect, state };
}

/** The text of a state with `|` where the cursor stands. */
export function lineOf({ buffer }: EditorState): string {
  const behind = { text: buffer.text.slice(buffer.cursor), cursor: 0 };
  return `${buffer.text.slice(0, buffer.cursor).join('')}|${textOf(behind)}`;
}

export function eventsOf(input: string): InputEvent[] {
  return Array.from(
    input.matchAll(/<paste:([^>]*)>|<([^<>]*[<>](?=>)|[^<>]+)>|[^<]+/g),
    ([whole, pasted, chord]): InputEvent => {
      if (pasted !== undefined) return { type: 'paste', text: pasted };
      if (chord === undefined) return { type: 'text', text: whole };
      const parts = chord.split('+');
      const has = (modifier: string) => parts.includes(modifier);
      return keyPress(parts.at(-1) ?? '', { ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift') });
    },
  );
}
