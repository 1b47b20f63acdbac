import { isDash } from '../../language/characters.ts';
import type { Extent } from '../../language/extent.ts';
import { parse } from '../../language/parse.ts';
import type { ParseError } from '../../language/parse-error.ts';
import { statementWords } from '../../language/parse-statement.ts';
import type { Command, Script } from '../../language/syntax.ts';
import type { Token, TokenKind } from '../../language/token.ts';
import { BindingError } from '../binding-error.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import { findParameter, type ParameterEntry, parameterEntries } from '../parameter-names.ts';
import { partsIn } from './cursor.ts';
import type { Declarations } from './declarations.ts';

/** What a stretch of the line is; the names are PSReadLine's. */
export type SpanToken =
  | 'default'
  | 'command'
  | 'commandUnknown'
  | 'parameter'
  | 'parameterUnknown'
  | 'string'
  | 'number'
  | 'variable'
  | 'operator'
  | 'keyword'
  | 'member'
  | 'type'
  | 'comment'
  | 'error';

/** One coloured stretch, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly token: SpanToken;
}

/** Where the names come from that are right. */
export interface Known {
  readonly declarations: Declarations;
  /** Every name that a command may be called by, in lower case. */
  readonly commandNames: () => Iterable<string>;
  /** Told when a declaration has been loaded, so that more can be said about the same text. */
  readonly changed: () => void;
}

/**
 * The stretches of a text in order, without gaps or overlaps. Nothing is waited for: parameters of a command whose declaration is not loaded
 * yet are taken for right, and it is loaded behind. Text that is still being typed is no error.
 */
export function highlight(source: string, known: Known): readonly Span[] {
  const { script, tokens, errors } = parse(source, { tokens: true });
  const names = namesOf(script);
  const spans: Span[] = [];
  let at = 0;
  const add = (end: number, token: SpanToken) => {
    if (end <= at) return;
    const last = spans.at(-1);
    if (last?.token === token && token === 'default') spans[spans.length - 1] = { ...last, end };
    else spans.push({ start: at, end, token });
    at = end;
  };
  for (const token of tokens) {
    add(Math.min(token.extent.start, source.length), 'default');
    add(Math.min(token.extent.end, source.length), spanToken(token, { source, names, known, errors }));
  }
  add(source.length, 'default');
  return withErrors(
    spans,
    errors.filter(each => !each.unfinished),
  );
}

const PLAIN: Readonly<Record<Exclude<TokenKind, 'command' | 'parameter'>, SpanToken>> = {
  argument: 'default',
  punctuation: 'default',
  operator: 'operator',
  string: 'string',
  number: 'number',
  variable: 'variable',
  keyword: 'keyword',
  type: 'type',
  member: 'member',
  comment: 'comment',
  error: 'error',
};

/** The commands of a text by where their parameters stand, and the functions that it defines. */
interface Names {
  readonly owners: ReadonlyMap<number, Command>;
  readonly functions: ReadonlySet<string>;
}

function namesOf(script: Script): Names {
  const owners = new Map<number, Command>();
  const functions = new Set<string>();
  for (const part of partsIn(script)) {
    if (part.kind === 'FunctionDefinition') functions.add(part.name.toLowerCase());
    if (part.kind !== 'Command') continue;
    for (const element of part.elements) {
      if (element.kind === 'CommandParameter') owners.set(element.extent.start, part);
    }
  }
  return { owners, functions };
}

interface Context {
  readonly source: string;
  readonly names: Names;
  readonly known: Known;
  readonly errors: readonly ParseError[];
}

function spanToken({ kind, extent }: Token, context: Context): SpanToken {
  if (kind === 'command') return isKnown(extent, context) ? 'command' : 'commandUnknown';
  if (kind === 'parameter') return takesParameter(extent, context) ? 'parameter' : 'parameterUnknown';
  if (kind === 'error' && isUnfinished(extent, context)) {
    // an operator or a bracket of which more is to come; anything else is too much
    const char = context.source.charAt(extent.start);
    if (isDash(char) || char === '@') return isDash(char) ? 'operator' : 'default';
  }
  return PLAIN[kind];
}

/** Part of something that can still become right. */
const isUnfinished = ({ start, end }: Extent, { errors }: Context): boolean =>
  errors.some(each => each.unfinished && each.extent.start <= start && each.extent.end >= end);

/** A half-typed name at the end of the text is right as long as it can still become one. */
function isKnown({ start, end }: Extent, { source, names, known }: Context): boolean {
  const word = source.slice(start, end);
  const lower = word.toLowerCase();
  if (/['"`$]/.test(word) || names.functions.has(lower) || known.declarations.command(word)) return true;
  if (end < source.length) return false;
  // the path of a script, or an operator before its operand
  if (/^[-.~]|[\\/]/.test(word)) return true;
  for (const each of known.commandNames()) if (each.startsWith(lower)) return true;
  return [...statementWords, ...names.functions].some(each => each.startsWith(lower));
}

function takesParameter({ start, end }: Extent, { source, names, known }: Context): boolean {
  const command = names.owners.get(start);
  if (command?.name.kind !== 'StringConstant') return true;
  const { declarations, changed } = known;
  const cmdlet = declarations.loaded(command.name.value);
  if (!cmdlet) {
    if (declarations.canLoad(command.name.value)) void declarations.find(command.name.value).then(changed);
    return true;
  }
  const entries = entriesOf(cmdlet);
  const found = findParameter(source.slice(start + 1, end).replace(/:$/, ''), entries);
  if (!(found instanceof BindingError)) return true;
  if (found.id === 'NamedParameterNotFound') return entries.some(each => each.parameter.unknownNames);
  return end === source.length;
}

function entriesOf(cmdlet: AnyCmdlet): readonly ParameterEntry[] {
  const entries = entriesByCmdlet.get(cmdlet) ?? parameterEntries(cmdlet);
  entriesByCmdlet.set(cmdlet, entries);
  return entries;
}

const entriesByCmdlet = new WeakMap<AnyCmdlet, readonly ParameterEntry[]>();

/** The spans with the places of errors in them; where something is missing, that is the word before or behind. */
function withErrors(spans: readonly Span[], errors: readonly ParseError[]): readonly Span[] {
  let marked = spans;
  for (const { extent } of errors.slice(0, MOST_MARKED))
    marked = marked.flatMap(each => split(each, placeOf(extent, marked)));
  return marked;
}

/** Errors that are marked: those behind them are mostly their consequences. */
const MOST_MARKED = 8;

function placeOf({ start, end }: Extent, spans: readonly Span[]): Extent {
  if (end > start) return { start, end };
  const words = spans.filter(each => each.token !== 'default');
  return (
    words.find(each => each.end === start) ??
    words.find(each => each.start >= start) ??
    words.findLast(each => each.start < start) ?? { start, end }
  );
}

/** A span in up to three parts, of which the one within the extent is an error. */
function split(span: Span, { start, end }: Extent): readonly Span[] {
  const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)];
  if (from >= to || span.token === 'error' || span.token === 'comment') return [span];
  const parts: readonly Span[] = [
    { ...span, end: from },
    { start: from, end: to, token: 'error' },
    { ...span, start: to },
  ];
  return parts.filter(each => each.end > each.start);
}
