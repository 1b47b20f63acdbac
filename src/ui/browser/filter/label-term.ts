import { isArray, isObject } from '../../../values/object-value.ts';
import { toText } from '../../../values/to-text.ts';
import { FilterProblem } from './filter-problem.ts';
import type { TermContext } from './row-filter.ts';
import { textsOf } from './row-texts.ts';
import type { Term } from './term.ts';
import type { TestedRow } from './tested-row.ts';
import { equalling, like } from './text-match.ts';

/** `team=core`, `team` (whatever its value), `team=co*`. Throws FilterProblem. */
export function labelTerm(typed: string, { sample }: TermContext): Term {
  const sign = typed.indexOf('=');
  const key = sign < 0 ? typed : typed.slice(0, sign);
  if (key === '') throw new FilterProblem('-l lacks the name of the label: write -l team=core, or -l team.');
  if (sample.length > 0 && !sample.some(each => labelsOf(each) !== undefined)) {
    throw new FilterProblem(
      'These rows carry no labels. Rows that do: Get-AcrTag team/api | Get-AcrLabel | Show-Browser',
    );
  }
  const isKey = equalling(key);
  const isValue = sign < 0 ? () => true : labelValue(typed.slice(sign + 1));
  return row => labelsOf(row)?.some(([name, text]) => isKey(name) && isValue(text)) ?? false;
}

/** A label's value is all of it: `core` is not `scored`. */
const labelValue = (typed: string) => (/[*?[]/.test(typed) ? like(typed) : equalling(typed));

type Label = readonly [name: string, text: string];

/** What a row carries (a dictionary, an object, texts `key=value`), or what it is: a name with a value. undefined: neither. */
function labelsOf(row: TestedRow): readonly Label[] | undefined {
  const carried = row.property('Labels');
  if (isArray(carried)) return textsOf(carried).map(split);
  if (isObject(carried)) {
    const { type } = carried;
    return type.propertyNames(carried).map(name => [name, toText(type.property(carried, name) ?? null)]);
  }
  const name = row.property('Name');
  const value = row.property('Value');
  return typeof name === 'string' && value !== undefined ? [[name, toText(value)]] : undefined;
}

function split(text: string): Label {
  const sign = text.indexOf('=');
  return sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
}
