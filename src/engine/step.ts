/**
 * A computation that runs synchronously until it has to wait, and then yields what it waits for. The evaluator is written in steps, so that a
 * script block over 100,000 objects costs no promise unless it calls a command.
 */
export type Step<T> = Generator<Promise<unknown>, T, unknown>;

/** Waits inside a step. Throws what the promise rejects with. */
export function* wait<T>(promise: Promise<T>): Step<T> {
  const settled: T[] = [];
  yield promise.then(value => settled.push(value));
  for (const value of settled) return value;
  throw new Error('a step went on before its promise had settled');
}

/** Work that never waits lets everything else have its turn after so many rounds. */
export const ROUNDS_BETWEEN_TURNS = 1000;

/** Lets everything else have its turn, so that long work does not keep Ctrl+C out. */
export const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

/** Runs a step to its end; answers a promise only when it had to wait. */
export function run<T>(step: Step<T>): T | Promise<T> {
  const next = step.next();
  return next.done ? next.value : finish(step, next.value);
}

async function finish<T>(step: Step<T>, first: Promise<unknown>): Promise<T> {
  let pending = first;
  for (;;) {
    const next = await advance(step, pending);
    if (next.done) return next.value;
    pending = next.value;
  }
}

async function advance<T>(step: Step<T>, pending: Promise<unknown>): Promise<IteratorResult<Promise<unknown>, T>> {
  try {
    await pending;
  } catch (error) {
    return step.throw(error);
  }
  return step.next();
}
