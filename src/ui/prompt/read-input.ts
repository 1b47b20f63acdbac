import { type EditorState, nextLine } from '../../editor/state.ts';
import { chordOf } from '../../terminal/key.ts';
import type { Conversation } from './context.ts';
import { perform } from './effects.ts';
import { LineEditing } from './line-editing.ts';
import { readPrompt } from './read-prompt.ts';
import { SUSPENDS } from './suspend.ts';

const howToLeave = 'Ctrl+D or exit to leave';

/** Edits one input until it is accepted; it is then left in the transcript. `left` when the user wants to leave. */
export async function readInput(conversation: Conversation, start: EditorState): Promise<EditorState | 'left'> {
  const { shell, screen, keys, keyboard, output } = conversation;
  const prompt = await readPrompt(conversation);
  const { ansiEscapeTimeout, backspaceByte } = shell.editor.keyboard;
  keyboard.escapeTimeout = ansiEscapeTimeout;
  keyboard.backspaceByte = backspaceByte === 'BS' ? 0x08 : 0x7f;
  const line = new LineEditing(conversation, prompt, start);
  screen.onResize(line.paint);
  shell.onMore(() => void line.refresh());
  try {
    for (let fresh = true; ; ) {
      if (!keys.waiting) {
        line.paint();
        // a new prompt does not wait for its turn among the frames
        if (fresh) await screen.painted();
        fresh = false;
      }
      const event = await keys.next();
      if (event?.type === 'key' && chordOf(event) === SUSPENDS && shell.editor.keys.lookup(SUSPENDS) === undefined) {
        conversation.suspend();
        continue;
      }
      if (event?.type === 'text' && event.text === ' ') line.expandAlias();
      const effects = event === undefined ? [{ kind: 'exit' } as const] : line.dispatch(event);
      for (const effect of effects) {
        for (const ending of await perform(effect, line, conversation)) {
          if (ending.kind === 'accept') {
            await line.leaveBehind('');
            return line.state;
          }
          if (ending.kind === 'exit') {
            await line.leaveBehind('');
            return 'left';
          }
          if (line.text === '') await output.write([howToLeave]);
          else {
            await line.leaveBehind('^C');
            line.restart(nextLine(line.state));
          }
        }
      }
    }
  } finally {
    shell.onMore(undefined);
    screen.onResize(undefined);
  }
}
