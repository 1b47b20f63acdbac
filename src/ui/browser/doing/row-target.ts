import { isObject } from '../../../values/object-value.ts';
import type { Value } from '../../../values/value.ts';
import { cellText } from '../../../views/cell.ts';
import { shownItem } from '../acting/shown-item.ts';
import { type Subject, subjectOf } from '../subject.ts';
import type { ShownTarget } from './change-rows.ts';

/** A row that is to be changed, with the cmdlet that does it. */
export interface RowTarget extends ShownTarget {
  readonly value: Value;
  /** `index  215.4 MB  2026-11-20 08:02`: what its row told besides its name. */
  readonly facts: string;
}

/** The rows that a cmdlet can be made for; the others are left out. */
export function rowTargets(
  values: readonly Value[],
  lineOf: (subject: Subject) => string | undefined,
): readonly RowTarget[] {
  return values.flatMap(value => {
    const subject = subjectOf(value);
    const line = subject && lineOf(subject);
    return subject && line !== undefined
      ? [{ value, subject, line, shown: shownItem(value), facts: factsOf(value) }]
      : [];
  });
}

/** What tells items apart besides their names. */
const FACTS = ['Kind', 'Platform', 'Size', 'LastUpdated'];

function factsOf(value: Value): string {
  const columns = isObject(value) ? (value.type.view?.table?.columns ?? []) : [];
  return FACTS.flatMap(label => columns.filter(each => each.label === label))
    .map(column => (isObject(value) ? cellText(column.of(value), 'list', {}) : ''))
    .filter(each => each !== '')
    .join('  ');
}
