import { emptyBuffer } from '../../editor/buffer.ts';
import { askTerminal, canBeAsked, type TerminalAnswer, type TerminalQuestion } from '../../terminal/ask.ts';
import { guardModes } from '../../terminal/guard.ts';
import { createModes } from '../../terminal/modes.ts';
import { createOutputQueue } from '../../terminal/output-queue.ts';
import { wrap } from '../../views/lines.ts';
import type { FullScreen } from '../full-screen/full-screen.ts';
import type { Theme } from '../theme/theme.ts';
import { createClipboard } from './clipboard.ts';
import type { Conversation } from './context.ts';
import { Ending } from './ending.ts';
import { createKeyQueue } from './key-queue.ts';
import { listenToKeyboard } from './keyboard.ts';
import { layoutPrompt } from './layout.ts';
import type { Mounted } from './mount.tsx';
import type { PromptText } from './prompt-text.ts';
import { reflowOf } from './reflow.ts';
import type { Shell } from './shell.ts';
import { suspend } from './suspend.ts';
import { sizeOf } from './view.ts';

export interface PromptOptions {
  /** Painted before anything is loaded; what the shell's `prompt` is going to answer. */
  readonly firstPrompt: PromptText;
  /** Loads the program behind the prompt; called when the first prompt stands. */
  readonly loadShell: () => Promise<Shell>;
  /** Terminals, both; the caller has made sure of it. */
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly process: NodeJS.Process;
  readonly theme: Theme;
}

/** So many ms the end waits for an answer of the terminal that is still on its way; few terminals give none. */
const answerWithin = 500;

/** How the prompt was left. */
export interface PromptEnd {
  readonly exit: number;
  /** A signal ended it in the middle of a run: to be sent again once everything is closed. */
  readonly signal: NodeJS.Signals | undefined;
}

/**
 * The interactive face, from the first prompt to the last. The prompt is painted and keys are read at once; Ink and the
 * shell are loaded behind it and take over. However it ends, the terminal is left as it was found.
 * Rejects when drawing or the shell itself fails.
 */
export async function startPrompt(options: PromptOptions): Promise<PromptEnd> {
  const { firstPrompt, loadShell, stdin, stdout, process, theme } = options;
  const { env } = process;
  const modes = createModes({ setRawMode: on => stdin.setRawMode(on), write: text => stdout.write(text) });
  const keys = createKeyQueue();
  const output = createOutputQueue();
  let mounted: Mounted | undefined;
  const ending = new Ending(() => {
    // what is typed now runs no more
    keys.clear();
    inputEnded();
  });
  function inputEnded(): void {
    keys.close();
    // a terminal that has gone away stops nothing that is still to be awaited and written down
    stdout.on('error', () => {});
  }

  const release = guardModes(
    modes,
    {
      ending: (signal, die) => ending.take(signal, die),
      leaving: () => {
        mounted?.unmount();
        shell?.history.save();
      },
      stopping: () => mounted?.clear(),
      resumed: () => mounted?.redraw(),
    },
    process,
  );
  let question: TerminalQuestion | undefined;
  const keyboard = listenToKeyboard({
    stdin,
    env,
    starting: () => mounted === undefined,
    onEvent: event => keys.push(event),
    onReply: reply => question?.take(reply),
    onEnd: inputEnded,
  });
  /** Draws what fills the screen anew; undefined while the prompt has it. */
  let redrawFilled: (() => void) | undefined;
  async function lend<Result>(work: () => Promise<Result>): Promise<Result> {
    mounted?.clear();
    keyboard.stop();
    modes.suspend();
    try {
      return await work();
    } finally {
      modes.resume();
      keyboard.start();
      if (redrawFilled) redrawFilled();
      else mounted?.redraw();
    }
  }
  /** What draws nothing need not wait until the prompt is back on the screen. */
  async function send(sequence: string): Promise<void> {
    if (redrawFilled) stdout.write(sequence);
    else await output.send(sequence);
  }
  async function fill(content: FullScreen): Promise<void> {
    // a line that is still to be drawn would leave an empty row in the transcript
    await mounted?.screen.painted();
    mounted?.unmount();
    const before = redrawFilled;
    try {
      const { showFullScreen } = await import('../full-screen/show.tsx');
      const onShown = (redraw: () => void) => {
        redrawFilled = redraw;
      };
      await showFullScreen(content, { stdout, modes, keys, theme, onShown });
    } finally {
      redrawFilled = before;
      mounted?.remount();
    }
  }
  let shell: Shell | undefined;
  let background: TerminalAnswer['background'];
  function takeAnswer(answer: TerminalAnswer): void {
    if (answer.kittyKeyboard) modes.enter('kitty-keyboard');
    else if (answer.modifyOtherKeys) modes.enter('modify-other-keys');
    background = answer.background;
    if (background) shell?.setBackground(background);
  }
  try {
    modes.enter('raw');
    modes.enter('bracketed-paste');
    if (canBeAsked(env.TERM, process.platform))
      question = askTerminal({
        program: env.TERM_PROGRAM,
        write: text => stdout.write(text),
        onAnswer: takeAnswer,
      });
    const { columns, rows } = sizeOf(stdout);
    const first = layoutPrompt({
      prompt: firstPrompt,
      continuation: '',
      buffer: emptyBuffer,
      columns,
      rows,
      theme,
    });
    stdout.write(theme.signs(first.rows.join('\n')));
    const [{ mount }, { converse }, loaded] = await Promise.all([
      import('./mount.tsx'),
      import('./conversation.ts'),
      loadShell(),
    ]);
    shell = loaded;
    if (background) shell.setBackground(background);
    stdout.write(
      `\r${first.cursor.y > 0 ? `\x1b[${first.cursor.y}A` : ''}\x1b[J${shell.notices.flatMap(each => wrap(each, columns).map(line => `${line}\n`)).join('')}`,
    );
    modes.note('hidden-cursor');
    mounted = mount({ stdout, output, reflow: reflowOf(env), theme });
    const conversation: Omit<Conversation, 'nest'> = {
      shell,
      screen: mounted.screen,
      keys,
      keyboard,
      output,
      theme,
      lend,
      ending,
      suspend: () => suspend(process),
      fill,
      clipboard: createClipboard(env, send),
      environment: env,
    };
    const exit = await Promise.race([converse(conversation), mounted.failed]);
    return { exit, signal: ending.by };
  } finally {
    mounted?.unmount();
    // An answer that is still on its way would be typed into the next program.
    await question?.settled(answerWithin);
    modes.restore();
    keyboard.stop();
    release();
  }
}
