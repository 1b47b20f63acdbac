import { type Claim, claimant, claimName, type Owner, ownerText } from '../../content/process-claim.ts';
import { namesIn } from './files.ts';
import { JournalError } from './journal-error.ts';

/** Claims a run of this folder, which one process at a time may carry out. Throws JournalError `RunInUse`, and what the disk says. */
export async function claim(folder: string, run: string): Promise<Claim> {
  const claimed = await claimName(folder, run);
  if ('release' in claimed) return claimed;
  throw inUse(run, claimed);
}

/** Whether a living process has claimed the run. */
export async function isClaimed(folder: string, run: string, names?: readonly string[]): Promise<boolean> {
  return (await claimant(folder, run, names ?? (await namesIn(folder)))) !== undefined;
}

const inUse = (run: string, owner: Owner) =>
  new JournalError(
    'RunInUse',
    `The run ${run} is being carried out by ${ownerText(owner)}.`,
    'Wait until it has ended, or stop it there with Ctrl+C.',
  );
