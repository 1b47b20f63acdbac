/** .NET ticks: units of 100 ns since 0001-01-01, the resolution of ACR's timestamps (ACR wire facts §6.4, recording). */
export type Ticks = bigint;

const TICKS_PER_MILLISECOND = 10_000n;
const TICKS_AT_UNIX_EPOCH = 621_355_968_000_000_000n;

/** The emulator's time. Tests move it; nothing in the emulator reads the system clock but through here. */
export interface Clock {
  now(): Date;
  /** The current time in ticks, later than every tick since the last `set`, so that no two changes share one. */
  tick(): Ticks;
  /** Moves the time forward by so many milliseconds, on top of what the underlying clock does. */
  advance(milliseconds: number): void;
  /** Makes this the current time; the underlying clock goes on from there. */
  set(time: Date): void;
}

/** Builds a clock over an underlying one, by default the system's. */
export function createClock(underlying: () => Date = () => new Date()): Clock {
  let offset = 0;
  let last = 0n;
  const now = (): Date => new Date(underlying().getTime() + offset);
  return {
    now,
    tick() {
      const ticks = ticksOf(now());
      last = ticks > last ? ticks : last + 1n;
      return last;
    },
    advance(milliseconds) {
      offset += milliseconds;
    },
    set(time) {
      offset = time.getTime() - underlying().getTime();
      last = 0n;
    },
  };
}

/** A date as ticks; the part below the millisecond is zero. */
export function ticksOf(date: Date): Ticks {
  return BigInt(date.getTime()) * TICKS_PER_MILLISECOND + TICKS_AT_UNIX_EPOCH;
}

/** UTC text with up to seven fraction digits and no trailing zeros (ACR wire facts §6.4, recording). */
export function formatTicks(ticks: Ticks): string {
  const sinceEpoch = ticks - TICKS_AT_UNIX_EPOCH;
  const seconds = sinceEpoch / (TICKS_PER_MILLISECOND * 1000n);
  const fraction = (sinceEpoch % (TICKS_PER_MILLISECOND * 1000n)).toString().padStart(7, '0').replace(/0+$/, '');
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return fraction === '' ? `${whole}Z` : `${whole}.${fraction}Z`;
}
