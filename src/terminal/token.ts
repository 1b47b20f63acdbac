import { keyOfCharacter, keyOfControl } from './character-key.ts';
import { eventOfSingleShift, eventsOfControlSequence } from './control-sequence.ts';
import { endOfString, opensString } from './control-string.ts';
import { type InputEvent, type KeyPress, keyPress } from './key.ts';
import { type Reply, replyOfControlSequence, replyOfSystemCommand } from './reply.ts';

/** What is known about the keyboard. */
export interface KeyboardFacts {
  /** The function key that Shift makes F13 of: F1 on the Linux console, F3 elsewhere. */
  readonly firstShifted: 1 | 3;
  /** The byte of Backspace. */
  readonly backspaceByte: 0x08 | 0x7f;
}

/** So many characters that are these events, or that begin a paste; or not enough to tell. */
export type Token =
  | { readonly length: number; readonly events: readonly (InputEvent | Reply)[]; readonly beginsPaste?: true }
  | 'pending';

const esc = '\x1b';
const pasteStart = '\x1b[200~';
const noise = /[\x80-\x9f\ufeff\ufffd]/g;

/** Reads what begins at a place of the input outside a paste. */
export function tokenAt(input: string, at: number, facts: KeyboardFacts): Token {
  const code = input.charCodeAt(at);
  if (code === 0x1b) return escaped(input, at, facts);
  if (code < 0x20 || code === 0x7f) return one(1, controlKey(code, facts));
  const run = matchAt(/[^\x00-\x1f\x7f]+/y, input, at);
  const text = run.replace(noise, '');
  return text === '' ? { length: run.length, events: [] } : one(run.length, { type: 'text', text });
}

/** What a sequence is that nothing has followed: a lone ESC the Escape key, `ESC [` Alt+[, a longer one nothing. */
export function eventsOfTorn(input: string, facts: KeyboardFacts): InputEvent[] {
  if (input === esc) return [keyPress('Escape')];
  if (input.startsWith(esc + esc)) return [keyPress('Escape'), ...eventsOfTorn(input.slice(1), facts)];
  return input.length === 2 ? [withAlt(input, 1, facts)] : [];
}

function escaped(input: string, at: number, facts: KeyboardFacts): Token {
  const second = input[at + 1];
  if (second === undefined) return 'pending';
  if (second === '[') return controlSequence(input, at, facts);
  if (second === 'O') return singleShift(input, at, facts);
  if (second === esc) return doubleEscape(input, at, facts);
  const opens = opensString(second, input[at + 2]);
  if (opens === 'pending') return 'pending';
  if (opens) return controlString(input, at);
  if (second.search(noise) === 0) return one(1, keyPress('Escape'));
  return one(1 + characterAt(input, at + 1).length, withAlt(input, at + 1, facts));
}

function controlSequence(input: string, at: number, facts: KeyboardFacts): Token {
  const start = at + 2;
  if (input[start] === 'M') return mouseReport(input, at);
  if (input.startsWith(pasteStart, at)) return { length: pasteStart.length, events: [], beginsPaste: true };
  const sequence = matchAt(/\[[A-E]|\d+\$|[0-?]*[ -/]*[@-~]/y, input, start);
  // `[[` is only the beginning of a Linux console function key while its letter may still come.
  if (sequence === '[' && input.length === start + 1) return 'pending';
  if (sequence !== '') {
    const reply = replyOfControlSequence(sequence);
    const events = reply === undefined ? eventsOfControlSequence(sequence, facts.firstShifted) : [reply];
    return { length: 2 + sequence.length, events };
  }
  const begun = matchAt(/[0-?]*[ -/]*/y, input, start);
  if (start + begun.length === input.length) return 'pending';
  return begun === '' ? one(2, withAlt(input, at + 1, facts)) : { length: 2 + begun.length, events: [] };
}

/** `CSI M` and three characters (xterm, X10 and normal mouse tracking). */
function mouseReport(input: string, at: number): Token {
  const report = matchAt(/M[^\x00-\x1f]{0,3}/y, input, at + 2);
  if (report.length < 4 && at + 2 + report.length === input.length) return 'pending';
  return { length: 2 + report.length, events: [] };
}

/** A letter that no keyboard sends after `ESC O` was typed after Alt+O. */
function singleShift(input: string, at: number, facts: KeyboardFacts): Token {
  const sequence = matchAt(/[\d;]*[^\d;]?/y, input, at + 2);
  if (/^[\d;]*$/.test(sequence) && at + 2 + sequence.length === input.length) return 'pending';
  const event = eventOfSingleShift(sequence);
  return event === undefined ? one(2, withAlt(input, at + 1, facts)) : one(2 + sequence.length, event);
}

function controlString(input: string, at: number): Token {
  const end = endOfString(input, at + 2);
  if (end === 'pending') return 'pending';
  const isCommand = input[at + 1] === ']' && end.terminated;
  const reply = isCommand ? replyOfSystemCommand(input.slice(at + 2, end.content)) : undefined;
  return { length: end.next - at, events: reply === undefined ? [] : [reply] };
}

/** rxvt and libuv send Alt with a cursor or function key as ESC and then the key's own sequence. */
function doubleEscape(input: string, at: number, facts: KeyboardFacts): Token {
  const third = input[at + 2];
  if (third === undefined) return 'pending';
  const alone = one(1, keyPress('Escape'));
  if (third !== '[' && third !== 'O') return alone;
  const inner = escaped(input, at + 1, facts);
  if (inner === 'pending') return 'pending';
  const [event] = inner.events;
  return event?.type === 'key' ? one(inner.length + 1, { ...event, alt: true }) : alone;
}

function withAlt(input: string, at: number, facts: KeyboardFacts): KeyPress {
  const code = input.charCodeAt(at);
  if (code >= 0x20 && code !== 0x7f) return keyOfCharacter(characterAt(input, at), { alt: true });
  return { ...controlKey(code, facts), alt: true };
}

function controlKey(code: number, { backspaceByte }: KeyboardFacts): KeyPress {
  if (code === backspaceByte) return keyPress('Backspace');
  return code === 0x7f ? keyPress('Backspace', { ctrl: true }) : keyOfControl(code);
}

function one(length: number, event: InputEvent): Token {
  return { length, events: [event] };
}

function characterAt(input: string, at: number): string {
  return String.fromCodePoint(input.codePointAt(at) ?? 0);
}

/** @param pattern sticky. */
function matchAt(pattern: RegExp, input: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(input)?.[0] ?? '';
}
