import type { PlantedDefect } from './plant.ts';

const TORTURE = ['test/torture/torture.test.ts'];
const LAST_MOMENT = ['test/admin/bulk/run-last-moment.test.ts'];
const LOCKS = ['test/admin/bulk/run-locks.test.ts'];
const NEWCOMERS = ['test/admin/bulk/run-newcomers.test.ts'];
const STOPPING = ['test/admin/bulk/run-stopping.test.ts'];
const GOVERNOR = ['test/registry/transport/governor.test.ts'];
const PURGE_INCIDENTS = ['test/incidents/purge.test.ts'];

/** Each breaks one of the rules of changing and deleting; the suite has to tell. */
export const PLANTED: readonly PlantedDefect[] = [
  {
    rule: 'a manifest that has other tags than planned is left alone',
    file: 'src/admin/as-planned.ts',
    text: 'if (before === after) return;',
    becomes: 'if (before !== after || before === after) return;',
    tests: LOCKS,
  },
  {
    rule: 'a tag that points elsewhere is left alone',
    file: 'src/admin/as-planned.ts',
    text: 'if (now.digest === planned.digest) return;',
    becomes: 'if (now.digest !== planned.digest || now) return;',
    tests: ['test/incidents/attributes-and-tags.test.ts'],
  },
  {
    rule: 'what a new index lists is kept',
    file: 'src/admin/bulk/newcomers.ts',
    text: 'for (const child of children) this.#keep(',
    becomes: 'for (const child of children.slice(children.length)) this.#keep(',
    tests: NEWCOMERS,
  },
  {
    rule: 'what cannot be read counts as if it listed everything',
    file: 'src/admin/bulk/newcomers.ts',
    text: 'else unread.push(digest);',
    becomes: 'else unread.splice(0);',
    tests: NEWCOMERS,
  },
  {
    rule: 'what is new is looked at before a deletion',
    file: 'src/admin/bulk/ground.ts',
    text: 'await this.#newcomers.look();',
    becomes: '',
    tests: TORTURE,
  },
  {
    rule: 'what is known by now holds right before a change is sent',
    file: 'src/admin/bulk/run.ts',
    text: 'ground.assertNotKept(item);',
    becomes: '',
    tests: LAST_MOMENT,
  },
  {
    rule: 'what would go along is looked at',
    file: 'src/admin/bulk/ground.ts',
    text: 'await this.#goingAlong?.assertMayGo(item);',
    becomes: '',
    tests: NEWCOMERS,
  },
  {
    rule: 'a journal line is on disk before a change is sent',
    file: 'src/admin/bulk/run.ts',
    text: 'Promise.all([written, ground.assertUnneeded(item)])',
    becomes: 'ground.assertUnneeded(item)',
    tests: LAST_MOMENT,
  },
  {
    rule: 'a manifest is looked at again once its lock is lifted',
    file: 'src/admin/bulk/carry-item.ts',
    text: 'await change.look(true, { rights, signal: stop, patience: PATIENCE_MS });',
    becomes: '',
    tests: LOCKS,
  },
  {
    rule: 'a lock comes back where the deletion failed',
    file: 'src/admin/bulk/carry-item.ts',
    text: 'return { ...outcome, ...(await restoreLock(change.lock, { rights, abandon, now })) };',
    becomes: 'return outcome;',
    tests: LOCKS,
  },
  {
    rule: 'a lost reply is looked after before the change is sent again',
    file: 'src/registry/transport/http-transport.ts',
    text: 'if (!manner.repeatable) throw unknownOutcome(failure);',
    becomes: '',
    tests: ['test/admin/bulk/run-faults.test.ts'],
  },
  {
    rule: 'nothing is sent after Ctrl+C',
    file: 'src/admin/bulk/run.ts',
    text: 'stop: this.#stop,',
    becomes: 'stop: this.#halt.signal,',
    tests: STOPPING,
  },
  {
    rule: 'a pause that the registry asks for is kept by all',
    file: 'src/registry/transport/governor.ts',
    text: 'this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.elapsed() + milliseconds);',
    becomes: 'this.#pausedUntil = Math.max(this.#pausedUntil, milliseconds - milliseconds);',
    tests: GOVERNOR,
  },
  {
    rule: 'a date in Retry-After is one of the registry',
    file: 'src/registry/transport/http-transport.ts',
    text: 'dateOf(answer) ?? this.#clock.now()',
    becomes: 'this.#clock.now()',
    tests: ['test/registry/retrying.test.ts'],
  },
  {
    rule: 'a clock that is set ends no pause',
    file: 'src/registry/transport/governor.ts',
    text: 'return this.#pausedUntil - this.#clock.elapsed();',
    becomes: 'return this.#pausedUntil - this.#clock.now();',
    tests: GOVERNOR,
  },
  {
    rule: 'what listed or referred to something goes before it',
    file: 'src/admin/bulk/plan-order.ts',
    text: '? item.after.map(digest =>',
    becomes: '? item.after.slice(item.after.length).map(digest =>',
    tests: STOPPING,
  },
  {
    rule: 'a missing tag is no missing manifest',
    file: 'src/admin/find-lock.ts',
    text: 'if (error instanceof RegistryError && ABSENT.has(error.id)) return undefined;',
    becomes: '',
    tests: ['test/admin/bulk/run-plan.test.ts'],
  },
  {
    rule: 'what went along before Ctrl+C is told as deleted',
    file: 'src/admin/bulk/run.ts',
    text: 'if (!ground.mayHaveGoneAlong(item)) return undefined;',
    becomes: 'if (!ground.mayHaveGoneAlong(item) || at >= 0) return undefined;',
    tests: STOPPING,
  },
  {
    rule: 'an age beyond the calendar is an error',
    file: 'src/admin/purge/age.ts',
    text: 'if (milliseconds <= LONGEST) return { text, milliseconds };',
    becomes: 'if (milliseconds <= LONGEST || milliseconds > 0) return { text, milliseconds };',
    tests: PURGE_INCIDENTS,
  },
  {
    rule: 'what a kept manifest lists is not planned',
    file: 'src/admin/purge/relations.ts',
    text: 'graph.parentsOf(digest)',
    becomes: 'graph.parentsOf(digest).slice(0, 0)',
    tests: PURGE_INCIDENTS,
  },
];
