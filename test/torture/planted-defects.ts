/** A rule broken on purpose: in this file this text becomes another. */
export interface PlantedDefect {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly becomes: string;
  /** Test files that have to turn red. */
  readonly tests: readonly string[];
}

const TORTURE = ['test/torture/torture.test.ts'];
const TRANSPORT = ['test/registry/transport', 'test/registry/retrying.test.ts'];

/** Each breaks one of the rules of changing and deleting; the suite has to tell. */
export const PLANTED: readonly PlantedDefect[] = [
  {
    rule: 'a manifest that has other tags than planned is left alone',
    file: 'src/admin/as-planned.ts',
    text: 'if (before === after) return;',
    becomes: 'if (before !== after || before === after) return;',
    tests: TORTURE,
  },
  {
    rule: 'a tag that points elsewhere is left alone',
    file: 'src/admin/as-planned.ts',
    text: 'if (now.digest === planned.digest) return;',
    becomes: 'if (now.digest !== planned.digest || now) return;',
    tests: ['test/incidents'],
  },
  {
    rule: 'what a new index lists is kept',
    file: 'src/admin/bulk/newcomers.ts',
    text: 'for (const child of children) this.#keep(',
    becomes: 'for (const child of children.slice(children.length)) this.#keep(',
    tests: TORTURE,
  },
  {
    rule: 'what cannot be read counts as if it listed everything',
    file: 'src/admin/bulk/newcomers.ts',
    text: 'else unread.push(digest);',
    becomes: 'else unread.splice(0);',
    tests: ['test/admin/bulk'],
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
    tests: TORTURE,
  },
  {
    rule: 'what would go along is looked at',
    file: 'src/admin/bulk/ground.ts',
    text: 'await this.#goingAlong?.assertMayGo(item);',
    becomes: '',
    tests: TORTURE,
  },
  {
    rule: 'a journal line is on disk before a change is sent',
    file: 'src/admin/bulk/run.ts',
    text: 'await Promise.all([written, ground.assertUnneeded(item)]);',
    becomes: 'await ground.assertUnneeded(item);',
    tests: TORTURE,
  },
  {
    rule: 'a manifest is looked at again once its lock is lifted',
    file: 'src/admin/bulk/carry-item.ts',
    text: 'await change.look(true, { rights, signal: stop, patience: PATIENCE_MS });',
    becomes: '',
    tests: TORTURE,
  },
  {
    rule: 'a lock comes back where the deletion failed',
    file: 'src/admin/bulk/carry-item.ts',
    text: 'return { ...outcome, ...(await restoreLock(change.lock, { rights, abandon, now })) };',
    becomes: 'return outcome;',
    tests: ['test/admin/bulk', ...TORTURE],
  },
  {
    rule: 'a lost reply is looked after before the change is sent again',
    file: 'src/registry/transport/http-transport.ts',
    text: 'if (!manner.repeatable) throw unknownOutcome(failure);',
    becomes: '',
    tests: TORTURE,
  },
  {
    rule: 'nothing is sent after Ctrl+C',
    file: 'src/admin/bulk/make-change.ts',
    text: 'stop.throwIfAborted();\n      if (now() - lookedAt',
    becomes: 'if (now() - lookedAt',
    tests: ['test/admin/bulk', ...TORTURE],
  },
  {
    rule: 'a pause that the registry asks for is kept by all',
    file: 'src/registry/transport/governor.ts',
    text: 'this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.elapsed() + milliseconds);',
    becomes: 'this.#pausedUntil = Math.max(this.#pausedUntil, milliseconds - milliseconds);',
    tests: [...TRANSPORT, ...TORTURE],
  },
  {
    rule: 'a date in Retry-After is one of the registry',
    file: 'src/registry/transport/http-transport.ts',
    text: 'dateOf(answer) ?? this.#clock.now()',
    becomes: 'this.#clock.now()',
    tests: TRANSPORT,
  },
  {
    rule: 'a clock that is set ends no pause',
    file: 'src/registry/transport/governor.ts',
    text: 'return this.#pausedUntil - this.#clock.elapsed();',
    becomes: 'return this.#pausedUntil - this.#clock.now();',
    tests: TRANSPORT,
  },
  {
    rule: 'what listed or referred to something goes before it',
    file: 'src/admin/bulk/plan-order.ts',
    text: '? item.after.map(digest =>',
    becomes: '? item.after.slice(item.after.length).map(digest =>',
    tests: ['test/admin/bulk', ...TORTURE],
  },
  {
    rule: 'a missing tag is no missing manifest',
    file: 'src/admin/bulk/delete-manifest.ts',
    text: "if (!(error instanceof RegistryError) || error.id !== 'TagNotFound') throw error;",
    becomes: 'throw error;',
    tests: TORTURE,
  },
  {
    rule: 'what went along before Ctrl+C is told as deleted',
    file: 'src/admin/bulk/run.ts',
    text: "return sight === 'gone' ? { state: 'deleted', reason: undefined } : undefined;",
    becomes: 'return sight === undefined ? undefined : undefined;',
    tests: TORTURE,
  },
  {
    rule: 'an age beyond the calendar is an error',
    file: 'src/admin/purge/age.ts',
    text: 'if (milliseconds <= LONGEST) return { text, milliseconds };',
    becomes: 'if (milliseconds <= LONGEST || milliseconds > 0) return { text, milliseconds };',
    tests: ['test/incidents'],
  },
  {
    rule: 'what a kept manifest lists is not planned',
    file: 'src/admin/purge/relations.ts',
    text: 'graph.parentsOf(digest)',
    becomes: 'graph.parentsOf(digest).slice(0, 0)',
    tests: ['test/incidents', ...TORTURE],
  },
];
