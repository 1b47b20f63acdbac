import { createDecoder } from '../../terminal/decoder.ts';
import { chordOf, type InputEvent, keyPress } from '../../terminal/key.ts';
import type { Reply } from '../../terminal/reply.ts';

/** How long an ESC may wait for the rest of its sequence, in ms; a slow link tears sequences apart. */
const escapeTimeouts = { local: 50, remote: 100 };

export interface KeyboardOptions {
  readonly stdin: NodeJS.ReadableStream;
  /** The variables `SSH_CONNECTION` (a slow link) and `TERM`. */
  readonly env: NodeJS.ProcessEnv;
  /** True until the prompt is live. A line feed then comes from an Enter pressed before raw mode was set. */
  readonly starting: () => boolean;
  readonly onEvent: (event: InputEvent) => void;
  /** Called with answers of the terminal. */
  readonly onReply: (reply: Reply) => void;
  readonly onEnd: () => void;
}

/** The keyboard while it is read. */
export interface Keyboard {
  /** PSReadLine's option AnsiEscapeTimeout, in ms: how long an ESC may wait for the rest of its sequence. */
  escapeTimeout: number;
  /** The option BackspaceByte: what the terminal sends for Backspace. */
  backspaceByte: 0x08 | 0x7f;
  /** Stops reading: what comes then is for somebody else. */
  stop(): void;
  /** Reads again after `stop`. */
  start(): void;
}

/** Reads keys from the terminal, from now on. */
export function listenToKeyboard({ stdin, env, starting, onEvent, onReply, onEnd }: KeyboardOptions): Keyboard {
  const decoder = createDecoder({ linuxConsole: env.TERM === 'linux' });
  let escapeTimeout = env.SSH_CONNECTION === undefined ? escapeTimeouts.local : escapeTimeouts.remote;
  let timer: NodeJS.Timeout | undefined;
  let check: NodeJS.Immediate | undefined;
  function report(event: InputEvent | Reply): void {
    if (event.type === 'reply') onReply(event);
    else onEvent(event.type === 'key' && starting() && chordOf(event) === 'Ctrl+J' ? keyPress('Enter') : event);
  }
  function forget(): void {
    clearTimeout(timer);
    clearImmediate(check);
  }
  function onData(chunk: Buffer): void {
    forget();
    decoder.push(chunk).forEach(report);
    if (decoder.pending) timer = setTimeout(afterTimeout, escapeTimeout);
  }
  // A process that was busy finds its timer due before it has read what came meanwhile.
  function afterTimeout(): void {
    check = setImmediate(() => decoder.flush().forEach(report));
  }
  function start(): void {
    stdin.on('data', onData);
    stdin.on('end', onEnd);
    // A terminal that hangs up ends in a read error.
    stdin.on('error', onEnd);
    stdin.resume();
  }
  start();
  return {
    get escapeTimeout() {
      return escapeTimeout;
    },
    set escapeTimeout(ms) {
      escapeTimeout = ms;
    },
    get backspaceByte() {
      return decoder.backspaceByte;
    },
    set backspaceByte(byte) {
      decoder.backspaceByte = byte;
    },
    start,
    stop() {
      forget();
      decoder.flush();
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.off('error', onEnd);
      stdin.pause();
    },
  };
}
