import { parseArgumentValue } from './parse-argument.ts';
import { mark, match, peek, type Reader, reportMissing, reportWrong, since } from './reader.ts';
import type { FileRedirection, MergeRedirection, Redirection, StreamNumber } from './syntax.ts';
import { skipSpace } from './trivia.ts';

const STARTS = '123456*<>';
const pattern = /([1-6*]?)(>>|>&([12])|>|<)/y;

/** Reads the redirection at the current place into the list; false, with nothing taken, when there is none. */
export function readRedirection(reader: Reader, redirections: Redirection[]): boolean {
  if (!STARTS.includes(peek(reader) || ' ')) return false;
  const found = match(reader, pattern);
  if (!found) return false;
  const [text, digit = '', sign, into] = found;
  if (sign === '<' && digit !== '') return false;
  const start = reader.at;
  reader.at += text.length;
  mark(reader, 'operator', start);
  const stream = streams[digit] ?? 1;
  const redirection = into
    ? merge(reader, { start, stream, into, text })
    : toFile(reader, { start, stream, sign, text });
  if (!redirection) return true;
  if (redirections.some(other => other.stream === stream)) {
    reportWrong(reader, 'StreamAlreadyRedirected', redirection.extent);
    return true;
  }
  redirections.push(redirection);
  return true;
}

const streams: Readonly<Record<string, StreamNumber>> = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '*': '*' };

interface Found {
  readonly start: number;
  readonly stream: StreamNumber;
  readonly text: string;
}

function merge(reader: Reader, { start, stream, into, text }: Found & { into: string }): MergeRedirection | undefined {
  const extent = since(reader, start);
  if (into === '1' && stream !== 1) return { kind: 'MergeRedirection', extent, stream };
  reportWrong(reader, 'RedirectionNotSupported', extent, text);
  return undefined;
}

function toFile(reader: Reader, found: Found & { sign: string | undefined }): FileRedirection | undefined {
  const { start, stream, sign, text } = found;
  const end = reader.lastEnd;
  if (sign === '<') reportWrong(reader, 'RedirectionNotSupported', since(reader, start), text);
  skipSpace(reader);
  const target = parseArgumentValue(reader);
  if (!target) {
    reportMissing(reader, 'MissingFileSpecification', end, text);
    return undefined;
  }
  if (sign === '<') return undefined;
  return { kind: 'FileRedirection', extent: since(reader, start), stream, append: sign === '>>', target };
}
