import { endsWord } from './characters.ts';
import { endOfTrivia } from './comment.ts';
import { parseBlock } from './parse-brackets.ts';
import { parseParamBlock } from './parse-parameters.ts';
import { parseStatement } from './parse-statement.ts';
import { match, peek, peekIdentifier, type Reader, reportMissing, reportWrong, since, take } from './reader.ts';
import type { Script, Statement, StatementBlock } from './syntax.ts';
import { skipLines, skipSeparators } from './trivia.ts';

/** A script up to `}` or the end of the text. Statements outside named blocks are its `end`, in a filter its `process`. */
export function parseScript(reader: Reader, isFilter: boolean): Script {
  const start = reader.at;
  skipLines(reader);
  const params = parseParamBlock(reader);
  skipSeparators(reader);
  if (peekWord(reader, blockNames)) {
    const blocks = parseNamedBlocks(reader);
    return { kind: 'Script', extent: since(reader, start), params, ...blocks };
  }
  const at = reader.at;
  const statements = parseStatements(reader);
  const block: StatementBlock = { kind: 'StatementBlock', extent: since(reader, at), statements };
  const none: StatementBlock = { kind: 'StatementBlock', extent: { start: at, end: at }, statements: [] };
  const extent = since(reader, start);
  return isFilter
    ? { kind: 'Script', extent, params, begin: undefined, process: block, end: none }
    : { kind: 'Script', extent, params, begin: undefined, process: undefined, end: block };
}

/** Statements up to `)`, `}` or the end of the text. */
export function parseStatements(reader: Reader): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    skipSeparators(reader);
    const char = peek(reader);
    if (char === '' || char === ')' || char === '}') return statements;
    const before = reader.at;
    const statement = parseStatement(reader);
    if (statement) statements.push(statement);
    else if (reader.at === before) passUnexpected(reader);
  }
}

/** Takes a character that starts no statement, such as a closing bracket without its opening one. */
export function passUnexpected(reader: Reader): void {
  const text = peek(reader);
  reportWrong(reader, 'UnexpectedToken', take(reader, 1, 'error'), text);
}

/** The lower-cased word at the current place, if it is a whole word and among the given ones. */
export function peekWord<Word extends string>(reader: Reader, words: readonly Word[]): Word | undefined {
  const word = peekIdentifier(reader);
  if (word === undefined || !endsWord(peek(reader, word.length))) return undefined;
  const lower = word.toLowerCase();
  return words.find(each => each === lower);
}

/** The same, beyond line ends; they are taken only when the word is there, because they may end a statement. */
export function findWord<Word extends string>(reader: Reader, words: readonly Word[]): Word | undefined {
  const ahead = { ...reader, at: endOfTrivia(reader.source, reader.at) };
  const word = peekWord(ahead, words);
  if (word) skipLines(reader);
  return word;
}

const blockNames = ['begin', 'process', 'end', 'dynamicparam', 'clean'] as const;

function parseNamedBlocks(reader: Reader): Pick<Script, 'begin' | 'process' | 'end'> {
  const none: StatementBlock = { kind: 'StatementBlock', extent: since(reader, reader.at), statements: [] };
  const blocks = new Map<string, StatementBlock>();
  for (let name = peekWord(reader, blockNames); name; name = peekWord(reader, blockNames)) {
    const extent = take(reader, name.length, 'keyword');
    if (name === 'dynamicparam' || name === 'clean') {
      reportWrong(reader, 'NotSupportedHere', extent, `the block '${name}'; there are begin, process and end`);
    }
    const block = parseBlock(reader);
    if (!block) reportMissing(reader, 'MissingNamedStatementBlock', extent.end, name);
    else if (blocks.has(name)) reportWrong(reader, 'DuplicateScriptCommandClause', extent, name);
    else blocks.set(name, block);
    skipSeparators(reader);
  }
  const char = peek(reader);
  if (char !== '' && char !== '}') {
    const word = match(reader, /[^\s&(),;{|}]+|./y)?.[0] ?? char;
    const extent = { start: reader.at, end: reader.at + word.length };
    reportWrong(reader, 'MissingNamedBlocks', extent, word);
    parseStatements(reader);
  }
  return { begin: blocks.get('begin'), process: blocks.get('process'), end: blocks.get('end') ?? none };
}
