import { match, peek, type Reader, reportWrong } from './reader.ts';

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Passes a backtick and what it escapes; returns the text meant. A backtick at the end of the text stands for itself. */
export function readEscape(reader: Reader): string {
  const escaped = peek(reader, 1);
  if (escaped === 'u') return readUnicode(reader);
  const pair = reader.source.codePointAt(reader.at + 1) ?? 0;
  const text = pair > 0xffff ? String.fromCodePoint(pair) : escaped;
  reader.at += 1 + text.length;
  return text === '' ? '`' : (escapes[text] ?? text);
}

/** `u{ one to six hexadecimal digits } */
function readUnicode(reader: Reader): string {
  const start = reader.at;
  const digits = match(reader, /`u\{([0-9a-f]{1,6})/iy)?.[1];
  reader.at += digits === undefined ? 2 : 3 + digits.length;
  if (digits === undefined) {
    if (peek(reader) === '{') reader.at += 1;
    if (peek(reader) === '}') reader.at += 1;
    reportWrong(reader, 'InvalidUnicodeEscapeSequence', { start, end: reader.at });
    return '';
  }
  const here = { start: reader.at, end: reader.at };
  if (peek(reader) !== '}') {
    const tooMany = /[0-9a-f]/i.test(peek(reader));
    const full = digits.length === 6;
    reportWrong(
      reader,
      tooMany
        ? 'TooManyDigitsInUnicodeEscapeSequence'
        : full
          ? 'MissingUnicodeEscapeSequenceTerminator'
          : 'InvalidUnicodeEscapeSequence',
      here,
    );
    return '';
  }
  reader.at += 1;
  const code = Number.parseInt(digits, 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  reportWrong(reader, 'InvalidUnicodeEscapeSequenceValue', { start: start + 3, end: reader.at - 1 });
  return '';
}
