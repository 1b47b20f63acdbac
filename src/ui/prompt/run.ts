import { chordOf, type InputEvent } from '../../terminal/key.ts';
import type { Conversation } from './context.ts';
import { createFace } from './face.ts';
import type { PromptFace, Stops } from './shell.ts';
import { SUSPENDS } from './suspend.ts';

/** Within so many ms a second Ctrl+C gives up what has been sent, and a command that does not stop. */
const abandonWithin = 2000;

/** A command that is given up has so many ms to say what is unknown now, before it is left behind. */
const wordsWithin = 500;

/** A run that goes on so many ms after Ctrl+C says what it waits for. */
const stopsWithin = 150;

const stoppingText = 'Stopping: nothing more is sent; what was sent is awaited. Ctrl+C twice gives up.';

/** A run that has shown nothing for so many ms shows that it goes on, and says how to stop it. */
const tick = 1000;

/**
 * Runs something with a face of its own. Ctrl+C stops it, and once more, soon, gives it up: what does not end then either is left behind with a
 * dead face, and `undefined` is answered.
 * Other keys wait for the next prompt, or belong to the field that it has opened. With
 * `waitingToo` a Ctrl+C counts that was pressed before it had begun.
 */
export async function runWith<Result>(
  conversation: Conversation,
  work: (face: PromptFace, stops: Stops) => Promise<Result>,
  options?: { readonly waitingToo: boolean },
): Promise<Result | undefined> {
  const { screen, keys, output, ending } = conversation;
  const stop = new AbortController();
  const abandon = new AbortController();
  const left = Promise.withResolvers<undefined>();
  const timers: NodeJS.Timeout[] = [];
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
    const isAgain = interruptedAt !== undefined && now - interruptedAt < abandonWithin;
    interruptedAt = now;
    keys.clear();
    void output.write(['^C']);
    stopNow();
    if (isAgain) giveUp();
  }

  function stopNow(): void {
    if (!stop.signal.aborted) timers.push(setTimeout(tellStopping, stopsWithin));
    stop.abort();
  }

  function giveUp(): void {
    abandon.abort();
    timers.push(setTimeout(() => left.resolve(undefined), wordsWithin));
  }

  function endedBySignal(): void {
    stopNow();
    live.dismiss();
  }

  function tellStopping(): void {
    if (conversation.shell.isSpoken) void output.write([stoppingText]);
    else live.tell(conversation.theme.paint('ui.muted', stoppingText));
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
  const { signal: ended, abandoned } = ending.stops;
  ended.addEventListener('abort', endedBySignal);
  abandoned.addEventListener('abort', giveUp);
  try {
    const stops = { signal: stop.signal, abandoned: abandon.signal };
    return await ending.during(() => Promise.race([work(live.face, stops), left.promise]));
  } finally {
    ended.removeEventListener('abort', endedBySignal);
    abandoned.removeEventListener('abort', giveUp);
    for (const each of timers) clearTimeout(each);
    clearInterval(clock);
    live.close();
    keys.divert(undefined);
  }
}
