import { chordOf, type InputEvent } from '../../terminal/key.ts';
import type { Conversation } from './context.ts';
import { createFace } from './face.ts';
import type { PromptFace } from './shell.ts';
import { SUSPENDS } from './suspend.ts';

/** Within so many ms a second Ctrl+C gives a command up that does not stop. */
const abandonWithin = 2000;

/** A run that has shown nothing for so many ms shows that it goes on, and says how to stop it. */
const tick = 1000;

/**
 * Runs something with a face of its own. Ctrl+C aborts it, and once more, soon, leaves it behind with a dead face and answers `undefined`.
 * Other keys wait for the next prompt, or belong to the field that it has opened. With
 * `waitingToo` a Ctrl+C counts that was pressed before it had begun.
 */
export async function runWith<Result>(
  conversation: Conversation,
  work: (face: PromptFace, signal: AbortSignal) => Promise<Result>,
  options?: { readonly waitingToo: boolean },
): Promise<Result | undefined> {
  const { screen, keys, output } = conversation;
  const abort = new AbortController();
  const abandoned = Promise.withResolvers<undefined>();
  const live = createFace(conversation, {
    interrupted: interrupt,
    nest: () => away(() => conversation.nest()),
    fill: content => away(() => conversation.fill(content)),
  });
  let interruptedAt: number | undefined;
  let isAway = false;
  const began = performance.now();
  const clock = setInterval(() => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    if (!isAway && !conversation.shell.isSpoken)
      live.remind(conversation.theme.paint('ui.muted', `${seconds}s, Ctrl+C stops it`));
  }, tick).unref();

  function interrupt(): void {
    const now = performance.now();
    if (interruptedAt !== undefined && now - interruptedAt < abandonWithin) abandoned.resolve(undefined);
    interruptedAt = now;
    keys.clear();
    void output.write(['^C']);
    abort.abort();
  }

  /** Something else in the middle of this run that has the keys to itself, until the user leaves it. */
  async function away(there: () => Promise<void>): Promise<void> {
    keys.divert(undefined);
    isAway = true;
    try {
      await there();
    } finally {
      isAway = false;
      keys.divert(take);
      screen.show({ mode: 'running' });
    }
  }

  function take(event: InputEvent): boolean {
    const chord = event.type === 'key' ? chordOf(event) : '';
    if (chord === SUSPENDS) {
      conversation.suspend();
      return true;
    }
    const isInterrupt = chord === 'Ctrl+C';
    const { field } = live;
    if (field === undefined || field.isDone) {
      if (isInterrupt) interrupt();
      return isInterrupt;
    }
    if (isInterrupt) field.cancel();
    else field.take(event);
    return true;
  }

  screen.show({ mode: 'running' });
  keys.divert(take, options);
  try {
    return await Promise.race([work(live.face, abort.signal), abandoned.promise]);
  } finally {
    clearInterval(clock);
    live.close();
    keys.divert(undefined);
  }
}
