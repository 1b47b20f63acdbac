import type { Change } from '../../../engine/context.ts';
import { readSpaces } from '../acting/freed-space.ts';
import type { Desk } from '../desk.ts';

/** Reads what the dialog tells last, while it is open already; nothing waits for it. */
export async function readFreed(desk: Desk, changes: readonly Change[], signal: AbortSignal): Promise<void> {
  const activity = desk.activities.beginAside('reading what is freed', signal);
  try {
    await readSpaces(changes, activity.signal);
  } finally {
    activity.end();
  }
}
