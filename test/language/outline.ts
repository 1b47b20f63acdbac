import type { Expression } from '../../src/language/expression.ts';
import type {
  CommandElement,
  ParamBlock,
  PipelineElement,
  Redirection,
  Script,
  Statement,
  StatementBlock,
} from '../../src/language/syntax.ts';

// A tree as one line of text, short enough for a table: every node that has parts stands in brackets after its name.

/** The statements of a script, named blocks and parameters included. */
export function outlineScript(script: Script): string {
  const named = (name: string, block: StatementBlock | undefined) => (block ? [`${name}{${outlineBlock(block)}}`] : []);
  return [
    ...(script.params ? [outlineParams(script.params)] : []),
    ...named('begin', script.begin),
    ...named('process', script.process),
    ...(script.end.statements.length > 0 ? [outlineBlock(script.end)] : []),
  ].join(' ');
}

function outlineParams(params: ParamBlock): string {
  const parameters = params.parameters.map(each => {
    const attributes = each.attributes.map(attribute => `[${attribute.name}]`).join('');
    const type = each.type ? `[${each.type.name}${'[]'.repeat(each.type.rank)}]` : '';
    return attributes + type + outline(each.variable) + (each.defaultValue ? `=${outline(each.defaultValue)}` : '');
  });
  return `${params.attributes.map(each => `[${each.name}]`).join('')}param(${parameters.join(', ')})`;
}

function outlineBlock(block: StatementBlock): string {
  return block.statements.map(outlineStatement).join('; ');
}

function outlineStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'Pipeline':
      return statement.elements.map(outlineElement).join(' | ');
    case 'PipelineChain':
      return `(${outlineStatement(statement.left)} ${statement.operator} ${outlineStatement(statement.right)})`;
    case 'Assignment':
      return `${outline(statement.target)} ${statement.operator} ${outlineStatement(statement.value)}`;
    case 'If':
      return [
        ...statement.clauses.map(each => `if(${outlineStatement(each.condition)}){${outlineBlock(each.body)}}`),
        ...(statement.otherwise ? [`else{${outlineBlock(statement.otherwise)}}`] : []),
      ].join(' ');
    case 'Switch': {
      const how = `${statement.match}${statement.caseSensitive ? ' case' : ''}`;
      const clauses = statement.clauses.map(each => `${outline(each.condition)}{${outlineBlock(each.body)}}`);
      const rest = statement.otherwise ? [`default{${outlineBlock(statement.otherwise)}}`] : [];
      return `switch ${how}(${outlineStatement(statement.value)}){${[...clauses, ...rest].join(' ')}}`;
    }
    case 'ForEach':
      return `${label(statement.label)}foreach(${outline(statement.variable)} in ${outlineStatement(statement.collection)}){${outlineBlock(statement.body)}}`;
    case 'For': {
      const head = [statement.initializer, statement.condition, statement.iterator];
      return `for(${head.map(each => (each ? outlineStatement(each) : '')).join('; ')}){${outlineBlock(statement.body)}}`;
    }
    case 'While':
      return `while(${outlineStatement(statement.condition)}){${outlineBlock(statement.body)}}`;
    case 'Do':
      return `do{${outlineBlock(statement.body)}}${statement.until ? 'until' : 'while'}(${outlineStatement(statement.condition)})`;
    case 'Break':
    case 'Continue':
      return [statement.kind.toLowerCase(), statement.label ?? ''].join(' ').trim();
    case 'Return':
    case 'Throw':
    case 'Exit':
      return `${statement.kind.toLowerCase()} ${statement.value ? outlineStatement(statement.value) : ''}`.trim();
    case 'Try': {
      const catches = statement.catches.map(
        each => `catch[${each.types.map(type => type.name).join()}]{${outlineBlock(each.body)}}`,
      );
      const last = statement.finally ? [`finally{${outlineBlock(statement.finally)}}`] : [];
      return [`try{${outlineBlock(statement.body)}}`, ...catches, ...last].join(' ');
    }
    case 'FunctionDefinition':
      return `${statement.isFilter ? 'filter' : 'function'} ${statement.name}{${outlineScript(statement.body)}}`;
    case 'ErrorStatement':
      return '⚠';
  }
}

