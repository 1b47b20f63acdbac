import type { Attribute, Expression, Index, Member, MethodCall, TypeName } from '../../src/language/expression.ts';
import type {
  Command,
  CommandElement,
  ParamBlock,
  ParameterDeclaration,
  PipelineElement,
  Redirection,
  Script,
  Statement,
  StatementBlock,
  Switch,
  Try,
} from '../../src/language/syntax.ts';
import { printBraced, printExpandable, printString, printVariable } from './print-text.ts';

// A tree of the parser as source again: the same meaning in one layout. Parentheses are nodes, so none are added. A tree with
// errors in it has no source.

/** The source of a script, without braces around it. In a filter, statements outside a named block are its `process`. */
export function printScript({ params, begin, process, end }: Script, inFilter = false): string {
  const head = params ? [printParams(params)] : [];
  if (!inFilter && !begin && !process) return [...head, ...printStatements(end)].join('; ');
  const blocks = Object.entries({ begin, process, end: end.statements.length > 0 || !process ? end : undefined });
  return [...head, ...blocks.flatMap(([name, block]) => (block ? [`${name} ${printBlock(block)}`] : []))].join('; ');
}

function printParams({ attributes, parameters }: ParamBlock): string {
  return [...attributes.map(printAttribute), `param(${parameters.map(printParameter).join(', ')})`].join(' ');
}

function printParameter({ attributes, type, variable, defaultValue }: ParameterDeclaration): string {
  const brackets = [...attributes.map(printAttribute), ...(type ? [printType(type)] : [])];
  return [...brackets, printVariable(variable), ...(defaultValue ? ['=', printExpression(defaultValue)] : [])].join(
    ' ',
  );
}

function printAttribute({ name, positional, named }: Attribute): string {
  const pairs = named.map(each => each.name + (each.value ? ` = ${printExpression(each.value)}` : ''));
  return `[${name}(${[...positional.map(printExpression), ...pairs].join(', ')})]`;
}

function printType({ name, rank }: TypeName): string {
  return `[${name}${'[]'.repeat(rank)}]`;
}

function printStatements({ statements }: StatementBlock): string[] {
  return statements.map(printStatement);
}

function printBlock(block: StatementBlock): string {
  return `{ ${printStatements(block).join('; ')} }`;
}

function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'Pipeline':
      return statement.elements.map(printElement).join(' | ');
    case 'PipelineChain':
      return `${printStatement(statement.left)} ${statement.operator} ${printStatement(statement.right)}`;
    case 'Assignment':
      return `${printExpression(statement.target)} ${statement.operator} ${printStatement(statement.value)}`;
    case 'If': {
      const clauses = statement.clauses.map(
        ({ condition, body }) => `if (${printStatement(condition)}) ${printBlock(body)}`,
      );
      return clauses.join(' else') + (statement.otherwise ? ` else ${printBlock(statement.otherwise)}` : '');
    }
    case 'Switch':
      return printSwitch(statement);
    case 'ForEach': {
      const head = `${printVariable(statement.variable)} in ${printStatement(statement.collection)}`;
      return `${printLabel(statement)}foreach (${head}) ${printBlock(statement.body)}`;
    }
    case 'For': {
      const head = [statement.initializer, statement.condition, statement.iterator];
      const parts = head.map(part => (part ? printStatement(part) : ''));
      return `${printLabel(statement)}for (${parts.join('; ')}) ${printBlock(statement.body)}`;
    }
    case 'While':
      return `${printLabel(statement)}while (${printStatement(statement.condition)}) ${printBlock(statement.body)}`;
    case 'Do': {
      const word = statement.until ? 'until' : 'while';
      return `${printLabel(statement)}do ${printBlock(statement.body)} ${word} (${printStatement(statement.condition)})`;
    }
    case 'Break':
    case 'Continue':
      return [statement.kind.toLowerCase(), ...(statement.label === undefined ? [] : [statement.label])].join(' ');
    case 'Return':
    case 'Throw':
    case 'Exit':
      return [statement.kind.toLowerCase(), ...(statement.value ? [printStatement(statement.value)] : [])].join(' ');
    case 'Try':
      return printTry(statement);
    case 'FunctionDefinition': {
      const { isFilter, name, body } = statement;
      const word = printString({ kind: 'StringConstant', extent: statement.extent, value: name, quote: 'bare' });
      return `${isFilter ? 'filter' : 'function'} ${word} { ${printScript(body, isFilter)} }`;
    }
    case 'ErrorStatement':
      throw new Error('an error has no source');
    default:
      return statement satisfies never;
  }
}

function printLabel({ label }: { readonly label: string | undefined }): string {
  return label === undefined ? '' : `:${label} `;
}

