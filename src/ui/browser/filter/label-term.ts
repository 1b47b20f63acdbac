import { isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import type { Value } from '../../../values/value.ts';
import { FilterProblem } from './filter-problem.ts';
import type { FilterContext } from './row-filter.ts';
import { propertyOf, textsOf } from './row-texts.ts';
import type { Term } from './term.ts';
import { equalling, like } from './text-match.ts';

/** Where rows carry their labels: a dictionary, an object, or texts `key=value`. */
const CARRIERS = ['Labels', 'Label', 'Annotations'];

/** `team=core`, `team` (whatever its value), `team=co*`. Throws FilterProblem. */
export function labelTerm(typed: string, { rows = [] }: FilterContext): Term {
  const sign = typed.indexOf('=');
  const key = sign < 0 ? typed : typed.slice(0, sign);
  if (key === '') throw new FilterProblem('-l lacks the name of the label: write -l team=core, or -l team.');
  if (rows.length > 0 && !rows.some(each => labelsOf(each) !== undefined)) {
    throw new FilterProblem(
      'These rows carry no labels: open an image and press 4, or pipe Get-AzContainerRegistryLabel into Show-Browser.',
    );
  }
  const isKey = equalling(key);
  const isValue = sign < 0 ? () => true : labelValue(typed.slice(sign + 1));
  return value => labelsOf(value)?.some(([name, text]) => isKey(name) && isValue(text)) ?? false;
}

/** A label's value is all of it: `core` is not `scored`. */
const labelValue = (typed: string) => (/[*?[]/.test(typed) ? like(typed) : equalling(typed));

type Label = readonly [name: string, text: string];

/** undefined where the row carries none and is none. */
function labelsOf(value: Value): readonly Label[] | undefined {
  for (const carrier of CARRIERS) {
    const found = propertyOf(value, carrier);
    if (isArray(found)) return textsOf(found).map(split);
    if (isObject(found)) return found.type.propertyNames(found).map(name => [name, textOf(found, name)]);
    if (typeof found === 'string' && propertyOf(value, 'Value') !== undefined) return [[found, textOf(value, 'Value')]];
  }
  const name = propertyOf(value, 'Name') ?? propertyOf(value, 'Key');
  return typeof name === 'string' && propertyOf(value, 'Value') !== undefined
    ? [[name, textOf(value, 'Value')]]
    : undefined;
}

const textOf = (value: Value, name: string): string => toText(propertyOf(value, name) ?? null);

function split(text: string): Label {
  const sign = text.indexOf('=');
  return sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
}
