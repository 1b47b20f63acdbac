import { emptyBuffer, offsetAt, textOf } from '../../../editor/buffer.ts';
import type { Completion } from '../../../editor/completion.ts';
import { reduce } from '../../../editor/editor.ts';
import type { Effect } from '../../../editor/effect.ts';
import type { EditorEvent } from '../../../editor/event.ts';
import type { KeyBindings } from '../../../editor/keys/bindings.ts';
import type { EditorOptions } from '../../../editor/options.ts';
import { type EditorContext, type EditorState, edited, emptyEditor, type Step } from '../../../editor/state.ts';
import { view } from '../../../editor/view.ts';
import { chordOf, type InputEvent, keyPress } from '../../../terminal/key.ts';
import { looksOf, type Span } from '../../prompt/layout.ts';
import { paintPieces } from '../draw/pieces.ts';
import type { Surface } from '../overlay.ts';
import type { HintView, LineView } from '../screen-view.ts';
import { lineKeys } from './line-keys.ts';

export interface LineOptions {
  readonly label: ':' | '/';
  /** What stands in it when it opens. */
  readonly text?: string;
  /** Earlier lines, oldest first. */
  readonly history: readonly string[];
  /** Keys and options of the prompt's editor, as the user set them. */
  readonly editor: { readonly keys: KeyBindings; readonly options: EditorOptions };
  readonly clipboard: LineClipboard;
  /** What may stand at a place of the text, in UTF-16 units; never waits for the network. Left out: Tab does nothing. */
  complete?(text: string, cursor: number): Promise<Completion>;
  forgetNames?(): void;
  highlight?(text: string): readonly Span[];
  /** Called after each change of the text; answers what is wrong with it. */
  changed?(text: string): string | undefined;
  /** Enter: the line is over, unless the answer says why it cannot be applied. What `changed` finds wrong is not handed over. */
  apply(text: string): string | undefined;
  /** Esc on an empty line, or Ctrl+C: the line is over. */
  close(): void;
  /** Something has come to be seen without a key. */
  repaint(): void;
}

/** The part of the prompt's clipboard that a line needs. */
export interface LineClipboard {
  copy(text: string): Promise<unknown>;
  paste(): Promise<string>;
}

