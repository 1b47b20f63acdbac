import type { Expression, Hashtable, Member, MethodCall, StringText } from '../../language/expression.ts';
import { parse } from '../../language/parse.ts';
import type { Command, Node } from '../../language/syntax.ts';
import { nodesIn } from '../syntax-nodes.ts';
import { endOf } from './word-end.ts';

/** Any part of the tree that has a place in the text. */
export type Part = Node | StringText;

/** The half-typed word at the cursor. */
export interface Word {
  /** What a candidate replaces, in UTF-16 units of the source. */
  readonly start: number;
  readonly end: number;
  /** What was typed of it up to the cursor, without its quotes. */
  readonly text: string;
  /** The quote that it was begun with. */
  readonly quote: '' | "'" | '"';
}

/** What the word at the cursor is in its sentence. `path` leads from the whole script to it, outermost first. */
export type CursorPlace = { readonly word: Word; readonly path: readonly Part[] } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'command' }
  | { readonly kind: 'parameter'; readonly command: Command }
  /** `element` is the argument of which the word is a part; `list` are the elements before it in `a,b,c`. */
  | {
      readonly kind: 'argument';
      readonly command: Command;
      readonly element: Part;
      readonly list: readonly Expression[];
    }
  /** Behind `>`. */
  | { readonly kind: 'file' }
  | { readonly kind: 'variable' }
  | { readonly kind: 'member'; readonly member: Member | MethodCall }
  | { readonly kind: 'key'; readonly table: Hashtable }
  | { readonly kind: 'type' }
  /** A dashed word behind an expression. */
  | { readonly kind: 'operator' }
  /** Behind an operator, where no command can stand. */
  | { readonly kind: 'operand' }
);

/** Put at the cursor before parsing, so that there always is a word; of ASCII letters, because operators are. */
const STAND_IN = 'qzq';

/**
 * What may be typed at a place of a text, told by the text before it: the parser is given that much and a stand-in for what is still to come,
 * so that what follows the cursor cannot spoil it.
 */
export function placeAt(source: string, cursor: number): CursorPlace {
  const text = source.slice(0, cursor) + STAND_IN;
  const { script, tokens, errors } = parse(text, { tokens: true });
  const path = pathToEnd(script, text.length);
  const token = tokens.at(-1);
  const wordFrom = (start: number, quote: Word['quote'] = '', typed = source.slice(start, cursor)): Word => ({
    start,
    end: endOf(source, cursor, token?.kind ?? 'argument', quote),
    text: typed,
    quote,
  });
  const nothing: CursorPlace = { kind: 'nothing', word: { start: cursor, end: cursor, text: '', quote: '' }, path };
  if (!token || token.extent.end < text.length) return nothing;
  const word = wordFrom(token.extent.start);
  switch (token.kind) {
    case 'variable':
      return { kind: 'variable', word, path };
    case 'type':
      return { kind: 'type', word, path };
    case 'parameter': {
      const command = lastOf(path, 'Command');
      return command ? { kind: 'parameter', word, path, command } : nothing;
    }
    case 'member':
      return memberPlace(path, word) ?? nothing;
    case 'error':
      return /^[-\u2013-\u2015][a-z]*$/i.test(word.text) && path.at(-1)?.kind === 'ErrorExpression'
        ? { kind: 'operator', word, path }
        : nothing;
    case 'command':
    case 'argument':
    case 'string': {
      const leaf = path.at(-1);
      if (leaf?.kind !== 'StringConstant' || leaf.quote.startsWith('here')) return nothing;
      const quote = leaf.quote === 'single' ? "'" : leaf.quote === 'double' ? '"' : '';
      const half = wordFrom(leaf.extent.start, quote, leaf.value.slice(0, -STAND_IN.length));
      if (token.kind === 'command' && followsOperator(text, tokens.at(-2)))
        return { kind: 'operand', word: half, path };
      // a word behind an expression begins nothing
      if (errors.some(each => each.id === 'UnexpectedToken' && each.extent.start === half.start)) return nothing;
      return wordPlace(path, half) ?? nothing;
    }
    default:
      return nothing;
  }
}

/** The place of a bare or quoted word by what it stands in. */
function wordPlace(path: readonly Part[], word: Word): CursorPlace | undefined {
  const [leaf, parent] = path.toReversed();
  if (!leaf || !parent) return undefined;
  if (parent.kind === 'Command' && parent.name === leaf) return { kind: 'command', word, path };
  if (parent.kind === 'Hashtable') return { kind: 'key', word, path, table: parent };
  const isList = parent.kind === 'ArrayLiteral' || parent.kind === 'ErrorExpression';
  const list = parent.kind === 'ArrayLiteral' ? parent.elements.slice(0, -1) : [];
  const element = isList ? parent : leaf;
  const around = path.at(path.indexOf(element) - 1);
  if (around?.kind === 'FileRedirection') return { kind: 'file', word, path };
  const owner = around?.kind === 'CommandParameter' ? path.at(path.indexOf(around) - 1) : around;
  if (owner?.kind !== 'Command') return undefined;
  return {
    kind: 'argument',
    word,
    path,
    command: owner,
    element: around?.kind === 'CommandParameter' ? around : element,
    list,
  };
}

function memberPlace(path: readonly Part[], word: Word): CursorPlace | undefined {
  const parent = path.at(-2);
  if (parent?.kind === 'Hashtable') return { kind: 'key', word, path, table: parent };
  return parent?.kind === 'Member' || parent?.kind === 'MethodCall'
    ? { kind: 'member', word, path, member: parent }
    : undefined;
}

/** Whether an operator that wants a value stands before the last token. */
function followsOperator(text: string, token: { kind: string; extent: { start: number; end: number } } | undefined) {
  if (token?.kind !== 'operator') return false;
  return /^(?:[-\u2013-\u2015][a-z]*|[+*/%]|\.\.|\?\?)$/i.test(text.slice(token.extent.start, token.extent.end));
}

/** The innermost part of a kind. */
export function lastOf<Kind extends Part['kind']>(
  path: readonly Part[],
  kind: Kind,
): Extract<Part, { kind: Kind }> | undefined {
  return path.findLast((each): each is Extract<Part, { kind: Kind }> => each.kind === kind);
}

/** The parts of a tree that reach up to an offset, outermost first. */
function pathToEnd(tree: Part, end: number): readonly Part[] {
  const path: Part[] = [];
  for (let part: Part | undefined = tree; part; part = lastTouching(part, end)) path.push(part);
  return path;
}

function lastTouching(holder: object, end: number): Part | undefined {
  for (const child of Object.values(holder).toReversed()) {
    if (typeof child !== 'object' || child === null) continue;
    if (isPart(child)) {
      if (child.extent.end >= end && child.extent.start < end) return child;
      continue;
    }
    const found = lastTouching(child, end);
    if (found) return found;
  }
  return undefined;
}

/** Every part of a tree that has a place in the text, outer ones first. */
export function* partsIn(tree: object): Generator<Part> {
  for (const node of nodesIn(tree)) if (isPart(node)) yield node;
}

const isPart = (node: object): node is Part => 'kind' in node && 'extent' in node;
