import type { Candidate, Completion } from '../../../editor/completion.ts';
import type { Value } from '../../../values/value.ts';
import { fieldTexts } from '../filter/field.ts';

/** What a filter can be about. */
export interface FilterNames {
  /** Some of the rows that are filtered: their values are offered. */
  readonly rows: readonly Value[];
  /** Fields by the names that the grammar knows. */
  readonly fields: readonly string[];
}

const WORDS: readonly Candidate[] = [
  { text: 'untagged', tooltip: 'No tag points to it.' },
  { text: 'orphan', tooltip: 'Untagged, in no index, and refers to nothing.' },
  { text: 'locked', tooltip: 'Writing or deleting is switched off.' },
  { text: 'marked', tooltip: 'The marked rows.' },
  { text: 'child', tooltip: 'Part of an index.' },
  { text: 'signature', tooltip: 'Signs another manifest.' },
];

/** Values that need no quotes in a filter. */
const PLAIN = /^[\p{L}\p{N}._/@+-][\p{L}\p{N}._/@:+-]*$/u;
const MOST_VALUES = 200;

/** What may stand at a place of the `/` line: words, fields, and of a field the values that the rows have. */
export async function completeFilter(text: string, cursor: number, names: FilterNames): Promise<Completion> {
  const before = text.slice(0, cursor);
  const [, start = '', negation = '', word = ''] = /^(.*?)(!?)([^\s|!]*)$/s.exec(before) ?? [];
  const [, field, operator = '', typed = ''] = /^([\p{L}]\w*)([:=]|!=)(.*)$/u.exec(word) ?? [];
  // within a block, an expression or a quoted text nothing is known
  const isOther = /[{"'/]/.test(start.replaceAll(/"[^"]*"|'[^']*'/g, '')) || /^[~/"'{-]/.test(word);
  const offered = isOther ? [] : field === undefined ? wordsOf(names) : valuesOf(field, names);
  const at = start.length + negation.length + (field === undefined ? 0 : field.length + operator.length);
  const begun = (field === undefined ? word : typed).toLowerCase();
  return {
    start: at,
    end: cursor,
    candidates: offered.filter(each => each.text.toLowerCase().startsWith(begun)),
    pending: false,
  };
}

const wordsOf = ({ fields }: FilterNames): readonly Candidate[] => [
  ...WORDS,
  ...fields.map(each => ({ text: `${each}:`, label: each })),
];

function valuesOf(field: string, { rows }: FilterNames): readonly Candidate[] {
  const found = new Set<string>();
  for (const row of rows) {
    for (const text of fieldTexts(field, row)) if (PLAIN.test(text)) found.add(text);
    if (found.size >= MOST_VALUES) break;
  }
  return [...found].toSorted((a, b) => a.localeCompare(b, 'en')).map(text => ({ text }));
}
