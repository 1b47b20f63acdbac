import { keyOfControlSequence, keyOfSingleShift } from './control-sequence.ts';
import { type InputEvent, type KeyPress, keyPress } from './key.ts';

/** Turns the bytes of a terminal into keys. It keeps no clock: the owner starts a timer while `pending` and calls `flush`. */
export interface Decoder {
  /** Takes the next bytes and returns what they complete, in order. How the bytes are cut into chunks does not matter. */
  push(chunk: Uint8Array): InputEvent[];
  /** True while an escape sequence has begun that may also be the Escape key alone. */
  readonly pending: boolean;
  /** Decides that nothing more is coming: a lone ESC becomes the Escape key, `ESC [` becomes Alt+[, a torn sequence nothing. */
  flush(): InputEvent[];
}

const esc = '\x1b';
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** What the text begins with: so many characters that are an event, or nothing at all, or not enough to tell. */
type Token = { readonly length: number; readonly event?: InputEvent | undefined } | 'pending';

export function createDecoder(): Decoder {
  // A BOM is garbage like any other; left to the decoder it would be dropped at the beginning only.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let held = '';
  return {
    push(chunk) {
      held += utf8.decode(chunk, { stream: true });
      const events: InputEvent[] = [];
      while (held !== '') {
        const token = next(held);
        if (token === 'pending') break;
        held = held.slice(token.length);
        if (token.event !== undefined) events.push(token.event);
      }
      return events;
    },
    get pending() {
      return held !== '' && !held.startsWith(pasteStart);
    },
    flush() {
      if (held.startsWith(pasteStart)) return [];
      const torn = held;
      held = '';
      return afterSilence(torn);
    },
  };
}

function next(input: string): Token {
  if (input.startsWith(pasteStart)) return paste(input);
  if (input.startsWith(esc)) return escaped(input);
  const run = /^[^\x00-\x1f\x7f]+/.exec(input)?.[0];
  if (run === undefined) return { length: 1, event: controlKey(input) };
  const text = run.replace(/[\x80-\x9f\ufeff\ufffd]/g, '');
  return { length: run.length, event: text === '' ? undefined : { type: 'text', text } };
}

function paste(input: string): Token {
  const end = input.indexOf(pasteEnd);
  if (end === -1) return 'pending';
  const text = input.slice(pasteStart.length, end).replace(/\r\n?/g, '\n');
  return { length: end + pasteEnd.length, event: { type: 'paste', text } };
}

function escaped(input: string): Token {
  const second = input[1];
  if (second === undefined) return 'pending';
  if (second === '[') return controlSequence(input);
  if (second === 'O') return singleShift(input);
  // Operating system commands and device control strings are only ever answers of the terminal.
  if (second === ']' || second === 'P') return controlString(input);
  if (second === esc) return doubleEscape(input);
  const code = input.codePointAt(1) ?? 0;
  return { length: 1 + String.fromCodePoint(code).length, event: withAlt(input.slice(1)) };
}

function controlSequence(input: string): Token {
  if (input.startsWith('\x1b[M')) return input.length < 6 ? 'pending' : { length: 6 };
  const match = /^\x1b\[(\[[A-E]|\d+\$|[0-?]*[ -/]*[@-~])/.exec(input);
  // `[[` is only the beginning of a Linux console function key while its letter may still come.
  if (input === '\x1b[[') return 'pending';
  const sequence = match?.[1];
  if (sequence !== undefined) return { length: 2 + sequence.length, event: keyOfControlSequence(sequence) };
  const begun = /^\x1b\[[0-?]*[ -/]*/.exec(input)?.[0] ?? '';
  return begun.length === input.length ? 'pending' : { length: begun.length };
}

function singleShift(input: string): Token {
  const match = /^\x1bO([\d;]*)([^\d;])?/.exec(input);
  const final = match?.[2];
  if (match === null || final === undefined) return 'pending';
  if (final < ' ' || final > '~')
    return { length: match[0].length - 1, event: keyPress('O', { alt: true, shift: true }) };
  return { length: match[0].length, event: keyOfSingleShift((match[1] ?? '') + final) };
}

function controlString(input: string): Token {
  const end = /[\x07\x18\x1a]|\x1b\\/.exec(input);
  return end === null ? 'pending' : { length: end.index + end[0].length };
}

/** rxvt sends Alt with a cursor key as ESC and then the key's own sequence. */
function doubleEscape(input: string): Token {
  const third = input[2];
  if (third === undefined) return 'pending';
  if (third !== '[' && third !== 'O') return { length: 1, event: keyPress('Escape') };
  const inner = input.startsWith('\x1b\x1b[200~') ? undefined : escaped(input.slice(1));
  if (inner === undefined) return { length: 1, event: keyPress('Escape') };
  if (inner === 'pending') return 'pending';
  const event = inner.event?.type === 'key' ? { ...inner.event, alt: true } : undefined;
  return { length: inner.length + 1, event };
}

function withAlt(input: string): KeyPress {
  const control = controlKey(input);
  if (control !== undefined) return { ...control, alt: true };
  const character = String.fromCodePoint(input.codePointAt(0) ?? 0);
  const upper = character.toUpperCase();
  return keyPress(upper, { alt: true, shift: upper === character && upper !== character.toLowerCase() });
}

/** The key of a C0 control byte or DEL (ECMA-48; the letters are those of the ASCII chart). */
function controlKey(input: string): KeyPress | undefined {
  const code = input.charCodeAt(0);
  if (code === 0x7f) return keyPress('Backspace');
  if (code >= 0x20) return undefined;
  if (code === 0x09) return keyPress('Tab');
  if (code === 0x0d) return keyPress('Enter');
  if (code === 0x1b) return keyPress('Escape');
  return keyPress(String.fromCharCode(code + 0x40), { ctrl: true });
}

function afterSilence(torn: string): InputEvent[] {
  if (torn === '') return [];
  if (torn === esc) return [keyPress('Escape')];
  if (torn === esc + esc) return [keyPress('Escape'), keyPress('Escape')];
  if (torn.length === 2) return [withAlt(torn.slice(1))];
  return [];
}
