import type { Expression } from '../language/expression.ts';
import type { Command, CommandElement } from '../language/syntax.ts';
import { Hashtable } from '../values/hashtable.ts';
import { ownProperty } from '../values/members.ts';
import { isArray, isObject } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import type { Batches } from './batches.ts';
import type { BoundArgument } from './bind.ts';
import { lookUp } from './command-lookup.ts';
import { ShellError } from './error-record.ts';
import { evaluate, evaluateAll } from './evaluate-expression.ts';
import { readVariable } from './evaluate-variable.ts';
import type { Frame } from './frame.ts';
import { cmdletStage } from './run-cmdlet.ts';
import { functionStage } from './run-function.ts';
import { ScriptBlock } from './script-block.ts';
import { scriptCell } from './script-file.ts';
import { run, type Step } from './step.ts';

/** A command as a stage of a pipeline: its arguments are evaluated when the first output is asked for. */
export async function* startCommand(node: Command, input: Batches | undefined, frame: Frame): Batches {
  const name = await run(evaluate(node.name, frame));
  const args = await run(evaluateArguments(node.elements, frame));
  const call = { args, input, ownScope: node.invocation !== '.', extent: node.extent };
  if (name instanceof ScriptBlock) {
    // what the block reads is looked for where it is called, as in PowerShell
    yield* functionStage({ name: '', body: name.script, source: name.source }, call, frame);
    return;
  }
  const calledAs = commandName(name);
  const help = asksForHelp(args) && frame.runtime.commands.find('Get-Help');
  if (help) {
    const topic = { kind: 'argument', value: calledAs, extent: node.extent } as const;
    return yield* cmdletStage(help, { args: [topic], input: undefined, extent: node.extent }, frame);
  }
  const found = lookUp(calledAs, frame);
  switch (found.kind) {
    case 'function':
      return yield* functionStage(found.cell, call, frame);
    case 'script':
      return yield* functionStage(
        await scriptCell(found.path, frame.runtime.commands),
        { ...call, script: call.ownScope ? 'called' : 'dotted' },
        frame,
      );
    case 'cmdlet':
      return yield* cmdletStage(found.entry, { args, input, extent: node.extent, calledAs }, frame);
  }
}

/** `Get-AcrTag -?` is `Get-Help Get-AcrTag`, whatever else is given. */
const asksForHelp = (args: readonly BoundArgument[]): boolean =>
  args.some(each => each.kind === 'parameter' && each.name === '?');

/** `& (Get-Command x)` calls what the object names. */
function commandName(value: Value): string {
  const named = isObject(value) && !value.type.scalar ? ownProperty(value, 'Name') : undefined;
  const text = toText(named ?? value);
  if (text !== '') return text;
  throw new ShellError(
    'BadExpression',
    "The expression after '&' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.",
    { category: 'InvalidOperation' },
  );
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
      for (const each of spread(readVariable(node, frame), extent)) args.push(each);
    } else if (node.kind === 'ArrayLiteral') {
      const value = yield* evaluateAll(node.elements, frame);
      const texts = node.elements.map(each => sourceText(each).text);
      args.push({ kind: 'argument', value, texts, extent });
    } else args.push({ kind: 'argument', value: yield* evaluate(node, frame), ...sourceText(node), extent });
  }
  return args;
}

/** A bare number keeps its text, which a text parameter takes: the tag 1.10 is not the number 1.1. */
const sourceText = (node: Expression): { text?: string } => (node.kind === 'NumberLiteral' ? { text: node.text } : {});

/** The arguments that a splatted value stands for: a dictionary's by name, a list's by position. */
export function spread(value: Value, extent: CommandElement['extent']): BoundArgument[] {
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
