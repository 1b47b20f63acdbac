import type { ValueError } from '../value-error.ts';
import { isWordChar } from './named-set.ts';
import { invalidPattern } from './pattern-error.ts';

const LETTER_ESCAPES: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['b', 0x08],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['v', 0x0b],
]);

/** Reads a pattern from left to right. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** The character that comes; empty behind the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  take(): string {
    return this.text.charAt(this.at++);
  }

  /** Goes past the text if that is what comes. */
  accept(text: string): boolean {
    const comes = this.text.startsWith(text, this.at);
    if (comes) this.at += text.length;
    return comes;
  }

  /** What the sticky expression finds here. */
  read(expression: RegExp): string {
    expression.lastIndex = this.at;
    const [found = ''] = expression.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  number(): number {
    const number = Number(this.read(/\d+/y));
    if (number > 2 ** 31 - 1) {
      throw this.invalid('Capture group numbers must be less than or equal to Int32.MaxValue.');
    }
    return number;
  }

  /** The name of a group; empty when none comes. */
  name(): string {
    const from = this.at;
    while (isWordChar(this.peek())) this.at++;
    return this.text.slice(from, this.at);
  }

  invalid(reason: string): ValueError {
    return invalidPattern(this.text, Math.min(this.at, this.text.length), reason);
  }

  /** The character that an escape means, read behind its backslash. */
  escapedCode(): number {
    if (this.ended) throw this.invalid('Illegal \\\\ at end of pattern.');
    if (/[0-7]/.test(this.peek())) return Number.parseInt(this.read(/[0-7]{1,3}/y), 8) & 0xff;
    const char = this.take();
    if (char === 'x') return this.#hex(2);
    if (char === 'u') return this.#hex(4);
    if (char === 'c') return this.#control();
    const code = LETTER_ESCAPES.get(char);
    if (code !== undefined) return code;
    if (isWordChar(char)) throw this.invalid(`Unrecognized escape sequence \\\\${char}.`);
    return char.charCodeAt(0);
  }

  /** `{name}` behind `\p`. */
  property(): string {
    if (this.at + 2 >= this.text.length) throw this.invalid('Incomplete \\\\p{X} character escape.');
    if (!this.accept('{')) throw this.invalid('Malformed \\\\p{X} character escape.');
    const from = this.at;
    while (isWordChar(this.peek()) || this.peek() === '-') this.at++;
    const name = this.text.slice(from, this.at);
    if (!this.accept('}')) throw this.invalid('Incomplete \\\\p{X} character escape.');
    return name;
  }

  #hex(digits: number): number {
    const read = this.read(digits === 2 ? /[0-9a-f]{2}/iy : /[0-9a-f]{4}/iy);
    if (read === '') throw this.invalid('Insufficient or invalid hexadecimal digits.');
    return Number.parseInt(read, 16);
  }

  #control(): number {
    if (this.ended) throw this.invalid('Missing control character.');
    const code = this.take().toUpperCase().charCodeAt(0) - 0x40;
    if (code < 0 || code >= 0x20) throw this.invalid('Unrecognized control character.');
    return code;
  }
}
