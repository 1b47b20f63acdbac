import { offsetAt, textOf } from '../../editor/buffer.ts';
import { reduce } from '../../editor/editor.ts';
import type { Effect } from '../../editor/effect.ts';
import type { EditorEvent } from '../../editor/event.ts';
import type { EditorContext, EditorState } from '../../editor/state.ts';
import { view } from '../../editor/view.ts';
import type { Conversation } from './context.ts';
import { layoutPrompt, transcriptLines } from './layout.ts';
import type { PromptText } from './prompt-text.ts';

/** One input being edited: its state, and how it stands on the screen. */
export class LineEditing {
  readonly #conversation: Conversation;
  /** What stands in front of the line. */
  prompt: PromptText;
  readonly #context: EditorContext;
  #state: EditorState;
  /** Earlier inputs; those of other shells come with the next line. */
  #history: readonly string[];
  #awaited: { readonly text: string; readonly cursor: number } | undefined;
  #isOpen = true;
  /** Stands under the input until it is over. */
  #hint: string | undefined;

  constructor(conversation: Conversation, prompt: PromptText, start: EditorState) {
    const { shell, screen } = conversation;
    this.#conversation = conversation;
    this.prompt = prompt;
    this.#state = start;
    this.#history = linesOf(shell);
    const history = () => this.#history;
    this.#context = {
      get history() {
        return history();
      },
      isIncomplete: text => shell.isIncomplete(text),
      keys: shell.editor.keys,
      get options() {
        return shell.editor.options;
      },
      get columns() {
        return screen.columns;
      },
      get rows() {
        return screen.rows;
      },
      suggest: text => shell.suggest(text),
    };
  }

  get state(): EditorState {
    return this.#state;
  }

  get text(): string {
    return textOf(this.#state.buffer);
  }

  /** The cursor's place in the text, in UTF-16 units. */
  get cursor(): number {
    return offsetAt(this.#state.buffer);
  }

  /** Takes an event in; answers what is to be done about it. */
  dispatch(event: EditorEvent): readonly Effect[] {
    const { state, effects } = reduce(this.#state, event, this.#context);
    this.#state = state;
    return effects;
  }

  /** Spells out the alias that stands before the cursor, where the user wants that and nothing stands behind it. */
  expandAlias(): void {
    const { buffer } = this.#state;
    const expanded = buffer.cursor === buffer.text.length ? this.#conversation.shell.expand(this.text) : undefined;
    if (expanded !== undefined) this.dispatch({ type: 'replace', text: expanded });
  }

  /** The history has been emptied. */
  forgetHistory(): void {
    this.#history = linesOf(this.#conversation.shell);
  }

  /** Notes that the completion which is being answered now will have more to offer. */
  await(pending: boolean): void {
    this.#awaited = pending ? { text: this.text, cursor: this.cursor } : undefined;
  }

  /** More is known now: about the completion that is open, or the colours of the text. */
  async refresh(): Promise<void> {
    const { shell } = this.#conversation;
    const asked = this.#awaited;
    if (asked !== undefined) {
      const completion = await shell.complete(asked.text, asked.cursor);
      if (this.#awaited !== asked) return;
      if (!completion.pending) this.#awaited = undefined;
      this.dispatch({ type: 'refreshed', completion });
    }
    if (this.#isOpen) this.paint();
  }

  /** Begins anew with another state. */
  restart(state: EditorState): void {
    this.#state = state;
    this.#awaited = undefined;
    this.#hint = undefined;
    this.#isOpen = true;
    this.#conversation.screen.onResize(this.paint);
  }

  paint = (): void => {
    const { shell, screen, theme } = this.#conversation;
    screen.measure();
    const shown = view(this.#state, this.#context);
    if (shown.suggestion !== '') this.#hint ??= shell.suggestionHint();
    screen.show({
      mode: 'editing',
      ...layoutPrompt({
        prompt: this.prompt,
        continuation: shell.editor.options.continuationPrompt,
        buffer: this.#state.buffer,
        spans: shell.highlight(this.text),
        view: shown,
        status: this.#hint ?? shell.status(),
        columns: screen.columns,
        rows: screen.rows,
        theme,
      }),
    });
  };

  /** Takes the input off the screen and leaves it in the transcript, with a mark behind it. */
  async leaveBehind(mark: string): Promise<void> {
    const { shell, screen, output, theme } = this.#conversation;
    this.#isOpen = false;
    screen.onResize(undefined);
    screen.show({ mode: 'running' });
    await screen.painted();
    const lines = transcriptLines({
      prompt: this.prompt,
      continuation: shell.editor.options.continuationPrompt,
      buffer: this.#state.buffer,
      spans: shell.highlight(this.text),
      theme,
    });
    await output.write([...lines.slice(0, -1), `${lines.at(-1) ?? ''}${mark}`]);
  }
}

const linesOf = ({ history }: Conversation['shell']): readonly string[] => history.entries().map(each => each.line);
