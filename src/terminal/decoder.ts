import { endOfString, opensString } from './control-string.ts';
import type { InputEvent } from './key.ts';
import type { Reply } from './reply.ts';
import { eventsOfTorn, type KeyboardFacts, tokenAt } from './token.ts';

export interface DecoderOptions {
  /** On the Linux console Shift with F1 makes F13, elsewhere Shift with F3 does. */
  readonly linuxConsole?: boolean;
}

/** Turns the bytes of a terminal into keys. It keeps no clock: the owner starts a timer while `pending` and calls `flush`. */
export interface Decoder {
  /**
   * Takes the next bytes and returns what they complete, in order. How the bytes are cut into chunks does not matter. What is
   * no key, text, paste or answer is swallowed.
   */
  push(chunk: Uint8Array): (InputEvent | Reply)[];
  /** True while an escape sequence has begun that may also be the Escape key alone. */
  readonly pending: boolean;
  /** Decides that nothing more is coming: a lone ESC becomes the Escape key, `ESC [` becomes Alt+[, a torn sequence nothing. */
  flush(): InputEvent[];
  /**
   * The byte that the terminal sends for Backspace. If it is DEL (the default), BS is `Ctrl+H`; if it is BS, DEL is
   * `Ctrl+Backspace`.
   */
  backspaceByte: KeyboardFacts['backspaceByte'];
}

const esc = '\x1b';
const pasteEnd = '\x1b[201~';
/** No sequence of ours is longer; what is, is garbage. In characters. */
const longest = 4096;

/**
 * Where the input stands: between sequences; inside a paste; inside a string of the terminal that is too long to be one; or
 * behind one that silence has torn, whose end may come in the next chunk.
 */
type Place = 'ground' | 'paste' | 'skipping' | 'torn';

export function createDecoder({ linuxConsole = false }: DecoderOptions = {}): Decoder {
  // A BOM is garbage like any other; left to the decoder it would be dropped at the beginning only.
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const facts: { -readonly [Fact in keyof KeyboardFacts]: KeyboardFacts[Fact] } = {
    firstShifted: linuxConsole ? 1 : 3,
    backspaceByte: 0x7f,
  };
  let place: Place = 'ground';
  let held = '';
  let pasted: string[] = [];
  let highSurrogate = '';
  let events: (InputEvent | Reply)[] = [];

  function take(input: string, at: number): number {
    const token = tokenAt(input, at, facts);
    if (token === 'pending') {
      held = input.slice(at);
      if (held.length > longest) {
        held = '';
        place = 'skipping';
      }
      return input.length;
    }
    for (const event of token.events) {
      if (event.type === 'text') takeText(event.text);
      else events.push(event);
    }
    if (token.beginsPaste) place = 'paste';
    return at + token.length;
  }

  /** Windows sends the halves of a character beyond the BMP as two keys. */
  function takeText(part: string): void {
    const text = (highSurrogate + part).toWellFormed().replaceAll('\ufffd', '');
    highSurrogate = /[\ud800-\udbff]$/.exec(part)?.[0] ?? '';
    if (text !== '') events.push({ type: 'text', text });
  }

  /** Takes what belongs to a paste. Only what is new is looked through, so that a long paste takes time in proportion. */
  function takePaste(input: string, at: number): number {
    const end = input.indexOf(pasteEnd, at);
    if (end === -1) {
      const kept = tornEnd(input, at);
      pasted.push(input.slice(at, kept));
      held = input.slice(kept);
      return input.length;
    }
    pasted.push(input.slice(at, end));
    events.push({ type: 'paste', text: pasted.join('').replace(/\r\n?/g, '\n') });
    pasted = [];
    place = 'ground';
    return end + pasteEnd.length;
  }

  function skip(input: string, at: number): number {
    const end = endOfString(input, at);
    if (end !== 'pending') {
      place = 'ground';
      return end.next;
    }
    held = input.endsWith(esc) ? esc : '';
    return input.length;
  }

  function skipTornEnd(input: string): number {
    place = 'ground';
    const end = endOfString(input, 0);
    return end !== 'pending' && end.terminated ? end.next : 0;
  }

  return {
    push(chunk) {
      const input = held + utf8.decode(chunk, { stream: true });
      events = [];
      held = '';
      let at = place === 'torn' ? skipTornEnd(input) : 0;
      while (at < input.length) {
        if (place === 'paste') at = takePaste(input, at);
        else if (place === 'skipping') at = skip(input, at);
        else at = take(input, at);
      }
      return events;
    },
    get pending() {
      return place === 'skipping' || (held !== '' && place !== 'paste');
    },
    flush() {
      if (place === 'paste') return [];
      const torn = held;
      held = '';
      const wasString = opensString(torn[1] ?? '', torn[2]) === true;
      place = wasString || place === 'skipping' ? 'torn' : 'ground';
      return place === 'torn' || torn === '' ? [] : eventsOfTorn(torn, facts);
    },
    get backspaceByte() {
      return facts.backspaceByte;
    },
    set backspaceByte(byte) {
      facts.backspaceByte = byte;
    },
  };
}

/** The place from which on the input may be the beginning of the mark that ends a paste. */
function tornEnd(input: string, from: number): number {
  const last = input.lastIndexOf(esc);
  return last >= from && pasteEnd.startsWith(input.slice(last)) ? last : input.length;
}
