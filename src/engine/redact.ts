import type {
  ExpandableString,
  Expression,
  Hashtable,
  HashtableEntry,
  StringConstant,
} from '../language/expression.ts';
import type { Extent } from '../language/extent.ts';
import { parse } from '../language/parse.ts';
import type { Assignment, Command, CommandElement, Pipeline, Script, Statement } from '../language/syntax.ts';
import { BindingError } from './binding-error.ts';
import type { CommandTable } from './commands.ts';
import { findParameter, isSwitch, type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { nodesIn } from './syntax-nodes.ts';

/** What stands in the history in place of a secret. */
export const MARK = '•••';

/** Names that hold a secret whatever the command: parameters, variables and hashtable keys. */
const SECRET_NAME = /(?:password|passwd|secret|token|apikey)$/i;

/**
 * The source with its secrets cut out, for the history (safety, section 5): values of parameters that declare themselves secret, under any
 * abbreviation or alias, and literals given to a parameter, variable or key that is called one. Variables and expressions stay: they show
 * nothing. A misspelt parameter of a command that takes secrets is cut too, since the line is kept all the same.
 */
export async function redact(source: string, commands: CommandTable): Promise<string> {
  const extents = await secretExtents(source, parse(source).script, commands);
  const pieces: string[] = [];
  let upTo = source.length;
  for (const { start, end } of extents.toSorted((a, b) => b.start - a.start || a.end - b.end)) {
    // the inner one of two is cut already
    if (end > upTo) continue;
    pieces.push(source.slice(end, upTo), MARK);
    upTo = start;
  }
  return [...pieces, source.slice(0, upTo)].toReversed().join('');
}

/** Where the secrets of a text stand. */
export async function secretExtents(
  source: string,
  script: Script,
  commands: CommandTable,
): Promise<readonly Extent[]> {
  const found: (readonly Extent[])[] = [];
  for (const node of nodesIn(script)) {
    if (isNode(node, 'Command')) found.push(await secretsOf(node, commands));
    else if (isNode(node, 'Pipeline')) found.push(await secretsPiped(node, commands));
    else if (isNode(node, 'StringConstant') || isNode(node, 'ExpandableString')) found.push(loginIn(node, source));
    else if (isNode(node, 'Assignment')) found.push(secretAssigned(node));
    else if (isNode(node, 'Hashtable')) found.push(node.entries.flatMap(secretEntry));
  }
  return found.flat();
}

/** User and password in an address: `https://ana:pa55@proxy.example`. */
function loginIn({ extent }: StringConstant | ExpandableString, source: string): readonly Extent[] {
  return /:\/\/[^/\s:@]*:[^/\s@]+@/.test(source.slice(extent.start, extent.end)) ? [extent] : [];
}

/** A literal that goes down the pipeline into a parameter that takes a secret. */
async function secretsPiped({ elements }: Pipeline, commands: CommandTable): Promise<readonly Extent[]> {
  const [first, second] = elements;
  if (first?.kind !== 'CommandExpression' || second?.kind !== 'Command') return [];
  const entries = (await entriesOf(second, commands)) ?? [];
  const takes = entries.some(({ parameter: { kind, pipeline } }) => kind.secret && pipeline && pipeline !== 'property');
  return takes ? literals(first.expression) : [];
}

async function secretsOf(command: Command, commands: CommandTable): Promise<readonly Extent[]> {
  const entries = await entriesOf(command, commands);
  const found: (readonly Extent[])[] = [];
  const placed: CommandElement[] = [];
  for (let index = 0; index < command.elements.length; index++) {
    const element = command.elements[index];
    if (element?.kind !== 'CommandParameter') {
      if (element) placed.push(element);
      continue;
    }
    const value = element.argument ?? (takesValue(element.name, entries) ? command.elements[++index] : undefined);
    if (value && isSecret(element.name, entries)) found.push(literals(value));
  }
  return [...found, secretsByPosition(placed, entries)].flat();
}

/** A word after a parameter that is not known is its value, as far as anybody can tell. */
function takesValue(name: string, entries: readonly ParameterEntry[] | undefined): boolean {
  const entry = entries && findParameter(name, entries);
  return !entry || entry instanceof BindingError || !isSwitch(entry.parameter);
}

/** Arguments without a name, at the place of a parameter that takes a secret or beyond it. */
function secretsByPosition(
  placed: readonly CommandElement[],
  entries: readonly ParameterEntry[] | undefined,
): readonly Extent[] {
  const positions = (entries ?? []).flatMap(({ parameter: { kind, position } }) =>
    kind.secret && position !== undefined ? [position] : [],
  );
  return positions.length === 0 ? [] : placed.slice(Math.min(...positions)).flatMap(literals);
}

/** undefined for a command that is not known, or cannot be loaded now. */
async function entriesOf({ name }: Command, commands: CommandTable): Promise<readonly ParameterEntry[] | undefined> {
  const known = name.kind === 'StringConstant' ? commands.find(name.value) : undefined;
  try {
    return known && parameterEntries(await known.load());
  } catch {
    return undefined;
  }
}

function isSecret(name: string, entries: readonly ParameterEntry[] | undefined): boolean {
  if (!entries) return SECRET_NAME.test(name);
  const entry = findParameter(name, entries);
  if (entry instanceof BindingError) return entries.some(each => each.parameter.kind.secret);
  return entry.parameter.kind.secret === true;
}

const secretAssigned = ({ target, value }: Assignment): readonly Extent[] =>
  target.kind === 'Variable' && SECRET_NAME.test(target.name) ? literalsOfStatement(value) : [];

const secretEntry = ({ key, value }: HashtableEntry): readonly Extent[] =>
  key.kind === 'StringConstant' && SECRET_NAME.test(key.value) ? literalsOfStatement(value) : [];

/** A statement that is nothing but a literal. */
function literalsOfStatement(statement: Statement): readonly Extent[] {
  if (statement.kind !== 'Pipeline') return [];
  const [element, ...more] = statement.elements;
  return element?.kind === 'CommandExpression' && more.length === 0 ? literals(element.expression) : [];
}

/** What is spelled out in an argument. */
function literals(node: Expression | CommandElement): readonly Extent[] {
  switch (node.kind) {
    case 'StringConstant':
    case 'ExpandableString':
    case 'NumberLiteral':
    case 'ErrorExpression':
      return [node.extent];
    case 'ArrayLiteral':
      return node.elements.flatMap(literals);
    case 'Paren':
      return literalsOfStatement(node.body);
    default:
      return [];
  }
}

interface Nodes {
  readonly Pipeline: Pipeline;
  readonly StringConstant: StringConstant;
  readonly ExpandableString: ExpandableString;
  readonly Command: Command;
  readonly Assignment: Assignment;
  readonly Hashtable: Hashtable;
}

const isNode = <Kind extends keyof Nodes>(node: object, kind: Kind): node is Nodes[Kind] =>
  'kind' in node && node.kind === kind;
