import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import type { Known } from '../../src/admin/bulk/run-journal.ts';
import { ConfirmedRegistryPlan, type RunOptions, runPlan } from '../../src/admin/bulk/run-plan.ts';
import { EMPTY_KEEP_LIST } from '../../src/admin/purge/keep-list.ts';
import { planPurge } from '../../src/admin/purge/plan-purge.ts';
import { randomFrom } from '../../src/emulator/random.ts';
import { RegistryError } from '../../src/registry/model/errors.ts';
import { parseRepositoryName } from '../../src/registry/model/repository-name.ts';
import type { TagName } from '../../src/registry/model/tag-name.ts';
import { chance } from './choices.ts';
import type { Evidence } from './evidence.ts';
import { Intruder } from './intruder.ts';
import { MemoryJournal } from './memory-journal.ts';
import { violations } from './oracle.ts';
import { tortureFaults } from './torture-faults.ts';
import { TorturePlace } from './torture-place.ts';
import { tortureRules } from './torture-rules.ts';
import { isChange } from './wire-witness.ts';
import { replay, type World, worldOf } from './world.ts';

export interface TortureOptions {
  /** Without faults and other people. */
  readonly isQuiet?: boolean;
}

/** What became of one run of chance. */
export interface TortureResult {
  readonly seed: string;
  /** What went against the rules. */
  readonly violations: readonly string[];
  /** undefined: the registry could not be read for the plan, and nothing was changed. */
  readonly evidence: Evidence | undefined;
}

/** One purge of a random registry by random rules under random faults, all of it told by the seed. */
export async function tortureRun(seed: string, { isQuiet = false }: TortureOptions = {}): Promise<TortureResult> {
  const random = randomFrom(`${seed} run`);
  await using place = await TorturePlace.open(seed, { keepsReferrers: chance(random, 0.3) });
  const { emulator, time, witness } = place;
  const intruder = new Intruder(emulator.clock);
  const before = worldOf(emulator.store);
  const rules = tortureRules(seed);
  const faults = (part: string, count: number) =>
    emulator.faults.add(...tortureFaults(`${seed} ${part}`, isQuiet ? 0 : count, { time, intruder }));

  faults('planning', chance(random, 0.2) ? 1 + random.below(2) : 0);
  const registry = await place.connect();
  const plan = await planPurge({ registry, registryName: 'torture' }, rules, {
    repositories: [...emulator.store.names].flatMap(name => parseRepositoryName(name) ?? []),
    now: time.now,
    exemptions: { excludes: [], keepList: EMPTY_KEEP_LIST, protects: isProtected },
  }).catch(orUnplanned);
  if (plan === undefined) {
    const changes = witness.sendings.filter(isChange).map(each => `planning sent ${each.method} ${each.path}`);
    return { seed, violations: changes, evidence: undefined };
  }
  emulator.faults.clear();
  intruder.targets = new Set(plan.items.flatMap(item => item.digest ?? []));
  faults('run', chance(random, 0.15) ? 0 : 2 + random.below(12));
  const started = witness.mark();
  const course = await carryOut(place, plan, {
    stopsAt: !isQuiet && chance(random, 0.15) ? 1 + random.below(6) : undefined,
    diesAt: !isQuiet && chance(random, 0.15) ? 1 + random.below(8) : undefined,
    throttleLimit: chance(random, 0.5) ? undefined : 1 + random.below(32),
  });
  const evidence: Evidence = {
    plan,
    started,
    before,
    after: worldOf(emulator.store),
    entries: emulator.ledger.entries,
    intrusions: intruder.done,
    sendings: witness.sendings,
    ...course,
  };
  const found = [...violations(evidence), ...untold(evidence), ...(isQuiet ? unlikePlan(evidence) : [])];
  return { seed, violations: found, evidence };
}

interface Course {
  /** Changes that are sent before Ctrl+C. */
  readonly stopsAt: number | undefined;
  /** Changes that are sent before the process dies; then another one takes the run up. */
  readonly diesAt: number | undefined;
  readonly throttleLimit: number | undefined;
}

async function carryOut(place: TorturePlace, plan: RegistryPlan, { stopsAt, diesAt, throttleLimit }: Course) {
  const { witness } = place;
  const mark = () => witness.mark();
  const journals: MemoryJournal[] = [];
  let stopped: number | undefined;
  let dead: number | undefined;
  const attempt = async (
    known: ReadonlyMap<number, Known> | undefined,
    signals: Pick<RunOptions, 'stop' | 'abandon'>,
  ) => {
    const journal = new MemoryJournal(mark, known);
    journals.push(journal);
    const registry = await place.connect();
    const { outcomes } = await runPlan(new ConfirmedRegistryPlan(plan), {
      registry,
      registryName: 'torture',
      journal,
      ...signals,
      throttleLimit,
      protects: tags => (tags.some(isProtected) ? 'it is protected' : undefined),
      progress: () => undefined,
      sending: () => undefined,
    });
    return outcomes;
  };
  const never = () => new AbortController().signal;

  let known: ReadonlyMap<number, Known> | undefined;
  if (diesAt !== undefined) {
    // what a killed process leaves is its journal as it was at that moment, and connections that are cut
    const death = new AbortController();
    const dying = attempt(undefined, { stop: death.signal, abandon: death.signal }).catch(() => undefined);
    const died = witness.afterChanges(diesAt).then(async () => {
      known = journals[0]?.known;
      dead = mark();
      death.abort(new Error('killed'));
      await place.disconnect();
    });
    await Promise.race([dying, died]);
    await dying;
    known ??= journals[0]?.known;
    dead ??= mark();
  }
  const stop = new AbortController();
  if (stopsAt !== undefined)
    void witness.afterChanges(stopsAt).then(() => {
      stopped = mark();
      stop.abort(new Error('Ctrl+C'));
    });
  const outcomes: readonly ItemOutcome[] = await attempt(known, { stop: stop.signal, abandon: never() });
  return { outcomes, stopped, died: dead, journalled: journals.flatMap(each => each.lines) };
}

const isProtected = (tag: TagName): boolean => tag === 'prod-eu';

function orUnplanned(error: unknown): undefined {
  if (!(error instanceof RegistryError)) throw error;
}

/** Where nobody disturbs, the list of what was planned and the ledger's list of what was deleted are equal, byte for byte. */
function unlikePlan({ plan, entries, outcomes }: Evidence): string[] {
  const planned = plan.items.map(item =>
    item.action === 'delete manifest'
      ? `${item.repository}@${item.digest} with ${item.tags.join()}`
      : `${item.repository}:${item.tag} from ${item.digest}`,
  );
  const deleted = entries
    .flatMap(each => each.effects)
    .flatMap(each => {
      if (each.kind === 'manifest deleted') return [`${each.repository}@${each.digest} with ${each.tags.join()}`];
      return each.kind === 'tag deleted' ? [`${each.repository}:${each.tag} from ${each.digest}`] : [];
    });
  const left = (outcomes ?? []).filter(each => each.state !== 'deleted').map(each => `an item ended as ${each.state}`);
  const same = planned.sort().join('\n') === deleted.sort().join('\n');
  return same ? left : [...left, `the plan and the ledger differ:\n${planned.join('\n')}\n${deleted.join('\n')}`];
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
