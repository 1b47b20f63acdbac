import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ContentError } from '../content-error.ts';
import { type Claim, claimant, claimName, isElsewhere, type Owner, ownerText } from '../process-claim.ts';
import type { SaveOptions } from './save-outcome.ts';

/** Milliseconds between two looks at whether the other run is through; each waits another time. */
const LOOK = 100;

/**
 * Does the work while nobody else saves to the same place: partial files and the index are those of one run at a time. Waits for another run to
 * end, also one of this process. `name`: what is claimed in the folder, which must exist. Throws ContentError `SaveInUse` where the other one
 * is on another machine, the signal's reason, and what the disk says.
 */
export async function saveAlone<Outcome>(
  folder: string,
  name: string,
  options: Pick<SaveOptions, 'signal' | 'onWaiting'>,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const claim = await claimInTurn(folder, name, options);
  try {
    return await work();
  } finally {
    await claim.release();
  }
}

async function claimInTurn(
  folder: string,
  name: string,
  { signal, onWaiting }: Pick<SaveOptions, 'signal' | 'onWaiting'>,
): Promise<Claim> {
  for (let isFirst = true; ; isFirst = false) {
    signal.throwIfAborted();
    // a look alone first: claims that come and go would keep all from going on
    const claimed = (await claimant(folder, name, await readdir(folder))) ?? (await claimName(folder, name));
    if ('release' in claimed) return claimed;
    if (isElsewhere(claimed)) throw inUse(folder, name, claimed);
    if (isFirst) onWaiting(ownerText(claimed));
    await setTimeout(LOOK * (0.5 + Math.random()), undefined, { signal }).catch(() => {});
  }
}

const inUse = (folder: string, name: string, owner: Owner) =>
  new ContentError(
    'SaveInUse',
    `${ownerText(owner)} is saving images to ${folder}.`,
    `Wait until it has ended, or save to another path. If that machine is no more, take ${join(folder, `${name}.claim-*`)} away.`,
  );
