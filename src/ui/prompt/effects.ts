import type { Effect } from '../../editor/effect.ts';
import { clean } from '../../terminal/clean.ts';
import { createPagerScreen } from '../pager/pager-screen.ts';
import { type Conversation, clearScreen } from './context.ts';
import { copiedText } from './copied.ts';
import { editExternally } from './external-editor.ts';
import type { LineEditing } from './line-editing.ts';
import { pickInput } from './pick-input.ts';
import { readPrompt } from './read-prompt.ts';
import { runWith } from './run.ts';

/** What only the owner of the line decides: that it is over. */
export type Ending = Extract<Effect, { readonly kind: 'accept' | 'cancel' | 'exit' }>;

/** Does what the editor asked for and brings it the answer; what it asks for then is answered too. Answers the endings that came of it. */
export async function perform(
  effect: Effect,
  line: LineEditing,
  conversation: Conversation,
): Promise<readonly Ending[]> {
  const { shell, screen, output, clipboard, fill, theme } = conversation;
  const answer = async (event: Parameters<LineEditing['dispatch']>[0]): Promise<readonly Ending[]> => {
    const endings: Ending[] = [];
    for (const next of line.dispatch(event)) endings.push(...(await perform(next, line, conversation)));
    return endings;
  };
  switch (effect.kind) {
    case 'accept':
    case 'cancel':
    case 'exit':
      return [effect];
    case 'clear-screen':
      await output.send(clearScreen);
      return [];
    case 'copy': {
      const copied = await clipboard.copy(effect.text);
      return copied.way === 'nowhere' ? answer({ type: 'block', lines: [copiedText(copied)] }) : [];
    }
    case 'paste':
      return answer({ type: 'insert', text: await clipboard.paste() });
    case 'complete': {
      const completion = await shell.complete(line.text, line.cursor);
      line.await(completion.pending);
      return answer({ type: 'completed', use: effect.use, completion });
    }
    case 'refresh-names':
      shell.forgetNames();
      return [];
    case 'command-help': {
      const help = await shell.commandHelp(line.text, line.cursor, screen.columns);
      if (help === undefined) return answer({ type: 'block', lines: ['There is no command at the cursor.'] });
      await fill(createPagerScreen({ ...help, theme }));
      return [];
    }
    case 'history-picker': {
      const picked = await pickInput(conversation);
      return picked === undefined ? [] : answer({ type: 'replace', text: picked });
    }
    case 'browse':
      await runWith(conversation, (face, stops) => shell.browse(face, stops));
      // what the run has shown stands above the line, and it may have led elsewhere
      line.prompt = await readPrompt(conversation);
      line.paint();
      return [];
    case 'parameter-help': {
      const lines = await shell.parameterHelp(line.text, line.cursor, screen.columns);
      return answer({ type: 'block', lines: lines ?? ['There is no parameter at the cursor.'] });
    }
    case 'edit-visually': {
      const edited = await editExternally(line.text, conversation);
      if ('problem' in edited) return answer({ type: 'block', lines: [edited.problem] });
      return [...(await answer({ type: 'replace', text: edited.text })), { kind: 'accept' }];
    }
    case 'clear-history':
      shell.history.clear();
      line.forgetHistory();
      return [];
    case 'print':
      await output.write(effect.lines.map(clean));
      return [];
    case 'ding':
      if (shell.editor.options.bellStyle === 'Audible') await output.send('\x07');
      return [];
  }
}
