import type { Value } from '../../../values/value.ts';
import type { Desk } from '../desk.ts';

/**
 * What an action is about: the marked rows that can be seen, else the row under the cursor; marked rows that the filter hides are never among
 * them by themselves (interface B3).
 */
export function chosenRows({ view: { content, current } }: Desk): {
  readonly values: readonly Value[];
  readonly hidden: readonly Value[];
} {
  const underCursor = current === undefined ? [] : [current];
  if (content.kind === 'list') content.list.finishMarks();
  if (content.kind !== 'list' || content.list.markedCount === 0) return { values: underCursor, hidden: [] };
  const hidden = new Set(content.list.hiddenMarked);
  return { values: content.list.marked.filter(each => !hidden.has(each)), hidden: [...hidden] };
}
