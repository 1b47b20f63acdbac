import type { Expression } from '../language/expression.ts';
import type { Command, CommandElement } from '../language/syntax.ts';
import { Hashtable } from '../values/hashtable.ts';
import { isArray } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import type { BoundArgument } from './bind.ts';
import { ShellError } from './error-record.ts';
import { evaluate, evaluateAll } from './evaluate-expression.ts';
import { readVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { cmdletStage } from './run-cmdlet.ts';
import { functionStage } from './run-function.ts';
import { ScriptBlock } from './script-block.ts';
import { run, type Step } from './step.ts';

/** A command as a stage of a pipeline: its arguments are evaluated when the first output is asked for. */
export async function* startCommand(node: Command, input: Batches | undefined, frame: Frame): Batches {
  const name = await run(evaluate(node.name, frame));
  const args = await run(evaluateArguments(node.elements, frame));
  if (name instanceof ScriptBlock) {
    const inner = { ...frame, source: name.source };
    yield* functionStage(
      { name: '', body: name.script, source: name.source },
      { args, input, ownScope: node.invocation !== '.' },
      inner,
    );
    return;
  }
  const text = toText(name);
  const entry = frame.runtime.commands.find(text);
  const defined = frame.scope.findFunction(text);
  // PowerShell's order is alias, function, cmdlet; an alias names a cmdlet here
  const isAlias = entry !== undefined && entry.name.toLowerCase() !== text.toLowerCase();
  if (defined && !isAlias) {
    yield* functionStage(
      defined,
      { args, input, ownScope: node.invocation !== '.' },
      { ...frame, source: defined.source },
    );
  } else if (entry) {
    yield* cmdletStage(entry, { args, input, extent: node.extent }, frame);
  } else throw notFound(text, frame);
}

/** Arguments as the binder takes them; splatted variables are spread out, bare numbers keep their text. */
function* evaluateArguments(nodes: readonly CommandElement[], frame: Frame): Step<BoundArgument[]> {
  const args: BoundArgument[] = [];
  for (const node of nodes) {
    const { extent } = node;
    if (node.kind === 'EndOfParameters') continue;
    if (node.kind === 'CommandParameter') {
      const value = node.argument && { value: yield* evaluate(node.argument, frame), ...sourceText(node.argument) };
      args.push({ kind: 'parameter', name: node.name, ...(value ? { value } : {}), extent });
    } else if (node.kind === 'Variable' && node.splatted) {
      args.push(...splat(readVariable(node, frame), extent));
    } else if (node.kind === 'ArrayLiteral') {
      const value = (yield* evaluateAll(node.elements, frame)).map((each, index) => textOr(node.elements[index], each));
      args.push({ kind: 'argument', value, extent });
    } else args.push({ kind: 'argument', value: yield* evaluate(node, frame), ...sourceText(node), extent });
  }
  return args;
}

/** A bare number keeps its text, which a text parameter takes: the tag 1.10 is not the number 1.1. */
const sourceText = (node: Expression): { text?: string } => (node.kind === 'NumberLiteral' ? { text: node.text } : {});

/** In a list the text has to be chosen at once: a number whose text says the same stays a number. */
const textOr = (node: Expression | undefined, value: Value): Value =>
  node?.kind === 'NumberLiteral' && toText(value) !== node.text ? node.text : value;

function splat(value: Value, extent: CommandElement['extent']): BoundArgument[] {
  if (value instanceof Hashtable) {
    return value.entries().map(entry => ({
      kind: 'parameter',
      name: toText(entry.key),
      value: { value: entry.value },
      splatted: true,
      extent,
    }));
  }
  if (value === null) return [];
  return (isArray(value) ? value : [value]).map(each => ({ kind: 'argument', value: each, extent }));
}

function notFound(name: string, { runtime }: Frame): ShellError {
  const [nearest] = runtime.commands.suggest(name);
  return new ShellError(
    'CommandNotFoundException',
    `The term '${name}' is not recognized as a name of a cmdlet or function.`,
    {
      category: 'ObjectNotFound',
      recommendation: nearest ? `Did you mean ${nearest}?` : 'List what there is: Get-Command',
    },
  );
}
