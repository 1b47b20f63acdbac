import type { Expression, Variable } from '../../language/expression.ts';
import type { CommandElement } from '../../language/syntax.ts';
import { CustomObject } from '../../values/custom-object.ts';
import type { Value } from '../../values/value.ts';
import type { BoundArgument } from '../bind.ts';
import { readVariable } from '../evaluate-variable.ts';
import type { Frame } from '../frame.ts';
import { spread } from '../run-command.ts';
import { ScriptBlock } from '../script-block.ts';

/** What would have to be run to be known: no parameter of a plain type takes it, so that it counts as given and tells nothing. */
export const UNKNOWN: Value = new CustomObject();

/** Arguments as far as they can be told without running anything. */
export function staticArguments(elements: readonly CommandElement[], frame: Frame): readonly BoundArgument[] {
  const args: BoundArgument[] = [];
  for (const element of elements) {
    const { extent } = element;
    if (element.kind === 'EndOfParameters') continue;
    if (element.kind === 'CommandParameter') {
      const value = element.argument && { value: staticValue(element.argument, frame) };
      args.push({ kind: 'parameter', name: element.name, ...(value ? { value } : {}), extent });
    } else if (element.kind === 'Variable' && element.splatted) {
      args.push(...spread(staticValue(element, frame), extent));
    } else args.push({ kind: 'argument', value: staticValue(element, frame), extent });
  }
  return args;
}

/** The value of a literal, a list of such, a script block or a variable; anything else is unknown. */
export function staticValue(node: Expression, frame: Frame): Value {
  switch (node.kind) {
    case 'StringConstant':
      return node.value;
    case 'NumberLiteral':
      return node.text;
    case 'ArrayLiteral':
      return node.elements.map(each => staticValue(each, frame));
    case 'ScriptBlock':
      return new ScriptBlock({ script: node.script, source: frame.source, home: frame.scope });
    case 'Variable':
      return readable(node.name) ? heldBy(node, frame) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function heldBy(node: Variable, frame: Frame): Value {
  try {
    return readVariable(node, frame);
  } catch {
    // a prefix that is no scope
    return UNKNOWN;
  }
}

/** What a block will find in these is not known before it runs; reading `$input` would use it up. */
const readable = (name: string): boolean => !/^(?:_|psitem|input|this|args)$/i.test(name);