function printSwitch(statement: Switch): string {
  const { match, caseSensitive, value, clauses, otherwise } = statement;
  const flags = [...(match === 'exact' ? [] : [`-${match} `]), ...(caseSensitive ? ['-casesensitive '] : [])].join('');
  const cases = clauses.map(({ condition, body }) => `${printExpression(condition)} ${printBlock(body)}`);
  const all = [...cases, ...(otherwise ? [`default ${printBlock(otherwise)}`] : [])].join(' ');
  return `${printLabel(statement)}switch ${flags}(${printStatement(value)}) { ${all} }`;
}

function printTry({ body, catches, finally: last }: Try): string {
  const clauses = catches.map(({ types, body: handler }) =>
    ['catch', ...(types.length > 0 ? [types.map(printType).join(', ')] : []), printBlock(handler)].join(' '),
  );
  return [`try ${printBlock(body)}`, ...clauses, ...(last ? [`finally ${printBlock(last)}`] : [])].join(' ');
}

function printElement(element: PipelineElement): string {
  const redirections = element.redirections.map(printRedirection);
  return element.kind === 'Command'
    ? [...printCommand(element), ...redirections].join(' ')
    : [printExpression(element.expression), ...redirections].join(' ');
}

function printCommand({ invocation, name, elements }: Command): string[] {
  return [...(invocation ? [invocation] : []), printExpression(name), ...elements.map(printCommandElement)];
}

function printCommandElement(element: CommandElement): string {
  if (element.kind === 'EndOfParameters') return '--';
  if (element.kind !== 'CommandParameter') return printExpression(element);
  return `-${element.name}${element.argument ? `:${printExpression(element.argument)}` : ''}`;
}

function printRedirection(redirection: Redirection): string {
  const stream = redirection.stream === 1 ? '' : redirection.stream;
  if (redirection.kind === 'MergeRedirection') return `${stream}>&1`;
  return `${stream}${redirection.append ? '>>' : '>'} ${printExpression(redirection.target)}`;
}

/** An expression; a bare string as an argument. */
export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'NumberLiteral':
      return node.text;
    case 'StringConstant':
      return printString(node);
    case 'ExpandableString':
      return printExpandable(node, part => (part.kind === 'Variable' ? printBraced(part) : printExpression(part)));
    case 'Variable':
      return printVariable(node);
    case 'TypeLiteral':
      return printType(node.type);
    case 'Cast':
      return `${printType(node.type)} ${printExpression(node.operand)}`;
    case 'AttributedExpression':
      return `${printAttribute(node.attribute)} ${printExpression(node.operand)}`;
    case 'Unary':
      return `${printOperator(node)} ${printExpression(node.operand)}`;
    case 'Increment':
      return node.prefix ? node.operator + printExpression(node.target) : printExpression(node.target) + node.operator;
    case 'Binary':
      return `${printExpression(node.left)} ${printOperator(node)} ${printExpression(node.right)}`;
    case 'Range':
      return `${printExpression(node.from)} .. ${printExpression(node.to)}`;
    case 'Ternary': {
      const { condition, whenTrue, whenFalse } = node;
      return `${printExpression(condition)} ? ${printExpression(whenTrue)} : ${printExpression(whenFalse)}`;
    }
    case 'ArrayLiteral':
      return `${node.elements.length === 1 ? ', ' : ''}${node.elements.map(printExpression).join(', ')}`;
    case 'ArrayExpression':
      return `@(${printStatements(node.body).join('; ')})`;
    case 'SubExpression':
      return `$(${printStatements(node.body).join('; ')})`;
    case 'Paren':
      return `(${printStatement(node.body)})`;
    case 'Hashtable':
      return `@{ ${node.entries.map(each => `${printName(each.key)} = ${printStatement(each.value)}`).join('; ')} }`;
    case 'ScriptBlock':
      return `{ ${printScript(node.script)} }`;
    case 'Member':
      return printMember(node);
    case 'MethodCall':
      return `${printMember(node)}(${node.arguments.map(printExpression).join(', ')})`;
    case 'Index':
      return `${printTarget(node)}[${printExpression(node.index)}]`;
    case 'ErrorExpression':
      throw new Error('an error has no source');
    default:
      return node satisfies never;
  }
}

function printOperator({ operator, caseSensitive }: Extract<Expression, { kind: 'Unary' | 'Binary' }>): string {
  return caseSensitive ? operator.replace('-', '-c') : operator;
}

/** A key or member name, which is a word as it stands. */
function printName(name: Expression): string {
  return name.kind === 'StringConstant' && name.quote === 'bare' ? name.value : printExpression(name);
}

function printMember(node: Member | MethodCall): string {
  const name = node.member.kind === 'Variable' ? printBraced(node.member) : printName(node.member);
  return `${printTarget(node)}${node.isStatic ? '::' : '.'}${name}`;
}

/** The operand before `.`, `::` or `[`, and the `?` after it, which would belong to a name without braces. */
function printTarget({ target, nullConditional }: Member | MethodCall | Index): string {
  if (!nullConditional) return printExpression(target);
  return `${target.kind === 'Variable' ? printBraced(target) : printExpression(target)}?`;
}
