import { createDecoder } from '../../terminal/decoder.ts';
import { chordOf, type InputEvent, keyPress } from '../../terminal/key.ts';

/** How long an ESC may wait for the rest of its sequence, in ms; a slow link tears sequences apart. */
const escapeTimeout = { local: 50, remote: 100 };

export interface KeyboardOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly remote: boolean;
  /** True until the prompt is live. A line feed then comes from an Enter pressed before raw mode was set. */
  readonly starting: () => boolean;
  readonly onEvent: (event: InputEvent) => void;
  readonly onEnd: () => void;
}

/** Reads keys from the terminal. Returns a function that stops reading. */
export function listenToKeyboard({ stdin, remote, starting, onEvent, onEnd }: KeyboardOptions): () => void {
  const decoder = createDecoder();
  const wait = remote ? escapeTimeout.remote : escapeTimeout.local;
  let timer: NodeJS.Timeout | undefined;
  const report = (event: InputEvent) => {
    const isLineFeed = event.type === 'key' && chordOf(event) === 'Ctrl+J';
    onEvent(isLineFeed && starting() ? keyPress('Enter') : event);
  };
  const onData = (chunk: Buffer) => {
    clearTimeout(timer);
    decoder.push(chunk).forEach(report);
    if (decoder.pending) timer = setTimeout(() => decoder.flush().forEach(onEvent), wait);
  };
  stdin.on('data', onData);
  stdin.on('end', onEnd);
  // A terminal that hangs up ends in a read error.
  stdin.on('error', onEnd);
  stdin.resume();
  return () => {
    clearTimeout(timer);
    stdin.off('data', onData);
    stdin.off('end', onEnd);
    stdin.off('error', onEnd);
    stdin.pause();
  };
}
