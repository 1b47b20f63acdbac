import { textOf } from '../../editor/buffer.ts';
import { emptyEditor, nextLine } from '../../editor/state.ts';
import type { Conversation } from './context.ts';
import { readInput } from './read-input.ts';
import { runWith } from './run.ts';

/** Runs what comes before the first line, reads a line, runs it, and so on until the shell is left. Resolves with the exit code. */
export async function converse(setting: Omit<Conversation, 'nest'>): Promise<number> {
  const { shell } = setting;
  let level = 0;
  const conversation: Conversation = {
    ...setting,
    async nest() {
      shell.setLevel(++level);
      try {
        await inputs(conversation);
      } finally {
        shell.setLevel(--level);
      }
    },
  };
  const started = await runWith(conversation, (face, stops) => shell.start(face, stops));
  return started?.exit ?? (await inputs(conversation));
}

/** Reads and runs inputs until one leaves; answers its exit code. */
async function inputs(conversation: Conversation): Promise<number> {
  const { shell, ending } = conversation;
  let editor = emptyEditor;
  while (ending.by === undefined) {
    const read = await readInput(conversation, nextLine(editor));
    if (read === 'left') return 0;
    editor = read;
    const text = textOf(editor.buffer);
    if (text.trim() === '') continue;
    shell.history.add(text);
    const ran = await runWith(conversation, (face, stops) => shell.run(text, face, stops), {
      waitingToo: true,
    });
    if (ran?.exit !== undefined) return ran.exit;
  }
  return 0;
}
