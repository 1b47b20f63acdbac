import { textOf } from '../../src/editor/buffer.ts';
import type { Completion, Suggestion } from '../../src/editor/completion.ts';
import { reduce } from '../../src/editor/editor.ts';
import type { Effect } from '../../src/editor/effect.ts';
import type { EditorEvent } from '../../src/editor/event.ts';
import type { FunctionName } from '../../src/editor/functions/description.ts';
import { createKeyBindings } from '../../src/editor/keys/bindings.ts';
import type { EditMode } from '../../src/editor/keys/table.ts';
import { defaultOptions, type EditorOptions } from '../../src/editor/options.ts';
import { type EditorContext, type EditorState, emptyEditor } from '../../src/editor/state.ts';
import { type EditorView, view } from '../../src/editor/view.ts';
import { type InputEvent, keyPress } from '../../src/terminal/key.ts';

export interface Typing {
  readonly mode?: EditMode;
  readonly history?: readonly string[];
  readonly from?: EditorState;
  readonly options?: Partial<EditorOptions>;
  readonly columns?: number;
  readonly rows?: number;
  /** What completions are answered with; the part to be replaced is the word before the cursor. */
  readonly names?: readonly (string | Completion['candidates'][number])[];
  /** Completions list so many names at most, and say so. */
  readonly most?: number;
  readonly pending?: boolean;
  readonly age?: number;
  readonly clipboard?: string;
  readonly suggest?: (text: string) => readonly Suggestion[];
  /** Further bindings, chord to function. */
  readonly bind?: Readonly<Record<string, FunctionName>>;
}

/** What is left after typing: the text with `|` for the cursor, the effects of the last event, the state and its view. */
export interface Typed {
  readonly line: string;
  readonly effects: readonly Effect[];
  readonly state: EditorState;
  readonly view: EditorView;
  /** The rows below the input, as text. */
  readonly below: readonly string[];
}

/** What the editor asks, as tests answer it: braces must match for an input to be complete. */
export function contextOf(mode: EditMode, typing: Typing = {}): EditorContext {
  const keys = createKeyBindings(mode);
  for (const [chord, name] of Object.entries(typing.bind ?? {})) keys.bind(chord, name);
  return {
    history: typing.history ?? [],
    keys,
    columns: typing.columns ?? 80,
    rows: typing.rows ?? 24,
    isIncomplete: text => text.split('{').length > text.split('}').length,
    suggest: typing.suggest ?? (() => []),
    options: { ...defaultOptions(mode), ...typing.options },
  };
}

/** Types text with chords in angle brackets, `abc<LeftArrow><Ctrl+W>`; `<paste:…>` pastes. */
export function type(input: string, typing: Typing = {}): Typed {
  const context = contextOf(typing.mode ?? 'Windows', typing);
  let state = typing.from ?? emptyEditor;
  let effects: readonly Effect[] = [];
  for (const event of eventsOf(input)) [state, effects] = settle(state, event, context, typing);
  const drawn = view(state, context);
  const below = drawn.below.map(row => row.map(({ text }) => text).join(''));
  return { line: lineOf(state), effects, state, view: drawn, below };
}

/** Takes an event in and answers what the editor asks for. */
function settle(
  before: EditorState,
  event: EditorEvent,
  context: EditorContext,
  typing: Typing,
): [EditorState, readonly Effect[]] {
  const step = reduce(before, event, context);
  let { state } = step;
  const rest: Effect[] = [];
  for (const effect of step.effects) {
    const answer = answerTo(effect, state, typing);
    if (answer === undefined) rest.push(effect);
    else {
      const [next, more] = settle(state, answer, context, typing);
      state = next;
      rest.push(...more);
    }
  }
  return [state, rest];
}

function answerTo(effect: Effect, state: EditorState, typing: Typing): EditorEvent | undefined {
  if (effect.kind === 'paste') return { type: 'insert', text: typing.clipboard ?? '' };
  if (effect.kind !== 'complete' || typing.names === undefined) return undefined;
  return { type: 'completed', use: effect.use, completion: completionOf(state, typing) };
}

/** The completion of the word before the cursor by names that it is a part of. */
export function completionOf(
  state: EditorState,
  { names = [], most = names.length, pending = false, age }: Typing,
): Completion {
  const text = textOf({ text: state.buffer.text.slice(0, state.buffer.cursor), cursor: 0 });
  const [word = ''] = /[^ ]*$/.exec(text) ?? [];
  const candidates = names
    .map(each => (typeof each === 'string' ? { text: each } : each))
    .filter(each => each.text.toLowerCase().includes(word.toLowerCase()));
  const cut = candidates.length > most ? { isCut: true, note: 'type more' } : {};
  const place = { start: text.length - word.length, end: text.length };
  return { ...place, candidates: candidates.slice(0, most), pending, age, ...cut };
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
      const [, modifiers = '', name = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? [];
      const has = (modifier: string) => modifiers.includes(`${modifier}+`);
      return keyPress(name, { ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift') });
    },
  );
}
