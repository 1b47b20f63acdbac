import type { Binary, Unary } from '../language/expression.ts';
import { arithmetic, negate, positive } from '../values/arithmetic.ts';
import { bitwise, bitwiseNot } from '../values/bitwise.ts';
import { compareOperator } from '../values/comparison-operator.ts';
import { convertAs, isType } from '../values/convert.ts';
import { CustomObject } from '../values/custom-object.ts';
import { formatText } from '../values/format-operator.ts';
import { join } from '../values/join.ts';
import { matchGroups } from '../values/match.ts';
import { isArray } from '../values/object-value.ts';
import { findAll, replace } from '../values/replace.ts';
import { split, splitWords } from '../values/split.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { evaluate } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { invokeForValue } from './invoke-block.ts';
import { ScriptBlock } from './script-block.ts';
import type { Step } from './step.ts';
import { TypeValue } from './type-value.ts';

export function* evaluateUnary({ operator, operand }: Unary, frame: Frame): Step<Value> {
  const value = yield* evaluate(operand, frame);
  switch (operator) {
    case '+':
      return positive(value);
    case '-':
      return negate(value);
    case '-not':
      return !toBoolean(value);
    case '-bnot':
      return bitwiseNot(value);
    case '-split':
      return splitWords(value);
    case '-join':
      return join(value);
  }
}

/** `-and`, `-or` and `??` look at their right side only when the left one does not decide. */
export function* evaluateBinary(node: Binary, frame: Frame): Step<Value> {
  const left = yield* evaluate(node.left, frame);
  switch (node.operator) {
    case '-and':
      return toBoolean(left) && toBoolean(yield* evaluate(node.right, frame));
    case '-or':
      return toBoolean(left) || toBoolean(yield* evaluate(node.right, frame));
    case '??':
      return left ?? (yield* evaluate(node.right, frame));
    default:
      return yield* combine(node, left, yield* evaluate(node.right, frame), frame);
  }
}

function* combine({ operator, caseSensitive }: Binary, left: Value, right: Value, frame: Frame): Step<Value> {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right);
    case '-xor':
      return toBoolean(left) !== toBoolean(right);
    case '-band':
      return bitwise('band', left, right);
    case '-bor':
      return bitwise('bor', left, right);
    case '-bxor':
      return bitwise('bxor', left, right);
    case '-shl':
      return bitwise('shl', left, right);
    case '-shr':
      return bitwise('shr', left, right);
    case '-f':
      return formatText(toText(left), isArray(right) ? right : [right]);
    case '-join':
      return join(left, right);
    case '-split':
      return split(left, right, caseSensitive);
    case '-replace':
      return yield* replaceBy(left, right, caseSensitive, frame);
    case '-is':
      return isType(left, typeNameOf(right));
    case '-isnot':
      return !isType(left, typeNameOf(right));
    case '-as':
      return convertAs(typeNameOf(right), left);
    case '-match':
    case '-notmatch':
      return match(operator, left, right, caseSensitive, frame);
    case '-eq':
    case '-ne':
    case '-gt':
    case '-ge':
    case '-lt':
    case '-le':
    case '-like':
    case '-notlike':
    case '-contains':
    case '-notcontains':
    case '-in':
    case '-notin':
      return compareOperator(COMPARISONS[operator], left, right, caseSensitive);
    case '-and':
    case '-or':
    case '??':
      throw new TypeError(`${operator} has been decided before`);
  }
}

const COMPARISONS = {
  '-eq': 'eq',
  '-ne': 'ne',
  '-gt': 'gt',
  '-ge': 'ge',
  '-lt': 'lt',
  '-le': 'le',
  '-like': 'like',
  '-notlike': 'notlike',
  '-match': 'match',
  '-notmatch': 'notmatch',
  '-contains': 'contains',
  '-notcontains': 'notcontains',
  '-in': 'in',
  '-notin': 'notin',
} as const;

/** A scalar match leaves its groups in `$Matches`. */
function match(
  operator: '-match' | '-notmatch',
  left: Value,
  right: Value,
  caseSensitive: boolean,
  frame: Frame,
): Value {
  if (!isArray(left)) {
    const groups = matchGroups(left, right, caseSensitive);
    if (groups) frame.scope.set('Matches', groups);
  }
  return compareOperator(COMPARISONS[operator], left, right, caseSensitive);
}

const typeNameOf = (value: Value): string => (value instanceof TypeValue ? value.fullName : toText(value));

function* replaceBy(left: Value, right: Value, caseSensitive: boolean, frame: Frame): Step<Value> {
  const [pattern = null, replacement = ''] = isArray(right) ? right : [right];
  if (!(replacement instanceof ScriptBlock)) return replace(left, pattern, replacement, caseSensitive);
  const texts = isArray(left) ? left : [left];
  const results: Value[] = [];
  for (const each of texts) {
    const text = toText(each);
    let result = '';
    let end = 0;
    for (const found of findAll(text, pattern, caseSensitive)) {
      const match = new CustomObject([
        ['Value', found.text],
        ['Index', found.index],
        ['Length', found.text.length],
        ['Groups', found.groups.map(group => new CustomObject([['Value', group ?? '']]))],
      ]);
      result += text.slice(end, found.index) + toText(yield* invokeForValue(replacement, match, frame));
      end = found.index + found.text.length;
    }
    results.push(result + text.slice(end));
  }
  return isArray(left) ? results : (results[0] ?? '');
}
