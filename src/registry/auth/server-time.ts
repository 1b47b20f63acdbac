import type { Clock } from '../transport/clock.ts';
import { header } from '../transport/headers.ts';
import type { HttpAnswer } from '../transport/transport.ts';

/** How far a clock may be off that nothing has been compared with yet. */
const TRUST_MS = 24 * 3_600_000;

/**
 * The time by the clock that decides about tokens: the registry's. It is our clock and an offset, and each answer to a request for
 * a token tells the offset anew by its Date header. So our clock may be wrong by any amount, and may jump (set by hand or by NTP, a machine
 * that slept) while a session lasts:
 * - forwards, and tokens seem to have ended: the next one asked for is renewed too early, and that answer puts the others right;
 * - backwards, and ended tokens seem to live: the registry refuses the next one with 401, whoever used it renews it and asks again
 *   (`RefusalVerdict.again`), and that answer puts the others right.
 */
export class ServerTime {
  readonly #clock: Pick<Clock, 'now'>;
  /** Milliseconds by which the registry's clock is ahead of ours; `undefined` until an answer told. */
  #ahead: number | undefined;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Takes the Date of an answer that has just come in; one without a Date leaves what is known, at first our clock. */
  learn(answer: HttpAnswer): void {
    const date = Date.parse(header(answer, 'date') ?? '');
    this.#ahead = Number.isNaN(date) ? (this.#ahead ?? 0) : date - this.#clock.now();
  }

  /** Milliseconds since 1970; by our clock before the first answer. */
  now(): number {
    return this.#clock.now() + (this.#ahead ?? 0);
  }

  /**
   * Whether this time (milliseconds since 1970) is over. Before the first answer only what is over by more than a day is: trying a
   * saved token costs a request that may be refused, believing a wrong clock costs a sign-in.
   */
  isOver(time: number): boolean {
    return time <= this.now() - (this.#ahead === undefined ? TRUST_MS : 0);
  }
}
