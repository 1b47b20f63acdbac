import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { chordOf, type InputEvent } from '../../terminal/key.ts';

/**
 * The standard input that Ink gets: not the terminal, but what our decoder lets through to a field. Ink cannot tell keys
 * apart that come in one chunk, and must never switch the terminal's modes, so it is fed one key at a time from here.
 */
export class FieldInput extends PassThrough {
  readonly isTTY = true;

  setRawMode(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  /** Passes a key on and resolves once the field has taken it. Keys that a field has no use for are left out. */
  async type(event: InputEvent): Promise<void> {
    const sequence = sequenceOf(event);
    if (sequence === undefined) return;
    this.write(sequence);
    await setImmediate();
  }
}

/** The keys of a field, in the form Ink reads them. */
const sequences: Readonly<Record<string, string>> = {
  Enter: '\r',
  Backspace: '\x7f',
  'Ctrl+H': '\x7f',
  LeftArrow: '\x1b[D',
  RightArrow: '\x1b[C',
};

function sequenceOf(event: InputEvent): string | undefined {
  if (event.type === 'key') return sequences[chordOf(event)];
  const line = event.text.split('\n')[0]?.replace(/\p{Cc}/gu, '');
  return line === '' ? undefined : line;
}
