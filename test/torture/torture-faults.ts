import type { Fault, FaultEffect } from '../../src/emulator/faults.ts';
import { type Random, randomFrom } from '../../src/emulator/random.ts';
import { chance, oneOf } from './choices.ts';
import type { Intruder } from './intruder.ts';
import type { TortureTime } from './torture-time.ts';

const HOUR = 3_600_000;

const CHANGES = ['manifest.delete', 'tags.delete', 'manifests.update', 'tags.update'];
const READS = ['manifests.get', 'tags.get', 'manifest.get', 'manifests.list', 'tags.list'];

/** Requests of a kind among which a fault chooses one. */
const REACH = 8;

/** A schedule of faults for one run, of every kind that a network, a registry and other people have in store. */
export function tortureFaults(
  seed: string,
  count: number,
  { time, intruder }: { time: TortureTime; intruder: Intruder },
): Fault[] {
  const random = randomFrom(`${seed} faults`);
  return Array.from({ length: count }, () => {
    const changing = chance(random, 0.5);
    const route = chance(random, 0.05) ? 'oauth2.token' : oneOf(random, changing ? CHANGES : READS);
    const effect = chance(random, 0.4)
      ? { kind: 'meanwhile' as const, change: intruder.something(random) }
      : networkFault(random, { time, isList: route.endsWith('.list'), isChange: CHANGES.includes(route) });
    return { on: { route, occurrence: 1 + random.below(REACH) }, effect };
  });
}

interface Hit {
  readonly time: TortureTime;
  readonly isList: boolean;
  readonly isChange: boolean;
}

function networkFault(random: Random, { time, isList, isChange }: Hit): FaultEffect {
  const when = chance(random, 0.5) ? 'before' : 'after';
  switch (random.below(isList ? 12 : 11)) {
    case 0:
    case 1:
      return { kind: 'reset', when };
    case 2:
      return { kind: 'stall', until: pause(time, random.below(90_000)), when };
    case 3:
      return { kind: 'status', status: oneOf(random, [408, 500, 503]), when };
    case 4:
    case 5:
      return { kind: 'status', status: 429, retryAfter: retryAfter(random, time) };
    case 6:
      return { kind: 'status', status: 502, body: 'html', when };
    case 7:
      return { kind: 'status', status: 401 };
    case 8:
      return { kind: 'status', status: 404, body: isChange && chance(random, 0.5) ? UNKNOWN : 'html' };
    case 9:
      return isChange ? { kind: 'status', status: 405, body: DISALLOWED } : { kind: 'truncate', bytes: 5 };
    case 10:
      return chance(random, 0.5)
        ? { kind: 'expired token' }
        : { kind: 'meanwhile', change: () => jump(time, (random.below(9) - 4) * HOUR) };
    default:
      return { kind: 'stale page' };
  }
}

const pause = (time: TortureTime, milliseconds: number) => () => time.sleep(milliseconds);

function jump(time: TortureTime, by: number): void {
  time.ahead += by;
}

/** Whole seconds, a date, a date that is over, or nothing that the header may hold. */
function retryAfter(random: Random, time: TortureTime): number | string {
  const seconds = 1 + random.below(120);
  return oneOf<number | string>(random, [
    seconds,
    seconds,
    new Date(time.now + seconds * 1000).toUTCString(),
    new Date(time.now - HOUR).toUTCString(),
    'soon',
  ]);
}

const UNKNOWN = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });
const DISALLOWED = JSON.stringify({
  errors: [{ code: 'REGISTRY_DISALLOWED_OPERATION', message: 'The operation is disallowed on this registry.' }],
});
