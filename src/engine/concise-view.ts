import { codeExcerpt } from './code-excerpt.ts';
import type { ErrorRecord } from './error-record.ts';
import { exceptionOf } from './exception-of.ts';
import type { Position } from './position.ts';

/** A piece of a line of an error, with the part of the theme that it belongs to. */
export interface ErrorPiece {
  readonly text: string;
  readonly part: 'error' | 'accent' | 'plain';
}

/** The place where an error is shown. */
export interface ErrorPage {
  /** Cells; in scripts the message stands beside a bar, so that it is wrapped in any case, at 120 where nothing is known. */
  readonly width?: number | undefined;
  /** Breaks a text at blanks into lines of so many cells; left out: characters count as cells. */
  readonly wrap?: (text: string, cells: number) => readonly string[];
}

/** Where errors go into a log or into another program, this stands for the width of a window. */
const LOG_WIDTH = 120;

/**
 * PowerShell's ConciseView (interface C7): `Command: message` for what was typed in one line; for scripts and longer input the place, the
 * line and tildes under what it is about. Lines of coloured pieces; those of one input are wrapped only where a width is known.
 */
export function conciseLines(record: ErrorRecord, page: ErrorPage = {}): readonly (readonly ErrorPiece[])[] {
  const { position, exception } = record;
  const { width = LOG_WIDTH, wrap = wrapCharacters } = page;
  const inWindow = (text: string, cells = width) => (page.width === undefined ? [text] : wrap(text, cells));
  const reason = reasonOf(record);
  const message = exception.message;
  const isParserError = record.category === 'ParserError';
  const lines: (readonly ErrorPiece[])[] = [];
  if (position && (isParserError || position.path !== undefined || position.line > 1)) {
    const place = position.path === undefined ? '' : `${position.path}:${position.line}`;
    lines.push(reason === '' ? [plain(place)] : [error(`${reason}: `), plain(place)], ...codeLines(position, width));
    const room = Math.max(LEAST, width - BAR);
    const wrapped =
      position.path !== undefined || isParserError
        ? wrap(message.replace(/\s*\n\s*/g, ' '), room)
        : message.split('\n').flatMap(each => inWindow(each, room));
    for (const line of wrapped) lines.push([accent(`${padding(position)}     | `), error(line)]);
  } else {
    const whole = reason === '' ? message : `${reason}: ${message}`;
    lines.push(...whole.split('\n').flatMap(each => inWindow(each).map(line => [error(line)])));
  }
  if (record.recommendation !== undefined) lines.push(...recommendationLines(record.recommendation, inWindow, width));
  return lines;
}

/** A command to type stays in one line, so that it can be copied. */
function recommendationLines(
  recommendation: string,
  inWindow: (text: string, cells: number) => readonly string[],
  width: number,
): (readonly ErrorPiece[])[] {
  if (COMMAND.test(recommendation)) return [[accent('  Recommendation:'), plain(` ${recommendation}`)]];
  const label = 'Recommendation:';
  const [first = label, ...more] = inWindow(`${label} ${recommendation}`, Math.max(LEAST, width - INDENT));
  return [[accent(`  ${label}`), plain(first.slice(label.length))], ...more.map(line => [plain(`    ${line}`)])];
}

/** A sentence may begin with a command as well; it ends with a stop. */
const COMMAND = /^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+ (?!.*[a-z]\.$)/;
/** Cells of `     | `. */
const BAR = 7;
const INDENT = 4;
/** Cells of a message at least; where less is left the terminal breaks it. */
const LEAST = 20;

/** The same without colours. */
export const conciseText = (record: ErrorRecord, page?: ErrorPage): readonly string[] =>
  conciseLines(record, page).map(line => line.map(each => each.text).join(''));

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

function codeLines(position: Position, width: number): readonly (readonly ErrorPiece[])[] {
  const { code, start, length } = codeExcerpt(position, Math.max(LEAST, width - BAR - CUTS));
  return [
    [accent(`${padding(position)}Line |`)],
    [
      accent(`${String(position.line).padStart(4)} |  `),
      plain(code.slice(0, start)),
      accent(code.slice(start, start + length)),
      plain(code.slice(start + length)),
    ],
    [accent(`${padding(position)}     | `), error(` ${' '.repeat(start)}${'~'.repeat(length)}`)],
  ];
}

/** Cells of the blank before the code and of the marks of a cut. */
const CUTS = 5;

/** Breaks at blanks. */
function wrapCharacters(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const cut = rest.lastIndexOf(' ', room);
    const end = cut > 0 ? cut : room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
