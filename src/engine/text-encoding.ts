import { tableEntry } from '../values/table-entry.ts';
/** How characters stand in a file; PowerShell's -Encoding. */
export interface TextEncoding {
  /** PowerShell's word: utf8NoBOM, unicode, … */
  readonly name: string;
  /** What a new file starts with; empty for none. */
  readonly mark: Buffer;
  encode(text: string): Buffer;
  /** A new decoder; it keeps what is cut off at the end of a piece for the next one. `last` flushes it. */
  decoder(): (piece: Buffer, last: boolean) => string;
}

const NO_MARK = Buffer.alloc(0);
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARK = Buffer.from([0xff, 0xfe]);
const UTF16_BIG_MARK = Buffer.from([0xfe, 0xff]);
const UTF32_MARK = Buffer.from([0xff, 0xfe, 0, 0]);
const UTF32_BIG_MARK = Buffer.from([0, 0, 0xfe, 0xff]);

/** One of the encodings that the platform decodes itself. */
const platformDecoder = (label: string) => () => {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (piece: Buffer, last: boolean) => decoder.decode(piece, { stream: !last });
};

const utf8 = (name: string, mark: Buffer): TextEncoding => ({
  name,
  mark,
  encode: text => Buffer.from(text, 'utf8'),
  decoder: platformDecoder('utf-8'),
});

const utf16 = (name: string, bigEndian: boolean): TextEncoding => ({
  name,
  mark: bigEndian ? UTF16_BIG_MARK : UTF16_MARK,
  encode: text => {
    const bytes = Buffer.from(text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  },
  decoder: platformDecoder(bigEndian ? 'utf-16be' : 'utf-16le'),
});

const utf32 = (name: string, bigEndian: boolean): TextEncoding => ({
  name,
  mark: bigEndian ? UTF32_BIG_MARK : UTF32_MARK,
  encode: text => {
    const points = Array.from(text, each => each.codePointAt(0) ?? 0);
    const bytes = Buffer.alloc(points.length * 4);
    points.forEach((point, index) => {
      if (bigEndian) bytes.writeUInt32BE(point, index * 4);
      else bytes.writeUInt32LE(point, index * 4);
    });
    return bytes;
  },
  decoder: () => {
    let rest = NO_MARK;
    return (piece, last) => {
      const bytes = Buffer.concat([rest, piece]);
      const whole = bytes.length - (bytes.length % 4);
      rest = bytes.subarray(whole);
      let text = '';
      for (let at = 0; at < whole; at += 4) {
        text += character(bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
      }
      return last && rest.length > 0 ? `${text}\u{fffd}` : text;
    };
  },
});

const character = (point: number) =>
  point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\u{fffd}' : String.fromCodePoint(point);

/** One byte a character; others become a question mark, as in .NET. */
const singleByte = (name: string, highest: number): TextEncoding => ({
  name,
  mark: NO_MARK,
  encode: text => {
    const plain = Array.from(text, each => (each.length > 1 || each.charCodeAt(0) > highest ? '?' : each)).join('');
    return Buffer.from(plain, 'latin1');
  },
  decoder: () => piece =>
    highest > 0x7f ? piece.toString('latin1') : piece.toString('latin1').replace(/[\u0080-\u00ff]/g, '?'),
});

/** What PowerShell 7 writes where nothing is said. */
export const plainUtf8: TextEncoding = utf8('utf8NoBOM', NO_MARK);

const utf8WithMark = utf8('utf8BOM', UTF8_MARK);
const unicode = utf16('unicode', false);
const bigEndianUnicode = utf16('bigendianunicode', true);
const utf32Little = utf32('utf32', false);
const utf32Big = utf32('bigendianutf32', true);
const ascii = singleByte('ascii', 0x7f);
const latin1 = singleByte('latin1', 0xff);

/** Under their names in lower case and, as .NET has them, their code pages and registered names. */
const known: Readonly<Record<string, TextEncoding>> = {
  utf8: plainUtf8,
  utf8nobom: plainUtf8,
  default: plainUtf8,
  utf8bom: utf8WithMark,
  'utf-8': utf8WithMark,
  '65001': utf8WithMark,
  unicode,
  string: unicode,
  unknown: unicode,
  'utf-16': unicode,
  'utf-16le': unicode,
  '1200': unicode,
  bigendianunicode: bigEndianUnicode,
  'utf-16be': bigEndianUnicode,
  unicodefffe: bigEndianUnicode,
  '1201': bigEndianUnicode,
  utf32: utf32Little,
  'utf-32': utf32Little,
  'utf-32le': utf32Little,
  '12000': utf32Little,
  bigendianutf32: utf32Big,
  'utf-32be': utf32Big,
  '12001': utf32Big,
  ascii,
  'us-ascii': ascii,
  '20127': ascii,
  latin1,
  'iso-8859-1': latin1,
  ansi: latin1,
  oem: latin1,
  '28591': latin1,
  'windows-1252': latin1,
  '1252': latin1,
};

/** The words that help and completion offer. */
export const ENCODINGS = [
  'ansi',
  'ascii',
  'bigendianunicode',
  'bigendianutf32',
  'latin1',
  'oem',
  'unicode',
  'utf8',
  'utf8BOM',
  'utf8NoBOM',
  'utf32',
] as const;

/** By PowerShell's word, registered name or code page, ignoring case; undefined for any other. */
export const textEncoding = (name: string): TextEncoding | undefined => tableEntry(known, name.toLowerCase());

/** Longer marks first: UTF-32's starts like UTF-16's. */
const MARKED = [utf32Little, utf32Big, utf8WithMark, unicode, bigEndianUnicode] as const;

/** The encoding that the first bytes of a file tell; undefined where they carry no mark. */
export const markedEncoding = (head: Buffer): TextEncoding | undefined =>
  MARKED.find(({ mark }) => head.subarray(0, mark.length).equals(mark));
