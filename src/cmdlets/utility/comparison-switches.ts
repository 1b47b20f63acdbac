import { switched } from '../../engine/kinds.ts';
import type { ComparisonOperator } from '../../values/comparison-operator.ts';

const withCase = (operator: string) => switched({ help: `The same as -${operator}, with case.` });

/** One switch for every comparison of Where-Object's short form; `i` forms are aliases, since case does not count unless asked. */
export const comparisonSwitches = {
  eq: switched({ help: 'The property equals the value.', aliases: ['ieq'] }),
  ne: switched({ help: 'The property does not equal the value.', aliases: ['ine'] }),
  gt: switched({ help: 'The property is greater than the value.', aliases: ['igt'] }),
  ge: switched({ help: 'The property is greater than the value or equal.', aliases: ['ige'] }),
  lt: switched({ help: 'The property is less than the value.', aliases: ['ilt'] }),
  le: switched({ help: 'The property is less than the value or equal.', aliases: ['ile'] }),
  like: switched({ help: 'The property matches a wildcard pattern.', aliases: ['ilike'] }),
  notLike: switched({ help: 'The property does not match a wildcard pattern.', aliases: ['inotlike'] }),
  match: switched({ help: 'The property matches a regular expression.', aliases: ['imatch'] }),
  notMatch: switched({ help: 'The property does not match a regular expression.', aliases: ['inotmatch'] }),
  contains: switched({ help: 'The property has the value among its elements.', aliases: ['icontains'] }),
  notContains: switched({ help: 'The property lacks the value among its elements.', aliases: ['inotcontains'] }),
  in: switched({ help: 'The property is among the values.', aliases: ['iin'] }),
  notIn: switched({ help: 'The property is not among the values.', aliases: ['inotin'] }),
  is: switched({ help: 'The property is of the type.' }),
  isNot: switched({ help: 'The property is not of the type.' }),
  ceq: withCase('eq'),
  cne: withCase('ne'),
  cgt: withCase('gt'),
  cge: withCase('ge'),
  clt: withCase('lt'),
  cle: withCase('le'),
  clike: withCase('like'),
  cnotLike: withCase('notLike'),
  cmatch: withCase('match'),
  cnotMatch: withCase('notMatch'),
  ccontains: withCase('contains'),
  cnotContains: withCase('notContains'),
  cin: withCase('in'),
  cnotIn: withCase('notIn'),
} as const;

/** A comparison by its operator, as values/comparison-operator names it, or a test of the type. */
export interface Comparison {
  readonly operator: ComparisonOperator | 'is' | 'isnot';
  readonly caseSensitive: boolean;
}

const OPERATORS = [
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'like',
  'notlike',
  'match',
  'notmatch',
  'contains',
  'notcontains',
  'in',
  'notin',
  'is',
  'isnot',
] as const satisfies readonly Comparison['operator'][];

/** The comparisons whose switches were given. */
export function comparisonOf(given: ReadonlySet<string>): readonly Comparison[] {
  const names = new Set([...given].map(each => each.toLowerCase()));
  return OPERATORS.flatMap(operator => [
    ...(names.has(operator) ? [{ operator, caseSensitive: false }] : []),
    ...(names.has(`c${operator}`) ? [{ operator, caseSensitive: true }] : []),
  ]);
}
