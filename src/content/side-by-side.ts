/** Blobs that are under way at the same time; the governor limits requests besides. */
const AT_ONCE = 4;

/**
 * Does the work for each, a few at a time. The first failure stops the others by their signal; all have ended when it rejects with that failure.
 * Without a signal nothing else stops them.
 */
export async function sideBySide<Item>(
  items: Iterable<Item>,
  signal: AbortSignal | undefined,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
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
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
  signal?.throwIfAborted();
}

/** The same for what has an answer; the answers come in the order of the items. */
export async function answersSideBySide<Item, Answer>(
  items: Iterable<Item>,
  signal: AbortSignal | undefined,
  ask: (item: Item, signal: AbortSignal) => Promise<Answer>,
  atOnce = AT_ONCE,
): Promise<readonly Answer[]> {
  const all = [...items];
  const answers: Answer[] = new Array(all.length);
  const answer = async ([at, item]: readonly [number, Item], either: AbortSignal) => {
    answers[at] = await ask(item, either);
  };
  await sideBySide(all.entries(), signal, answer, atOnce);
  return answers;
}
