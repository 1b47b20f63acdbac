import type { Right } from '../../registry/auth/scope.ts';
import { RegistryError } from '../../registry/model/errors.ts';
import { AdminError } from '../admin-error.ts';
import { isGone } from './gone.ts';
import type { ItemChange, Sight } from './item-change.ts';

/** Milliseconds of a pause that a run waits for when the registry asks: nobody sits in front of it. */
export const PATIENCE_MS = 15 * 60_000;

/** What was read is no reason to change anything when it is older than so many milliseconds. */
const FRESH_MS = 5000;

/** So often a change is sent that the registry turns away for being busy. */
const MOST_THROTTLED = 50;
const MOST_TROUBLED = 5;

/** How a change goes its way. */
export interface Way {
  /** It may have reached the registry before, in a run that was cut short. */
  readonly sent: boolean;
  /** Its lock has been lifted. */
  readonly isTouched?: (() => boolean) | undefined;
  /** Nothing new is sent once this is aborted, and reads are cut. */
  readonly stop: AbortSignal;
  /** Nothing is waited for once this is aborted. */
  readonly abandon: AbortSignal;
  readonly rights: readonly Right[];
  /** The registry's clock for pauses. */
  readonly now: () => number;
  /** Done between look and change; what it throws keeps the change back. */
  readonly prepare?: ((sight: Sight) => Promise<void>) | undefined;
  /** Told each time right before it is sent. */
  readonly sending?: (() => void) | undefined;
}

/** What was read waited too long for its turn. */
class Stale extends Error {}

/**
 * Makes one change: looks, sends it once, and looks again before it sends it again where nobody knows whether it arrived, or the registry had
 * no time for it (safety, section 2). `absent`: it was gone before anything was sent. Throws AdminError or RegistryError for a change that was
 * not made, `OutcomeUnknown` where that cannot be told, and the signal's reason when it was stopped before it was sent.
 */
export async function makeChange(change: ItemChange, way: Way): Promise<'made' | 'absent'> {
  const { stop, abandon, rights, now } = way;
  const options = { rights, patience: PATIENCE_MS };
  const setbacks = new Setbacks();
  let fresh = FRESH_MS;
  for (;;) {
    const hasBeenSent = way.sent || setbacks.mayHaveWorked;
    const lookedAt = now();
    const sight = await lookAt(change, hasBeenSent, way, {
      ...options,
      signal: setbacks.mayHaveWorked ? abandon : stop,
    });
    if (sight === 'gone') return hasBeenSent ? 'made' : 'absent';
    if (sight === 'not there') return 'absent';
    if (sight === 'as wished') return 'made';
    setbacks.throwIfSpent();
    if (setbacks.mayHaveWorked && stop.aborted) throw setbacks.unknown();
    await setbacks.around(() => way.prepare?.(sight));
    const sending = () => {
      if (now() - lookedAt > fresh) throw new Stale();
      way.sending?.();
      stop.throwIfAborted();
    };
    try {
      await change.send({ ...options, signal: stop, abandon, sending });
      return 'made';
    } catch (error) {
      if (error instanceof RegistryError && error.id === 'Locked') throw (await change.findLock?.(abandon)) ?? error;
      if (error instanceof Stale) fresh *= 2;
      else setbacks.note(error);
    }
  }
}

async function lookAt(
  change: ItemChange,
  hasBeenSent: boolean,
  { isTouched }: Way,
  options: Parameters<ItemChange['look']>[1],
): Promise<Sight> {
  try {
    return await change.look(hasBeenSent || (isTouched?.() ?? false), options);
  } catch (error) {
    if (!hasBeenSent || error instanceof AdminError) throw error;
    throw outcomeUnknown('it could not be looked at afterwards', error);
  }
}

/** What went wrong with one change so far, and whether it is worth another try. */
class Setbacks {
  /** The change may have been made although nobody said so. */
  mayHaveWorked = false;
  #lost = 0;
  #throttled = 0;
  #troubled = 0;
  #last: unknown;

  /** Throws what cannot be tried again. */
  note(error: unknown): void {
    if (!(error instanceof RegistryError))
      throw this.mayHaveWorked && !(error instanceof AdminError) ? this.unknown() : error;
    this.#last = error;
    if (error.id === 'OutcomeUnknown') this.#lost++;
    else if (error.id === 'TooManyRequests') this.#throttled++;
    else if (TRY_AGAIN.has(error.id)) this.#troubled++;
    // the registry says that it is not there; if it can be seen all the same, that is the last word
    else if (isGone(error)) this.#troubled = MOST_TROUBLED;
    else throw error;
    this.mayHaveWorked ||= error.id === 'OutcomeUnknown' || error.id === 'ServerError';
  }

  /** Throws the last of them when the change was sent often enough; it has been looked at since. */
  throwIfSpent(): void {
    if (this.#lost > 1) throw this.unknown();
    if (this.#throttled >= MOST_THROTTLED || this.#troubled >= MOST_TROUBLED) throw this.#last;
  }

  /** Does something between look and change; what fails it tells nothing of a change that may have been made before. */
  async around(work: () => Promise<void> | undefined): Promise<void> {
    try {
      await work();
    } catch (error) {
      throw this.mayHaveWorked && !(error instanceof AdminError) ? this.unknown() : error;
    }
  }

  unknown(): AdminError {
    return outcomeUnknown('it is still as it was', this.#last);
  }
}

const TRY_AGAIN: ReadonlySet<string> = new Set(['ServerError', 'ConnectionRefused', 'HostNotFound', 'ProxyFailed']);

const outcomeUnknown = (what: string, cause: unknown): AdminError =>
  new AdminError(
    'OutcomeUnknown',
    `The reply was lost, and ${what}: ${cause instanceof Error ? cause.message : String(cause)}`,
    'Look at it with the Get cmdlet before trying again.',
    cause,
  );
