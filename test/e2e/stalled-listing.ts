import { onTestFinished } from 'vitest';
import type { Emulator } from '../../src/emulator/emulator.ts';

/** A listing of tags that waits for its release; the end of the test releases it too. */
export interface StalledListing {
  readonly release: () => void;
  /** Resolves when the listing has been asked for. */
  readonly arrived: () => Promise<unknown>;
}

/** Makes the next listing of tags wait. */
export function stallListing(emulator: Emulator): StalledListing {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  onTestFinished(() => release());
  emulator.ledger.clear();
  emulator.faults.add({ on: { route: 'tags.list' }, effect: { kind: 'stall', until } });
  return { release, arrived: () => emulator.ledger.arrival(each => each.path.endsWith('/_tags')) };
}
