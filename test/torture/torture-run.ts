import type { RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import { EMPTY_KEEP_LIST } from '../../src/admin/purge/keep-list.ts';
import { planPurge } from '../../src/admin/purge/plan-purge.ts';
import { randomFrom } from '../../src/emulator/random.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import { parseRepositoryName } from '../../src/registry/model/repository-name.ts';
import { chance } from './choices.ts';
import type { Evidence } from './evidence.ts';
import { Intruder } from './intruder.ts';
import { violations } from './oracle.ts';
import { unpullable } from './pulls.ts';
import { excusedLosses } from './rules/kept-tags.ts';
import { withAttributes } from './torture-attributes.ts';
import { carryOut } from './torture-course.ts';
import { aimedFaults, type NamedFault, type NetworkFault, staleFaults, tortureFaults } from './torture-faults.ts';
import { JournalInMemory, JournalOnDisk } from './torture-journal.ts';
import { TorturePlace } from './torture-place.ts';
import { tortureRules } from './torture-rules.ts';
import { unlikePlan } from './unlike-plan.ts';
import { isChange } from './wire-witness.ts';
import { replay, type World, worldOf } from './world.ts';

export interface TortureOptions {
  /** Without faults and other people. */
  readonly isQuiet?: boolean;
  /** Deletions alone, with a journal in memory, long pages and no answer that never comes: a seed tells the same story each time. */
  readonly isPlain?: boolean;
}

/** What became of one run of chance. */
export interface TortureResult {
  readonly seed: string;
  /** What went against the rules. */
  readonly violations: readonly string[];
  /** undefined: the registry could not be read for the plan, and nothing was changed. */
  readonly evidence: Evidence | undefined;
  /** What hit a request. */
  readonly faults: readonly NetworkFault[];
}

const PROTECTED = 'prod-eu';

/** Milliseconds after which a client gives up whose registry never answers. */
const DEADLINE_MS = 250;

/** One purge of a random registry by random rules under random faults, all of it told by the seed. */
export async function tortureRun(
  seed: string,
  { isQuiet = false, isPlain = false }: TortureOptions = {},
): Promise<TortureResult> {
  const random = randomFrom(`${seed} run`);
  const variety = varietyOf(seed, { isQuiet, isPlain });
  await using place = await TorturePlace.open(seed, { keepsReferrers: chance(random, 0.3), ...variety });
  await using journal = variety.isOnDisk ? await JournalOnDisk.create(place.time) : new JournalInMemory();
  const { emulator, time, witness } = place;
  const intruder = new Intruder(emulator.clock);
  const before = worldOf(emulator.store);
  const hits = new Hits(emulator.faults);
  const faults = (part: string, count: number) =>
    hits.schedule(tortureFaults(`${seed} ${part}`, isQuiet ? 0 : count, { time, intruder }));

  faults('planning', chance(random, 0.2) ? 1 + random.below(2) : 0);
  if (variety.hasStalePage) hits.schedule(staleFaults(seed));
  const registry = await place.connect();
  const purge = await planPurge({ registry, registryName: 'torture' }, tortureRules(seed), {
    repositories: [...emulator.store.names].flatMap(name => parseRepositoryName(name) ?? []),
    now: time.now,
    exemptions: {
      excludes: [],
      keepList: EMPTY_KEEP_LIST,
      // a plan from a file may name what is protected
      protects: tag => !variety.namesProtected && tag === PROTECTED,
    },
  }).catch(orUnplanned);
  hits.clear();
  if (purge === undefined) {
    const changes = witness.sendings.filter(isChange).map(each => `planning sent ${each.method} ${each.path}`);
    return { seed, violations: changes, evidence: undefined, faults: hits.names };
  }
  const plan = variety.hasAttributes
    ? withAttributes(seed, purge, { world: before, without: isQuiet ? [PROTECTED] : [] })
    : purge;
  intruder.targets = new Set(plan.items.flatMap(item => item.digest ?? []));
  if (!isPlain) intruder.tags = tagsIn(plan);
  faults('run', chance(random, 0.15) ? 0 : 2 + random.below(12));
  if (!isPlain && !isQuiet)
    hits.schedule(aimedFaults(seed, plan, { time, intruder, isEndless: variety.deadline !== undefined }));
  const started = witness.mark();
  const course = await carryOut(place, plan, {
    journal,
    protectedTags: [PROTECTED],
    stopsAt: !isQuiet && chance(random, 0.15) ? 1 + random.below(6) : undefined,
    diesAt: !isQuiet && chance(random, 0.15) ? 1 + random.below(8) : undefined,
    throttleLimit: chance(random, 0.5) ? undefined : 1 + random.below(32),
  });
  hits.clear();
  // the client may have given up a request that the registry has still to enter
  for (const { request } of intruder.done) await emulator.ledger.until(each => each.number === request);
  const { complaints, ...seen } = course;
  const evidence: Evidence = {
    plan,
    protectedTags: [PROTECTED],
    started,
    before,
    after: worldOf(emulator.store),
    entries: [...emulator.ledger.entries],
    intrusions: intruder.done,
    sendings: [...witness.sendings],
    ...seen,
  };
  const found = [
    ...violations(evidence),
    ...untold(evidence),
    ...complaints,
    ...(isQuiet ? unlikePlan(evidence) : []),
    ...(await unpullable({ emulator, before, after: evidence.after, isExcused: excusedLosses(evidence) })),
  ];
  return { seed, violations: found, evidence, faults: hits.names };
}

interface Variety {
  readonly isOnDisk: boolean;
  readonly namesProtected: boolean;
  readonly hasAttributes: boolean;
  readonly hasStalePage: boolean;
  readonly largestPage: number | undefined;
  readonly deadline: number | undefined;
}

/** What not every run has. */
function varietyOf(seed: string, { isQuiet, isPlain }: Required<TortureOptions>): Variety {
  const random = randomFrom(`${seed} variety`);
  const part = (share: number) => !isPlain && chance(random, share);
  return {
    isOnDisk: part(0.3),
    hasAttributes: part(0.3),
    largestPage: part(0.3) ? 2 + random.below(9) : undefined,
    namesProtected: part(0.2) && !isQuiet,
    hasStalePage: part(0.05) && !isQuiet,
    deadline: part(0.08) && !isQuiet ? DEADLINE_MS : undefined,
  };
}

/** Schedules faults, and knows of each whether it hit a request. */
class Hits {
  readonly names: NetworkFault[] = [];
  readonly #faults: TorturePlace['emulator']['faults'];
  #scheduled: NamedFault[] = [];

  constructor(faults: TorturePlace['emulator']['faults']) {
    this.#faults = faults;
  }

  schedule(named: readonly NamedFault[]): void {
    this.#scheduled.push(...named);
    this.#faults.add(...named.map(each => each.fault));
  }

  clear(): void {
    const pending = new Set(this.#faults.pending);
    for (const { name, fault } of this.#scheduled) if (name !== undefined && !pending.has(fault)) this.names.push(name);
    this.#scheduled = [];
    this.#faults.clear();
  }
}

const tagsIn = ({ items }: RegistryPlan): ReadonlySet<string> =>
  new Set(
    items.flatMap(item =>
      item.action === 'delete manifest' || item.tag === undefined ? [] : [`${item.repository}:${item.tag}`],
    ),
  );

function orUnplanned(error: unknown): undefined {
  if (!(error instanceof RegistryError)) throw error;
}

/** The ledger and the deeds of others have to tell everything, or else the oracle judges by half. */
function untold(evidence: Evidence): string[] {
  const told = describe(replay(evidence.before, evidence));
  return told === describe(evidence.after) ? [] : ['the ledger does not tell all that happened'];
}

function describe(world: World): string {
  return JSON.stringify(
    [...world].map(([name, { manifests, tags }]) => [
      name,
      [...manifests.values()].map(({ digest, attributes }) => [digest, Object.values(attributes).join()]).sort(),
      [...tags].map(([tag, { digest, attributes }]) => [tag, digest, Object.values(attributes).join()]).sort(),
    ]),
  );
}
