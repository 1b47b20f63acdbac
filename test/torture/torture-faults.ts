import type { RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
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

/** What network and registry do to a request, as it is counted; what other people do is counted where it is done. */
export const NETWORK_FAULTS = [
  'reset before the effect',
  'reset after the effect',
  'stall',
  'stall beyond the deadline',
  '408',
  '429, seconds',
  '429, a date',
  '429, a date that is over',
  '429, nonsense',
  '500',
  '502 of a proxy, in HTML',
  '503',
  '401',
  '404 of a proxy, in HTML',
  '404 in the words of the registry',
  '405',
  'cut body',
  'expired token',
  'set clock',
  'stale, repeating page',
] as const;

export type NetworkFault = (typeof NETWORK_FAULTS)[number];

/** A fault, and what it is counted as. */
export interface NamedFault {
  /** undefined: other people. */
  readonly name: NetworkFault | undefined;
  readonly fault: Fault;
}

interface Hands {
  readonly time: TortureTime;
  readonly intruder: Intruder;
}

/** A schedule of faults for one run, of every kind that a network, a registry and other people have in store. */
export function tortureFaults(seed: string, count: number, { time, intruder }: Hands): NamedFault[] {
  const random = randomFrom(`${seed} faults`);
  return Array.from({ length: count }, () => {
    const changing = chance(random, 0.5);
    const route = chance(random, 0.05) ? 'oauth2.token' : oneOf(random, changing ? CHANGES : READS);
    const chosen = chance(random, 0.4)
      ? { name: undefined, effect: { kind: 'meanwhile' as const, change: intruder.something(random) } }
      : networkFault(random, { time, isList: route.endsWith('.list'), isChange: CHANGES.includes(route) });
    return named(chosen, { route, occurrence: 1 + random.below(REACH) });
  });
}

/** More of them, aimed at what this plan has sent: also those that only a few plans meet, and answers that never come. */
export function aimedFaults(
  seed: string,
  plan: RegistryPlan,
  { time, intruder, isEndless }: Hands & { readonly isEndless: boolean },
): NamedFault[] {
  const random = randomFrom(`${seed} aimed`);
  const [changes, reads] = routesOf(plan);
  if (changes.length === 0) return [];
  const reach = Math.min(REACH, plan.items.length);
  const endless = isEndless ? [oneOf(random, [...changes, ...reads])] : [];
  const moves = reads.includes('tags.get') && chance(random, 0.4) ? 1 + random.below(2) : 0;
  return [
    ...Array.from({ length: moves }, () => {
      const effect = { kind: 'meanwhile' as const, change: intruder.move(random) };
      return named({ name: undefined, effect }, { route: 'tags.get', occurrence: 1 + random.below(reach) });
    }),
    ...endless.map(route => named(endlessStall(random), { route, occurrence: 1 + random.below(reach) })),
    ...Array.from({ length: random.below(4) }, () => {
      const changing = chance(random, 0.6);
      const route = oneOf(random, changing ? changes : reads);
      const chosen = chance(random, 0.5)
        ? { name: undefined, effect: { kind: 'meanwhile' as const, change: intruder.something(random) } }
        : networkFault(random, { time, isList: false, isChange: changing });
      return named(chosen, { route, occurrence: 1 + random.below(reach) });
    }),
  ];
}

/** Pages of lists that are the first one again; for a registry whose pages are short. */
export function staleFaults(seed: string): NamedFault[] {
  const random = randomFrom(`${seed} stale`);
  const route = oneOf(random, ['manifests.list', 'tags.list']);
  return [named(STALE, { route, occurrence: 1 + random.below(2) })];
}

/** The requests that change what the plan names, and those that look at it. */
function routesOf({ items }: RegistryPlan): [readonly string[], readonly string[]] {
  const changes = new Set<string>();
  const reads = new Set<string>();
  for (const item of items) {
    if (item.action === 'delete manifest') {
      changes.add('manifest.delete');
      for (const each of ['manifests.get', 'manifests.list', 'referrers']) reads.add(each);
      if (item.unlock.includes('@manifest')) changes.add('manifests.update');
    } else if (item.action === 'remove tag') {
      changes.add('tags.delete');
      reads.add('tags.get');
      if (item.unlock) changes.add('tags.update');
    } else {
      const kind = item.tag === undefined ? 'manifests' : 'tags';
      changes.add(`${kind}.update`);
      reads.add(`${kind}.get`);
    }
  }
  return [[...changes], [...reads]];
}

interface Chosen {
  readonly name: NetworkFault | undefined;
  readonly effect: FaultEffect;
}

/** A first page cannot be stale. */
const named = ({ name, effect }: Chosen, on: Fault['on']): NamedFault => ({
  name,
  fault: { on: effect.kind === 'stale page' ? { ...on, url: /[?&]last=/ } : on, effect },
});

const STALE: Chosen = { name: 'stale, repeating page', effect: { kind: 'stale page' } };

/** Until the client gives up. */
const endlessStall = (random: Random): Chosen => ({
  name: 'stall beyond the deadline',
  effect: { kind: 'stall', until: new Promise(() => {}), when: chance(random, 0.5) ? 'before' : 'after' },
});

interface Hit {
  readonly time: TortureTime;
  readonly isList: boolean;
  readonly isChange: boolean;
}

function networkFault(random: Random, { time, isList, isChange }: Hit): Chosen {
  const when = chance(random, 0.5) ? 'before' : 'after';
  switch (random.below(isList ? 12 : 11)) {
    case 0:
    case 1:
      return { name: `reset ${when} the effect`, effect: { kind: 'reset', when } };
    case 2:
      return { name: 'stall', effect: { kind: 'stall', until: pause(time, random.below(90_000)), when } };
    case 3: {
      const status = oneOf(random, [408, 500, 503] as const);
      return { name: `${status}`, effect: { kind: 'status', status, when } };
    }
    case 4:
    case 5: {
      const { name, value } = retryAfter(random, time);
      return { name, effect: { kind: 'status', status: 429, retryAfter: value } };
    }
    case 6:
      return { name: '502 of a proxy, in HTML', effect: { kind: 'status', status: 502, body: 'html', when } };
    case 7:
      return { name: '401', effect: { kind: 'status', status: 401 } };
    case 8: {
      const isOwn = isChange && chance(random, 0.5);
      return {
        name: isOwn ? '404 in the words of the registry' : '404 of a proxy, in HTML',
        effect: { kind: 'status', status: 404, body: isOwn ? UNKNOWN : 'html' },
      };
    }
    case 9:
      return isChange
        ? { name: '405', effect: { kind: 'status', status: 405, body: DISALLOWED } }
        : { name: 'cut body', effect: { kind: 'truncate', bytes: 5 } };
    case 10:
      return chance(random, 0.5)
        ? { name: 'expired token', effect: { kind: 'expired token' } }
        : {
            name: 'set clock',
            effect: { kind: 'meanwhile', change: () => jump(time, (random.below(9) - 4) * HOUR) },
          };
    default:
      return STALE;
  }
}

const pause = (time: TortureTime, milliseconds: number) => () => time.sleep(milliseconds);

function jump(time: TortureTime, by: number): void {
  time.ahead += by;
}

/** Whole seconds, a date, a date that is over, or nothing that the header may hold. */
function retryAfter(random: Random, time: TortureTime): { name: NetworkFault; value: number | string } {
  const seconds = 1 + random.below(120);
  const whole = { name: '429, seconds', value: seconds } as const;
  return oneOf<{ name: NetworkFault; value: number | string }>(random, [
    whole,
    whole,
    { name: '429, a date', value: new Date(time.now + seconds * 1000).toUTCString() },
    { name: '429, a date that is over', value: new Date(time.now - HOUR).toUTCString() },
    { name: '429, nonsense', value: 'soon' },
  ]);
}

const UNKNOWN = JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] });
const DISALLOWED = JSON.stringify({
  errors: [{ code: 'REGISTRY_DISALLOWED_OPERATION', message: 'The operation is disallowed on this registry.' }],
});
