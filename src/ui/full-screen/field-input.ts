import { setImmediate } from 'node:timers/promises';
import { clean } from '../../terminal/clean.ts';
import { chordOf, type InputEvent } from '../../terminal/key.ts';
import { NoInput } from '../prompt/no-input.ts';

/** The standard input of a screen with a field: keys of our decoder, one at a time, since Ink cannot tell those apart that come in one chunk. */
export class FieldInput extends NoInput {
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
  Backspace: '\x7f',
  'Ctrl+H': '\x7f',
  LeftArrow: '\x1b[D',
  RightArrow: '\x1b[C',
};

function sequenceOf(event: InputEvent): string | undefined {
  if (event.type === 'key') return sequences[chordOf(event)];
  // the field draws what it is given
  const line = clean(event.text.split('\n')[0] ?? '');
  return line === '' ? undefined : line;
}
