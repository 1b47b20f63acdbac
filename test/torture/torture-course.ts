import type { ItemOutcome } from '../../src/admin/bulk/item-outcome.ts';
import type { RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import { ConfirmedRegistryPlan, type RunOptions, runPlan } from '../../src/admin/bulk/run-plan.ts';
import type { TortureJournal } from './torture-journal.ts';
import type { TorturePlace } from './torture-place.ts';
import { WitnessedJournal } from './witnessed-journal.ts';

/** What becomes of the process that carries a plan out. */
interface Course {
  readonly journal: TortureJournal;
  readonly protectedTags: readonly string[];
  /** Changes that are sent before Ctrl+C. */
  readonly stopsAt: number | undefined;
  /** Changes that are sent before the process dies; then another one takes the run up. */
  readonly diesAt: number | undefined;
  readonly throttleLimit: number | undefined;
}

/** Carries a plan out, over the death of the process where there is one. Answers what was seen of it from outside. */
export async function carryOut(place: TorturePlace, plan: RegistryPlan, course: Course) {
  const { journal, protectedTags, stopsAt, diesAt, throttleLimit } = course;
  const { witness } = place;
  const mark = () => witness.mark();
  const journals: WitnessedJournal[] = [];
  let stopped: number | undefined;
  let died: number | undefined;
  const attempt = async (signals: Pick<RunOptions, 'stop' | 'abandon'>) => {
    const opened = await journal.open(plan);
    const witnessed = new WitnessedJournal(opened.journal, mark);
    journals.push(witnessed);
    const registry = await place.connect();
    const { outcomes } = await runPlan(new ConfirmedRegistryPlan(opened.plan), {
      registry,
      registryName: 'torture',
      journal: witnessed,
      ...signals,
      throttleLimit,
      protects: tags => (tags.some(each => protectedTags.includes(each)) ? 'it is protected' : undefined),
      progress: () => undefined,
      sending: () => undefined,
    });
    return outcomes;
  };
  const never = () => new AbortController().signal;

  if (diesAt !== undefined) {
    // what a killed process leaves is its journal as it was at that moment, and connections that are cut
    const death = new AbortController();
    const die = () => {
      if (died !== undefined) return;
      journal.die();
      died = mark();
    };
    const dying = attempt({ stop: death.signal, abandon: death.signal }).catch(() => undefined);
    const killed = witness.afterChanges(diesAt).then(async () => {
      die();
      death.abort(new Error('killed'));
      await place.disconnect();
    });
    await Promise.race([dying, killed]);
    await dying;
    die();
  }
  const stop = new AbortController();
  if (stopsAt !== undefined)
    void witness.afterChanges(stopsAt).then(() => {
      stopped = mark();
      stop.abort(new Error('Ctrl+C'));
    });
  const outcomes: readonly ItemOutcome[] = await attempt({ stop: stop.signal, abandon: never() });
  const complaints = await journal.complaints(plan, outcomes);
  return { outcomes, stopped, died, journalled: journals.flatMap(each => each.lines), complaints };
}