function label(name: string | undefined): string {
  return name === undefined ? '' : `:${name} `;
}

function outlineElement(element: PipelineElement): string {
  const redirections = element.redirections.map(outlineRedirection);
  if (element.kind === 'CommandExpression') return [outline(element.expression), ...redirections].join(' ');
  const words = [outline(element.name), ...element.elements.map(outlineCommandElement), ...redirections];
  return `${element.invocation ?? ''}‹${words.join(' ')}›`;
}

function outlineCommandElement(element: CommandElement): string {
  if (element.kind === 'EndOfParameters') return '--';
  if (element.kind !== 'CommandParameter') return outline(element);
  return `-${element.name}${element.argument ? `:${outline(element.argument)}` : ''}`;
}

function outlineRedirection(redirection: Redirection): string {
  if (redirection.kind === 'MergeRedirection') return `${redirection.stream}>&1`;
  return `${redirection.stream}${redirection.append ? '>>' : '>'}${outline(redirection.target)}`;
}

const SUFFIXES = {
  int: '',
  long: 'L',
  double: 'D',
  decimal: 'M',
  byte: 'UY',
  sbyte: 'Y',
  short: 'S',
  ushort: 'US',
  uint: 'U',
  ulong: 'UL',
  bigint: 'N',
} as const;

/** An expression; operators in brackets with their operands, strings in quotes unless they are bare words. */
export function outline(node: Expression): string {
  switch (node.kind) {
    case 'NumberLiteral':
      return `${node.number.value}${SUFFIXES[node.number.type]}`;
    case 'StringConstant':
      return node.quote === 'bare' ? node.value : JSON.stringify(node.value);
    case 'ExpandableString':
      return `«${node.parts.map(part => (part.kind === 'StringText' ? part.text : `{${outline(part)}}`)).join('')}»`;
    case 'Variable':
      return `${node.splatted ? '@' : '$'}${node.scope === undefined ? '' : `${node.scope}:`}${node.name}`;
    case 'TypeLiteral':
      return `[${node.type.name}${'[]'.repeat(node.type.rank)}]`;
    case 'Cast':
      return `([${node.type.name}${'[]'.repeat(node.type.rank)}] ${outline(node.operand)})`;
    case 'AttributedExpression':
      return `([${node.attribute.name}()] ${outline(node.operand)})`;
    case 'Unary':
      return `(${node.operator} ${outline(node.operand)})`;
    case 'Increment':
      return node.prefix ? `(${node.operator} ${outline(node.target)})` : `(${outline(node.target)} ${node.operator})`;
    case 'Binary':
      return `(${outline(node.left)} ${node.operator}${node.caseSensitive ? '!' : ''} ${outline(node.right)})`;
    case 'Range':
      return `(${outline(node.from)} .. ${outline(node.to)})`;
    case 'Ternary':
      return `(${outline(node.condition)} ? ${outline(node.whenTrue)} : ${outline(node.whenFalse)})`;
    case 'ArrayLiteral':
      return `[${node.elements.map(outline).join(', ')}]`;
    case 'ArrayExpression':
      return `@(${outlineBlock(node.body)})`;
    case 'SubExpression':
      return `$(${outlineBlock(node.body)})`;
    case 'Paren':
      return `(${outlineStatement(node.body)})`;
    case 'Hashtable':
      return `@{${node.entries.map(each => `${outline(each.key)}=${outlineStatement(each.value)}`).join('; ')}}`;
    case 'ScriptBlock':
      return `{${outlineScript(node.script)}}`;
    case 'Member':
      return `${outline(node.target)}${access(node)}${outline(node.member)}`;
    case 'MethodCall':
      return `${outline(node.target)}${access(node)}${outline(node.member)}(${node.arguments.map(outline).join(', ')})`;
    case 'Index':
      return `${outline(node.target)}${node.nullConditional ? '?' : ''}[${outline(node.index)}]`;
    case 'ErrorExpression':
      return '⚠';
  }
}

function access(node: { readonly isStatic: boolean; readonly nullConditional: boolean }): string {
  return `${node.nullConditional ? '?' : ''}${node.isStatic ? '::' : '.'}`;
}
