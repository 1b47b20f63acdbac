import { ITEM_STATES } from '../../src/admin/bulk/item-outcome.ts';
import type { Evidence } from './evidence.ts';
import type { Intrusion } from './intrusion.ts';
import { NETWORK_FAULTS } from './torture-faults.ts';
import type { TortureResult } from './torture-run.ts';

/** What other people do, and what becomes of the process. */
const EVENTS = [
  'index pushed',
  'referrer pushed',
  'index that refers pushed',
  'tag added',
  'tag moved',
  'tag removed',
  'manifest deleted by others',
  'locked by others',
  'referrers gone along',
  'lock lifted',
  'Ctrl+C',
  'killed and taken up',
] as const;

/** How often everything occurred that runs of chance are made of. */
export class Tally {
  readonly states = new Map<string, number>(ITEM_STATES.map(each => [each, 0]));
  readonly faults = new Map<string, number>([...NETWORK_FAULTS, ...EVENTS].map(each => [each, 0]));
  planned = 0;
  items = 0;

  add({ evidence, faults }: TortureResult): void {
    for (const each of faults) count(this.faults, each);
    if (evidence === undefined) return;
    this.planned++;
    this.items += evidence.plan.items.length;
    for (const { state } of evidence.outcomes ?? []) count(this.states, state);
    for (const each of eventsIn(evidence)) count(this.faults, each);
  }

  /** What never occurred. */
  get missing(): readonly string[] {
    return [...this.states, ...this.faults].flatMap(([name, times]) => (times === 0 ? [name] : []));
  }

  /** A line for each end state and each fault. */
  lines(): string[] {
    const table = (counts: ReadonlyMap<string, number>) =>
      [...counts].map(([name, times]) => `  ${name.padEnd(34)} ${times}`);
    return ['end states', ...table(this.states), 'faults', ...table(this.faults)];
  }
}

type Event = (typeof EVENTS)[number];

function eventsIn(evidence: Evidence): Event[] {
  const { intrusions, entries, stopped, died, before } = evidence;
  const moved = new Set<string>();
  const found = intrusions.map(each => {
    const isMove =
      each.kind === 'tag set' && (before.get(each.repository)?.tags.has(each.tag) || moved.has(keyOf(each)));
    if (each.kind === 'tag set') moved.add(keyOf(each));
    return eventOf(each, isMove);
  });
  for (const effect of entries.flatMap(each => each.effects)) {
    if (effect.kind === 'manifest deleted' && effect.alongWith !== undefined) found.push('referrers gone along');
    if (effect.kind === 'attributes changed' && effect.attributes.deleteEnabled === true) found.push('lock lifted');
  }
  if (stopped !== undefined) found.push('Ctrl+C');
  if (died !== undefined) found.push('killed and taken up');
  return found;
}

const keyOf = ({ repository, tag }: Extract<Intrusion, { kind: 'tag set' }>): string => `${repository}:${tag}`;

function eventOf(intrusion: Intrusion, isMove: boolean): Event {
  switch (intrusion.kind) {
    case 'manifest pushed': {
      const { children, subject } = intrusion.manifest;
      if (subject === undefined) return 'index pushed';
      return children.length > 0 ? 'index that refers pushed' : 'referrer pushed';
    }
    case 'tag set':
      return isMove ? 'tag moved' : 'tag added';
    case 'tag deleted':
      return 'tag removed';
    case 'manifest deleted':
      return 'manifest deleted by others';
    case 'attributes changed':
      return 'locked by others';
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
