import { setImmediate } from 'node:timers/promises';
import type { ListModel } from '../list/list-model.ts';

/** For so many ms rows are sorted and tested between two looks at the keyboard. */
const SLICE = 20;

/** Lets a list find the places of all its rows. */
export async function arrange(list: Pick<ListModel, 'work'>): Promise<void> {
  while (list.work(SLICE)) await setImmediate();
}
