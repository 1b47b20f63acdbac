import { isVariableStart } from './characters.ts';
import type { ExpandableString, Quote, StringConstant, StringPart } from './expression.ts';
import { parseSubExpression } from './parse-brackets.ts';
import { mark, peek, type Reader, since } from './reader.ts';
import type { TokenKind } from './token.ts';
import { readVariable } from './variable.ts';

/** A string or word while it is read: the parts so far, and the text since the last expansion. */
export interface TextBuilder {
  readonly start: number;
  readonly kind: TokenKind;
  readonly parts: StringPart[];
  text: string;
  textStart: number;
}

export function startText(reader: Reader, kind: TokenKind): TextBuilder {
  return { start: reader.at, kind, parts: [], text: '', textStart: reader.at };
}

/** Takes the expansion at the current `$`; false, with nothing taken, when the `$` stands for itself. */
export function readExpansion(reader: Reader, builder: TextBuilder): boolean {
  const next = peek(reader, 1);
  if (next !== '(' && next !== '{' && !isVariableStart(next)) return false;
  flush(reader, builder);
  const part = next === '(' ? parseSubExpression(reader) : readVariable(reader, 'string');
  if (!part) return false;
  builder.parts.push(part);
  builder.textStart = reader.at;
  return true;
}

/** The node for everything read. */
export function finishText(reader: Reader, builder: TextBuilder, quote: Quote): StringConstant | ExpandableString {
  const constant = builder.parts.length === 0;
  const { start, parts, text, textStart } = builder;
  if (constant || reader.at > textStart) mark(reader, builder.kind, textStart);
  const extent = since(reader, start);
  if (constant) return { kind: 'StringConstant', extent, value: text, quote };
  if (text !== '') parts.push({ kind: 'StringText', extent: { start: textStart, end: reader.at }, text });
  return { kind: 'ExpandableString', extent, parts, quote };
}

function flush(reader: Reader, builder: TextBuilder): void {
  mark(reader, builder.kind, builder.textStart);
  if (builder.text !== '') {
    const extent = { start: builder.textStart, end: reader.at };
    builder.parts.push({ kind: 'StringText', extent, text: builder.text });
  }
  builder.text = '';
}
