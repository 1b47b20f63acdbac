import { cp } from 'node:fs/promises';
import { Journal } from '../../src/admin/journal/journal.ts';
import { passingFolder } from './passing-folder.ts';

/** The journal as `kill -9` at this moment would leave it: its files as they are, and nobody who holds a run. */
export async function cutJournal({ folder }: Journal): Promise<Journal> {
  const copy = passingFolder('cut-journal');
  await cp(folder, copy, { recursive: true, filter: each => !each.includes('.claim-') });
  return new Journal(copy);
}
