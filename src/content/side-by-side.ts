/** Blobs that are under way at the same time; the governor limits requests besides. */
const AT_ONCE = 4;

/**
 * Does the work for each, a few at a time. The first failure stops the others by their signal; all have ended when it rejects with that failure.
 */
export async function sideBySide<Item>(
  items: Iterable<Item>,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const failures: unknown[] = [];
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done && !either.aborted; next = queue.next()) {
      try {
        await work(next.value, either);
      } catch (error) {
        failures.push(error);
        stop.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length > 0) throw failures[0];
  signal.throwIfAborted();
}
