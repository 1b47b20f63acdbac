import type { Expression } from '../language/expression.ts';
import type { Extent } from '../language/extent.ts';
import { parse } from '../language/parse.ts';
import type { CommandElement, Node } from '../language/syntax.ts';

/**
 * The arguments of the commands around an offset of the input, in order and without their quotes. They are taken from the
 * innermost script block around it whose commands have arguments at all.
 */
export function argumentsAround(source: string, offset: number): readonly Extent[] {
  const { script } = parse(source);
  const blocks = [script, ...nodesIn(script, false)].filter(
    node => node === script || (node.kind === 'Script' && node.extent.start < offset && offset <= node.extent.end),
  );
  for (const block of blocks.reverse()) {
    const found = argumentsOf(block);
    if (found.length > 0) return found;
  }
  return [];
}

function argumentsOf(block: Node): readonly Extent[] {
  return Array.from(nodesIn(block, true))
    .flatMap(node => (node.kind === 'Command' ? node.elements.flatMap(argumentOf) : []))
    .sort((one, other) => one.start - other.start);
}

function argumentOf(element: CommandElement): readonly Extent[] {
  if (element.kind === 'EndOfParameters') return [];
  if (element.kind !== 'CommandParameter') return [withoutQuotes(element)];
  return element.argument === undefined ? [] : [withoutQuotes(element.argument)];
}

function withoutQuotes(expression: Expression): Extent {
  const { start, end } = expression.extent;
  if (expression.kind !== 'StringConstant' && expression.kind !== 'ExpandableString') return expression.extent;
  if (expression.quote === 'single' || expression.quote === 'double')
    return { start: start + 1, end: Math.max(start + 1, end - 1) };
  return expression.extent;
}

/** The nodes below one, outer ones first; those of nested script blocks only if they are asked for. */
function* nodesIn(value: object, sameBlock: boolean): Generator<Node> {
  for (const child of Object.values(value)) {
    if (typeof child !== 'object' || child === null) continue;
    if (isNode(child)) {
      if (sameBlock && child.kind === 'Script') continue;
      yield child;
    }
    yield* nodesIn(child, sameBlock);
  }
}

function isNode(value: object): value is Node {
  return 'kind' in value && typeof value.kind === 'string' && 'extent' in value;
}
