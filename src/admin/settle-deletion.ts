import { RegistryError, type RegistryErrorId } from '../registry/model/errors.ts';
import type { Settlement } from './plan.ts';

/** How to tell, after a lost reply, whether something has been deleted. */
export interface Deletion<Item> {
  /** Reads the item again and throws AdminError when it is not as it was planned. */
  readonly verify: (signal: AbortSignal) => Promise<void>;
  /** The registry's answer for what is gone. */
  readonly gone: RegistryErrorId;
  readonly planned: Item;
}

/** Gone: done. Still there and as planned: nothing has happened, so it may be sent again (safety, section 2). */
export async function settleDeletion<Item>(
  { verify, gone, planned }: Deletion<Item>,
  signal: AbortSignal,
): Promise<Settlement<Item>> {
  try {
    await verify(signal);
    return { kind: 'repeat' };
  } catch (error) {
    if (error instanceof RegistryError && error.id === gone) return { kind: 'done', result: planned };
    throw error;
  }
}
