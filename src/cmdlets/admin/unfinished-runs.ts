import { isOpen } from '../../admin/bulk/item-outcome.ts';
import type { Journal, RunSummary } from '../../admin/journal/journal.ts';

/** Items that a run has not come to the end of. */
export const leftIn = ({ items }: RunSummary): number => items.filter(({ outcome }) => isOpen(outcome)).length;

/**
 * The runs of plans that can be taken up again, newest first; one that another shell carries out is none. One that was killed after its last
 * item is one of them: nobody has heard its report.
 */
export async function unfinishedRuns(journal: Journal): Promise<readonly RunSummary[]> {
  const found: RunSummary[] = [];
  for await (const each of journal.runs()) {
    if (each.server === undefined || each.isRunning) continue;
    if (each.closedTime === undefined || leftIn(each) > 0) found.unshift(each);
  }
  return found;
}
