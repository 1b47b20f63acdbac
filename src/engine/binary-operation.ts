import type { Binary } from '../language/expression.ts';
import { arithmetic } from '../values/arithmetic.ts';
import { bitwise } from '../values/bitwise.ts';
import { compareOperator } from '../values/comparison-operator.ts';
import { convertAs, isType } from '../values/convert.ts';
import { formatText } from '../values/format-operator.ts';
import { join } from '../values/join.ts';
import { matchGroups } from '../values/match.ts';
import { isArray } from '../values/object-value.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toText } from '../values/to-text.ts';
import { TypeValue } from '../values/type-value.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import type { Frame } from './frame.ts';

/** What an operator makes of two values; undefined for operators that may leave out their right side or run script blocks. */
export function binaryOperation({
  operator,
  caseSensitive,
}: Binary): ((left: Value, right: Value, frame: Frame) => Value) | undefined {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return (left, right) => arithmetic(operator, left, right);
    case '-xor':
      return (left, right) => toBoolean(left) !== toBoolean(right);
    case '-band':
    case '-bor':
    case '-bxor':
    case '-shl':
    case '-shr': {
      const name = BITWISE[operator];
      return (left, right) => bitwise(name, left, right);
    }
    case '-f':
      return (left, right) => formatText(toText(left), isArray(right) ? right : [right]);
    case '-join':
      return join;
    case '-is':
      return (left, right) => isType(left, typeNameOf(right));
    case '-isnot':
      return (left, right) => !isType(left, typeNameOf(right));
    case '-as':
      return (left, right) => convertAs(typeNameOf(right), left);
    case '-match':
    case '-notmatch':
      return (left, right, frame) => match(operator, left, right, { caseSensitive, frame });
    case '-split':
    case '-replace':
    case '-and':
    case '-or':
    case '??':
      return undefined;
    default: {
      const name = COMPARISONS[operator];
      return (left, right) => compareOperator(name, left, right, caseSensitive);
    }
  }
}

const BITWISE = { '-band': 'band', '-bor': 'bor', '-bxor': 'bxor', '-shl': 'shl', '-shr': 'shr' } as const;

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

interface Matching {
  readonly caseSensitive: boolean;
  readonly frame: Frame;
}

/** A scalar match leaves its groups in `$Matches`. */
function match(operator: '-match' | '-notmatch', left: Value, right: Value, { caseSensitive, frame }: Matching): Value {
  if (!isArray(left)) {
    const groups = matchGroups(left, right, caseSensitive);
    if (groups) frame.scope.set('Matches', groups);
  }
  return compareOperator(COMPARISONS[operator], left, right, caseSensitive);
}

/** The right side of -is and -as: a type, or its name. Throws RuntimeException for a text that names none. */
function typeNameOf(value: Value): string {
  if (value instanceof TypeValue) return value.fullName;
  const name = toText(value);
  try {
    isType('', name);
  } catch (problem) {
    if (!(problem instanceof ValueError)) throw problem;
    throw new ValueError(
      'RuntimeException',
      `Cannot convert the "${name}" value of type "string" to type "System.Type".`,
      {
        category: 'InvalidArgument',
      },
    );
  }
  return name;
}
