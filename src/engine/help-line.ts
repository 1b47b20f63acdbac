/** A line of help before it is laid out for a width; the views break it and clean it. */
export interface HelpLine {
  readonly text: string;
  /** Cells before it, and before what it wraps into. */
  readonly indent: number;
  /** `heading` is the title of a section; `code` is never broken. */
  readonly kind: 'heading' | 'text' | 'code';
  /** The parameter, as shown, that is told about from this line on. */
  readonly parameter?: string;
}

export const heading = (text: string): HelpLine => ({ text, indent: 0, kind: 'heading' });

export const blank: HelpLine = { text: '', indent: 0, kind: 'text' };

/** Text of one or several lines; blanks at the beginning of a line are part of its indentation. */
export const textLines = (text: string, indent: number): readonly HelpLine[] =>
  text.split('\n').map(line => {
    const trimmed = line.trimStart();
    return trimmed === '' ? blank : { text: trimmed, indent: indent + line.length - trimmed.length, kind: 'text' };
  });

/** Lines that stay as they are. */
export const codeLines = (lines: readonly string[], indent: number): readonly HelpLine[] =>
  lines.map(text => (text === '' ? blank : { text, indent, kind: 'code' }));
