import { textOf } from '../../editor/buffer.ts';
import { reduce } from '../../editor/editor.ts';
import { ask, type EditorContext, type EditorState, emptyEditor, nextLine } from '../../editor/state.ts';
import { type Conversation, clearScreen } from './context.ts';
import { layoutPrompt, transcriptLines } from './layout.ts';
import { runInput } from './run.ts';

export const howToLeave = 'Ctrl+D or exit to leave';

/** Reads a line, runs it, and so on until the shell is left. Resolves with the exit code. */
export async function converse(conversation: Conversation): Promise<number> {
  let editor = emptyEditor;
  for (;;) {
    const read = await readInput(conversation, nextLine(editor));
    if (read === 'left') return 0;
    editor = read;
    const text = textOf(editor.buffer);
    if (text.trim() === '') continue;
    conversation.shell.history.add(text);
    const { exit } = await runInput(conversation, text);
    if (exit !== undefined) return exit;
  }
}

/** Edits one input until it is accepted; it is then left in the transcript. `left` when the user wants to leave. */
async function readInput(conversation: Conversation, start: EditorState): Promise<EditorState | 'left'> {
  const { shell, screen, keys, output, theme } = conversation;
  const prompt = shell.prompt();
  const context = (): EditorContext => ({
    history: shell.history.entries(),
    isIncomplete: text => shell.isIncomplete(text),
    keys: conversation.keyBindings,
    options: conversation.editorOptions,
    columns: screen.columns,
    rows: screen.rows,
    suggest: () => [],
  });
  let state = start;
  screen.onResize(paint);
  function paint(): void {
    const { columns, rows } = screen;
    screen.show({
      mode: 'editing',
      ...layoutPrompt({ prompt, buffer: state.buffer, columns, rows, theme }),
    });
  }

  async function leaveBehind(mark: string): Promise<void> {
    screen.onResize(undefined);
    screen.show({ mode: 'running' });
    await screen.painted();
    const lines = transcriptLines(prompt, textOf(state.buffer), theme);
    await output.write([...lines.slice(0, -1), `${lines.at(-1) ?? ''}${mark}`]);
  }

  for (let fresh = true; ; ) {
    if (!keys.waiting) {
      paint();
      // a new prompt does not wait for its turn among the frames
      if (fresh) await screen.painted();
      fresh = false;
    }
    const event = await keys.next();
    const step = event === undefined ? ask(state, { kind: 'exit' }) : reduce(state, event, context());
    state = step.state;
    for (const effect of step.effects) {
      switch (effect.kind) {
        case 'accept':
          await leaveBehind('');
          return state;
        case 'exit':
          await leaveBehind('');
          return 'left';
        case 'cancel':
          if (state.buffer.text.length === 0) {
            await output.write([howToLeave]);
          } else {
            await leaveBehind('^C');
            state = nextLine(state);
            screen.onResize(paint);
          }
          break;
        case 'clear-screen':
          await output.send(clearScreen);
          break;
      }
    }
  }
}
