import { FilterProblem } from './filter-problem.ts';

/** A position in the text of a filter. */
export class Scan {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Blanks and ends of lines. */
  skipBlanks(): void {
    this.match(/\s+/y);
  }

  /** Goes past what the sticky expression finds here; undefined when it finds nothing. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found) this.at = expression.lastIndex;
    return found ?? undefined;
  }

  accept(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** A text in quotes, or all up to the next blank or bar; undefined where nothing stands. Throws FilterProblem. */
  value(): { readonly text: string; readonly isQuoted: boolean } | undefined {
    const quote = this.match(/["']/y)?.[0];
    if (quote === undefined) {
      const [bare] = this.match(/[^\s|]+/y) ?? [];
      return bare === undefined ? undefined : { text: bare, isQuoted: false };
    }
    // a quote within is written twice, as in PowerShell
    const [, inside] = this.match(quote === '"' ? /((?:[^"]|"")*)"/y : /((?:[^']|'')*)'/y) ?? [];
    if (inside === undefined) throw new FilterProblem(`The quote ${quote} is not closed: type another one at the end.`);
    return { text: inside.replaceAll(quote + quote, quote), isQuoted: true };
  }
}
