import { setImmediate } from 'node:timers/promises';
import type { InputEvent } from '../../terminal/key.ts';
import type { KeyQueue } from '../prompt/key-queue.ts';
import type { Screen } from '../prompt/view.ts';

export interface Field {
  readonly label: string;
  readonly masked: boolean;
  /** Whether a paste may fill the field; its first line then does, and it never submits. */
  readonly paste: boolean;
}

/** A field on the screen, waiting for its user. */
export interface OpenField {
  /** Resolves with what was entered, `undefined` after `cancel`. */
  readonly result: Promise<string | undefined>;
  take(event: InputEvent): void;
  cancel(): void;
}

/**
 * Shows a field and has it filled. Input from before it stood on the screen does not count: what waits in the queue and what
 * the terminal still holds is read and thrown away first, and then everything up to the moment of painting.
 */
export function openField(field: Field, screen: Screen, keys: KeyQueue): OpenField {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let value = '';
  let state: 'draining' | 'shown' | 'open' | 'done' = 'draining';
  let typing: Promise<void> = Promise.resolve();

  async function drain(): Promise<void> {
    keys.clear();
    // Between two checks of the event loop the terminal is read once.
    await setImmediate();
    await setImmediate();
    if (state === 'done') return;
    state = 'shown';
    show();
  }
  function show(): void {
    screen.show({ mode: 'field', label: field.label, masked: field.masked, value, onChange, onSubmit: finish });
  }
  function onChange(next: string): void {
    value = next;
    show();
  }
  function finish(entered: string | undefined): void {
    state = 'done';
    screen.show({ mode: 'running' });
    resolve(entered);
  }
  async function pass(event: InputEvent): Promise<void> {
    if (state === 'done') keys.push(event);
    else await screen.type(event);
  }

  void drain();
  return {
    result: promise,
    take(event) {
      if (state === 'shown' && screen.isPainted) state = 'open';
      if (state === 'draining' || state === 'shown' || (event.type === 'paste' && !field.paste)) return;
      typing = typing.then(() => pass(event));
    },
    cancel: () => finish(undefined),
  };
}
