import type { Clock } from './clock.ts';
import type { Method } from './transport.ts';

/** Tries in all of a request that may be repeated. */
export const TRIES = 5;

const BASE_MS = 500;
const CAP_MS = 15_000;

/** A registry that asks for a longer pause gets its answer passed on instead: nobody watches a prompt for minutes. */
export const LONGEST_PAUSE_MS = 60_000;

/** Methods whose repetition changes nothing. */
export function isRead(method: Method): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Is this an answer that another try may improve? */
export function isTemporary(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/** Is this an answer to a change that may have been carried out all the same: a crash on the way, or a gateway's word that it lost the reply? */
export function mayHaveWorked(status: number): boolean {
  return status === 500 || status === 502 || status === 504;
}

/** Milliseconds to wait before the next try: exponential with full jitter, so that many clients do not come back together. */
export function backoff(attempt: number, clock: Clock): number {
  return clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));
}

/** Milliseconds that a Retry-After header asks for; RFC 9110, "Retry-After": whole seconds or a date. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
