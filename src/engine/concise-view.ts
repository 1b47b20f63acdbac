import type { ErrorRecord } from './error-record.ts';
import { exceptionOf } from './exception-of.ts';
import type { Position } from './position.ts';

/** A piece of a line of an error, with the part of the theme that it belongs to. */
export interface ErrorPiece {
  readonly text: string;
  readonly part: 'error' | 'accent' | 'plain';
}

/**
 * PowerShell's ConciseView (interface C7): `Command: message` for what was typed in one line; for scripts and longer input the place, the
 * line and tildes under what it is about. Lines of coloured pieces, wrapped at `width` cells.
 */
export function conciseLines(record: ErrorRecord, width = 120): readonly (readonly ErrorPiece[])[] {
  const { position, exception } = record;
  const reason = reasonOf(record);
  const message = exception.message;
  const isParserError = record.category === 'ParserError';
  const lines: (readonly ErrorPiece[])[] = [];
  if (position && (isParserError || position.path !== undefined || position.line > 1)) {
    const place = position.path === undefined ? '' : `${position.path}:${position.line}`;
    lines.push(reason === '' ? [plain(place)] : [error(`${reason}: `), plain(place)], ...codeLines(position));
    const wrapped =
      position.path !== undefined || isParserError
        ? wrap(message.replace(/\s*\n\s*/g, ' '), width)
        : message.split('\n');
    for (const line of wrapped) lines.push([accent(`${padding(position)}     | `), error(line)]);
  } else {
    const [first = '', ...more] = message.split('\n');
    lines.push([error(reason === '' ? first : `${reason}: ${first}`)], ...more.map(each => [error(each)]));
  }
  if (record.recommendation !== undefined) {
    lines.push([accent('  Recommendation:'), plain(` ${record.recommendation}`)]);
  }
  return lines;
}

/** The same without colours. */
export const conciseText = (record: ErrorRecord, width?: number): readonly string[] =>
  conciseLines(record, width).map(line => line.map(each => each.text).join(''));

const error = (text: string): ErrorPiece => ({ text, part: 'error' });
const accent = (text: string): ErrorPiece => ({ text, part: 'accent' });
const plain = (text: string): ErrorPiece => ({ text, part: 'plain' });

/** What stands before the colon: `Exception` of throw, the command, else what kind of error it is. */
function reasonOf(record: ErrorRecord): string {
  if (record.thrown) return 'Exception';
  const command = record.command ?? record.invocationName;
  if (command !== undefined) return command;
  if (record.category !== 'NotSpecified') return record.category;
  const [name = ''] = exceptionOf(record).type.names;
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Line numbers of more than four digits widen the column. */
const padding = ({ line }: Position) => ' '.repeat(Math.max(0, String(line).length - 4));

function codeLines(position: Position): readonly (readonly ErrorPiece[])[] {
  const { line, column, length, lineText } = position;
  const indent = lineText.length - lineText.trimStart().length;
  const start = Math.max(0, column - 1 - indent);
  const code = lineText.trimStart();
  return [
    [accent(`${padding(position)}Line |`)],
    [
      accent(`${String(line).padStart(4)} |  `),
      plain(code.slice(0, start)),
      accent(code.slice(start, start + length)),
      plain(code.slice(start + length)),
    ],
    [accent(`${padding(position)}     | `), error(` ${' '.repeat(start)}${'~'.repeat(length)}`)],
  ];
}

/** Breaks at blanks, so that the message stands beside the bar. */
function wrap(message: string, width: number): readonly string[] {
  const room = Math.max(20, width - 7);
  const lines: string[] = [];
  let rest = message;
  while (rest.length > room) {
    const cut = rest.lastIndexOf(' ', room);
    const end = cut > 0 ? cut : room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
