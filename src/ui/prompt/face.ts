import { type Field, type OpenField, openField } from '../dialogs/fill-field.ts';
import { answerOf, choiceLines, helpLines, labelLines } from '../dialogs/question.ts';
import type { FullScreen } from '../full-screen/full-screen.ts';
import { pagedLines } from '../pager/paged-lines.ts';
import { type Conversation, clearScreen } from './context.ts';
import type { PromptFace, Question } from './shell.ts';

/** The face of one run, and the strings the prompt holds it by. */
export interface LiveFace {
  readonly face: PromptFace;
  /** The field that waits for its user, if any: keys are its own then. */
  readonly field: OpenField | undefined;
  /** Shows a line while the run shows nothing itself: what it writes, its progress and its questions take the place. */
  remind(line: string): void;
  /** Shows a line in place of everything else that comes and goes, until the run ends. */
  tell(line: string): void;
  /** Cancels what is asked, now and later: nobody is there to answer any more. */
  dismiss(): void;
  /** Ends it: what a run left behind still says is dropped, what it asks is cancelled. */
  close(): void;
}

/** What a face leaves to the run that it belongs to. */
export interface FaceHooks {
  /** Called when the user answers a question with Ctrl+C. */
  readonly interrupted: () => void;
  /** Lets the user run other inputs; resolves when that is over. */
  readonly nest: () => Promise<void>;
  /** Fills the screen with something that takes every key; resolves when it closes. */
  readonly fill: (content: FullScreen) => Promise<void>;
}

/** The face of one run. */
export function createFace(conversation: Conversation, { interrupted, nest, fill: fillWhole }: FaceHooks): LiveFace {
  const { screen, output, theme, fill, clipboard, lend } = conversation;
  let closed = false;
  let dismissed = false;
  let field: OpenField | undefined;
  let progress: string | undefined;
  let reminder: string | undefined;
  let told: string | undefined;
  let written = false;
  let asking: Promise<unknown> = Promise.resolve();

  function showProgress(): void {
    if (closed || field !== undefined) return;
    screen.show({ mode: 'running', progress: told ?? progress ?? reminder });
  }

  async function write(lines: readonly string[]): Promise<void> {
    if (closed) return;
    written = true;
    if (reminder !== undefined) {
      reminder = undefined;
      showProgress();
    }
    await output.write(lines);
  }

  async function fillIn(request: Field): Promise<string | undefined> {
    if (closed || dismissed) return undefined;
    field = openField(request, conversation);
    const entered = await field.result;
    field = undefined;
    showProgress();
    return entered;
  }

  async function answer(question: Question): Promise<string | undefined> {
    await write(question.lines);
    for (;;) {
      const entered = await fillIn({
        label: columns => choiceLines(question, columns),
        masked: false,
        paste: false,
        escapes: false,
      });
      if (entered === undefined) {
        if (!dismissed) interrupted();
        return undefined;
      }
      const meaning = answerOf(question, entered);
      if (meaning === 'help') await write(helpLines(question.choices, screen.columns));
      else if (meaning !== 'unclear') return meaning.choice;
    }
  }

  /** Commands may ask at the same time; the user is asked one thing after the other. */
  function inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const asked = asking.then(ask);
    asking = asked;
    return asked;
  }

  return {
    face: {
      get width() {
        return screen.columns;
      },
      write,
      progress(line) {
        progress = line;
        showProgress();
      },
      send(sequence) {
        if (!closed) void output.send(sequence);
      },
      ask: question => inTurn(() => answer(question)),
      askText: ({ lines, label, escapes }) =>
        inTurn(async () => {
          await write(lines);
          return await fillIn({ label: columns => labelLines(label, columns), masked: false, paste: false, escapes });
        }),
      askSecret: label =>
        inTurn(() =>
          fillIn({ label: columns => labelLines(label, columns), masked: true, paste: true, escapes: false }),
        ),
      paged: signal =>
        pagedLines({
          columns: screen.columns,
          rows: screen.rows,
          theme,
          write,
          fill: async content => void (closed || (await fill(content))),
          signal,
        }),
      clipboard,
      lend,
      fill: content => inTurn(async () => void (closed || (await fillWhole(content)))),
      nest: () => inTurn(async () => void (closed || (await nest()))),
      clear() {
        if (!closed) void output.send(clearScreen);
      },
    },
    get field() {
      return field;
    },
    remind(line) {
      const isQuiet = !written;
      written = false;
      if (closed || field !== undefined || !isQuiet) return;
      reminder = line;
      showProgress();
    },
    tell(line) {
      told = line;
      showProgress();
    },
    dismiss() {
      dismissed = true;
      field?.cancel();
    },
    close() {
      closed = true;
      field?.cancel();
    },
  };
}