/** The `:` or `/` line while it is open: the prompt's editor in one row at the foot of the screen. */
export class LineInput {
  readonly #options: LineOptions;
  readonly #keys: EditorContext['keys'];
  #state: EditorState;
  #problem: string | undefined;
  /** Where more candidates are still being fetched for. */
  #awaited: { readonly text: string; readonly cursor: number } | undefined;
  #size = { columns: 80, rows: 24 };
  #isOver = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#keys = lineKeys(options.editor.keys);
    this.#state = this.#reduced({ type: 'replace', text: options.text ?? '' }, emptyEditor).state;
    this.#problem = options.changed?.(this.text);
  }

  get text(): string {
    return textOf(this.#state.buffer);
  }

  /** It has been applied or closed; answers that come later are dropped. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes a key, typed text or a paste. */
  take(event: InputEvent): void {
    const chord = event.type === 'key' ? chordOf(event) : undefined;
    if (chord === 'Ctrl+C') this.#close();
    else if (chord === 'Escape') this.#escape();
    else if (chord === 'Ctrl+U') this.#clear();
    else this.#dispatch(event);
  }

  /** More is known now: about a completion that waits for names, or the colours of the text. */
  async refresh(): Promise<void> {
    const asked = this.#awaited;
    if (asked !== undefined && this.#options.complete) {
      const completion = await this.#options.complete(asked.text, asked.cursor);
      if (this.#awaited !== asked) return;
      if (!completion.pending) this.#awaited = undefined;
      this.#dispatch({ type: 'refreshed', completion });
    }
    this.#options.repaint();
  }

  view({ columns, rows, theme }: Surface): LineView {
    // the menu scrolls by the size it was drawn at
    this.#size = { columns, rows };
    const { buffer } = this.#state;
    const shown = view(this.#state, this.#context);
    const spans = this.#options.highlight?.(this.text) ?? [];
    return {
      label: this.#options.label,
      text: buffer.text,
      cursor: buffer.cursor,
      looks: looksOf({ buffer, spans, view: shown }),
      problem: this.#problem,
      hints: this.#hints(),
      above: shown.below.map(pieces => paintPieces(pieces, theme)),
    };
  }

  #hints(): readonly HintView[] {
    const { label, complete, history } = this.#options;
    const { opened, selection, buffer } = this.#state;
    const onEscape =
      opened !== undefined || selection !== undefined ? 'back' : buffer.text.length > 0 ? 'clear' : 'close';
    return [
      { key: 'Enter', label: label === ':' ? 'run' : 'apply' },
      ...(complete ? [{ key: 'Tab', label: 'complete' }] : []),
      ...(history.length > 0 ? [{ key: '↑↓', label: 'earlier lines' }] : []),
      { key: 'Esc', label: onEscape },
    ];
  }

  /** What is open over the text goes first, then the text, then the line. */
  #escape(): void {
    const { opened, chord, selection, buffer } = this.#state;
    if (opened !== undefined || selection !== undefined) this.#dispatch(keyPress('Escape'));
    else if (chord !== undefined) this.#state = { ...this.#state, chord: undefined };
    else if (buffer.text.length > 0) this.#clear();
    else this.#close();
  }

  #close(): void {
    this.#isOver = true;
    this.#options.close();
  }

  #apply(): void {
    this.#problem ??= this.#options.apply(this.text);
    this.#isOver = this.#problem === undefined;
  }

  #clear(): void {
    const before = this.text;
    this.#state = { ...edited(this.#state, emptyBuffer), opened: undefined, selection: undefined, chord: undefined };
    this.#note(before);
  }

  #dispatch(event: EditorEvent): void {
    if (this.#isOver) return;
    const before = this.text;
    const { state, effects } = this.#reduced(event, this.#state);
    this.#state = state;
    this.#note(before);
    for (const each of effects) this.#perform(each);
  }

  #reduced(event: EditorEvent, state: EditorState): Step {
    const pasted = event.type === 'paste' || event.type === 'insert' || event.type === 'replace';
    // a filter is one line; of a command line the lines stay what they are
    const flat = pasted && this.#options.label === '/';
    return reduce(state, flat ? { ...event, text: event.text.trim().replace(/\s*\n\s*/g, ' ') } : event, this.#context);
  }

  #note(before: string): void {
    if (this.text === before) return;
    // candidates put themselves into the text
    const { opened } = this.#state;
    if (opened?.kind !== 'menu' && opened?.kind !== 'waiting') this.#awaited = undefined;
    this.#problem = this.#options.changed?.(this.text);
  }

  #perform(effect: Effect): void {
    switch (effect.kind) {
      case 'accept':
        this.#apply();
        break;
      case 'cancel':
        this.#close();
        break;
      case 'complete':
        void this.#complete(effect.use);
        break;
      case 'copy':
        void this.#options.clipboard.copy(effect.text);
        break;
      case 'paste':
        void this.#paste();
        break;
      case 'refresh-names':
        this.#options.forgetNames?.();
        break;
      case 'print':
        this.#dispatch({ type: 'block', lines: effect.lines });
        break;
    }
  }

  async #complete(use: Extract<Effect, { kind: 'complete' }>['use']): Promise<void> {
    const asked = { text: this.text, cursor: offsetAt(this.#state.buffer) };
    const completion = await this.#options.complete?.(asked.text, asked.cursor);
    // whoever has typed on wants another answer
    if (completion === undefined || this.text !== asked.text) return;
    this.#dispatch({ type: 'completed', use, completion });
    if (completion.pending) this.#awaited = asked;
    this.#options.repaint();
  }

  async #paste(): Promise<void> {
    this.#dispatch({ type: 'insert', text: await this.#options.clipboard.paste() });
    this.#options.repaint();
  }

  get #context(): EditorContext {
    const { history, editor } = this.#options;
    return {
      history,
      keys: this.#keys,
      options: { ...editor.options, predictionSource: 'None', bellStyle: 'None' },
      ...this.#size,
      isIncomplete: () => false,
      suggest: () => [],
    };
  }
}
