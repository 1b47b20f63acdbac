import { textOf } from '../../src/editor/buffer.ts';
import { reduce } from '../../src/editor/editor.ts';
import type { Effect } from '../../src/editor/effect.ts';
import { createKeyBindings } from '../../src/editor/keys/bindings.ts';
import type { EditMode } from '../../src/editor/keys/table.ts';
import { defaultOptions, type EditorOptions } from '../../src/editor/options.ts';
import { type EditorContext, type EditorState, emptyEditor } from '../../src/editor/state.ts';
import { type InputEvent, keyPress } from '../../src/terminal/key.ts';

export interface Typing {
  readonly mode?: EditMode;
  readonly history?: readonly string[];
  readonly from?: EditorState;
}

/** What is left after typing: the text with `|` for the cursor, the last effect, and the state itself. */
export interface Typed {
  readonly line: string;
  readonly effects: readonly Effect[];
  readonly state: EditorState;
}

/** What the editor asks, as tests answer it: braces must match for an input to be complete. */
export function contextOf(
  mode: EditMode,
  rest: Partial<Omit<EditorContext, 'options'>> & { readonly options?: Partial<EditorOptions> } = {},
): EditorContext {
  return {
    history: [],
    keys: createKeyBindings(mode),
    columns: 80,
    rows: 24,
    isIncomplete: text => text.split('{').length > text.split('}').length,
    suggest: () => [],
    ...rest,
    options: { ...defaultOptions(mode), bellStyle: 'Audible', ...rest.options },
  };
}

/** Types text with chords in angle brackets, `abc<LeftArrow><Ctrl+W>`; `<paste:…>` pastes. */
export function type(input: string, { mode = 'Windows', history = [], from = emptyEditor }: Typing = {}): Typed {
  const context = contextOf(mode, { history });
  let state = from;
  let effects: readonly Effect[] = [];
  for (const event of eventsOf(input)) {
    const step = reduce(state, event, context);
    state = step.state;
    effects = step.effects;
  }
  return { line: lineOf(state), effects, state };
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
