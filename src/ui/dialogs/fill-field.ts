import { setImmediate } from 'node:timers/promises';
import { type Buffer, emptyBuffer, textOf } from '../../editor/buffer.ts';
import { chordOf, type InputEvent } from '../../terminal/key.ts';
import type { Conversation } from '../prompt/context.ts';
import { layoutPrompt, transcriptLines } from '../prompt/layout.ts';
import type { PromptText } from '../prompt/prompt-text.ts';
import { editField } from './edit-field.ts';

export interface Field {
  /** What stands before the field, in rows of at most so many cells. */
  readonly label: (columns: number) => PromptText;
  readonly masked: boolean;
  /** Whether a paste may fill the field; its first line then does, and it never submits. */
  readonly paste: boolean;
  /** Whether Escape cancels it. */
  readonly escapes: boolean;
}

/** A field on the screen, waiting for its user. */
export interface OpenField {
  /** Resolves with what was entered, `undefined` after `cancel`. */
  readonly result: Promise<string | undefined>;
  /** What was entered is on its way to the transcript: further keys are for whoever comes next. */
  readonly isDone: boolean;
  take(event: InputEvent): void;
  cancel(): void;
}

/**
 * Shows a field and has it filled. Input from before it stood on the screen does not count: what waits in the queue and what
 * the terminal still holds is read and thrown away first, and then everything up to the moment of painting. What was entered
 * stays in the transcript, a secret does not.
 */
export function openField(
  field: Field,
  { screen, keys, output, theme }: Pick<Conversation, 'screen' | 'keys' | 'output' | 'theme'>,
): OpenField {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let buffer: Buffer = emptyBuffer;
  let wasSeen = false;
  let state: 'draining' | 'shown' | 'open' | 'done' = 'draining';

  async function drain(): Promise<void> {
    keys.clear();
    // Between two checks of the event loop the terminal is read once.
    await setImmediate();
    await setImmediate();
    if (state === 'done') return;
    state = 'shown';
    wasSeen = true;
    screen.onResize(repaint);
    show();
  }
  function show(): void {
    screen.measure();
    const { columns, rows } = screen;
    const shown = field.masked ? { ...buffer, text: buffer.text.map(() => '*') } : buffer;
    const prompt = field.label(columns);
    screen.show({
      mode: 'editing',
      ...layoutPrompt({ prompt, continuation: '', buffer: shown, columns, rows, theme }),
    });
  }
  /** The user has seen the question when it has been painted once, whatever size it is painted in after that. */
  function noteSeen(): void {
    if (state === 'shown' && screen.isPainted) state = 'open';
  }
  function repaint(): void {
    noteSeen();
    show();
  }
  function finish(entered: string | undefined): void {
    state = 'done';
    screen.onResize(undefined);
    screen.show({ mode: 'running' });
    resolve(entered);
  }
  async function leaveBehind(entered: string | undefined): Promise<string | undefined> {
    await screen.painted();
    // one that was never shown leaves nothing
    if (entered === undefined && !wasSeen) return undefined;
    const prompt = field.label(screen.columns);
    await output.write(
      transcriptLines({ prompt, continuation: '', buffer: field.masked ? emptyBuffer : buffer, theme }),
    );
    return entered;
  }

  void drain();
  return {
    result: promise.then(leaveBehind),
    get isDone() {
      return state === 'done';
    },
    take(event) {
      noteSeen();
      if (state !== 'open' || (event.type === 'paste' && !field.paste)) return;
      const chord = event.type === 'key' ? chordOf(event) : undefined;
      if (chord === 'Enter') return finish(textOf(buffer));
      if (chord === 'Escape' && field.escapes) return finish(undefined);
      buffer = editField(buffer, event);
      show();
    },
    cancel: () => finish(undefined),
  };
}
