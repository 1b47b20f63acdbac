import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { FaultEffect } from '../../src/emulator/faults.ts';
import type { Fixture } from '../../src/emulator/fixtures/fixture.ts';
import { randomFrom } from '../../src/emulator/random.ts';
import { keys } from '../support/keys-to-bytes.ts';
import { startAcrsh } from './acrsh.ts';
import { changesIn } from './browsing.ts';
import { sitDown } from './sitting.ts';

const SEED = Number(process.env.STOP_SEED ?? Date.now() % 1_000_000);
const MOMENTS = 25;
const PURGE = 'Invoke-AcrPurge team/api: -Untagged -ConfirmName team/api';
const STOPPING = 'Stopping: nothing more is sent';

/** A repository with so many untagged images. */
const untagged =
  (count: number): Fixture =>
  registry =>
    registry.repository('team/api', registry.now, repository => {
      for (let each = 0; each < count; each++)
        repository.image({ created: registry.now, layers: [repository.layer('file', `content ${each}\n`)] });
    });

/** From its so-many-th request on the registry answers nothing before `release`; changes are made before or after that. */
function holdAt(emulator: Emulator, request: number, when: 'before' | 'after') {
  const reached = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const open = Promise.resolve();
  const seen = { requests: 0, deletions: 0 };
  const counting: FaultEffect = {
    kind: 'stall',
    get until() {
      seen.deletions += 1;
      return open;
    },
  };
  const holding: FaultEffect = {
    kind: 'stall',
    when,
    get until() {
      seen.requests += 1;
      if (seen.requests < request) return open;
      reached.resolve();
      return held.promise;
    },
  };
  emulator.faults.clear();
  const times = Number.POSITIVE_INFINITY;
  emulator.faults.add({ on: { method: 'DELETE' }, effect: counting, times });
  emulator.faults.add({ on: { url: /^\/(?:acr|v2)\// }, effect: holding, times });
  emulator.ledger.clear();
  return { reached: reached.promise, release: () => held.resolve(), seen };
}

/** Digests of what the registry has deleted. */
const deletedIn = (emulator: Emulator): readonly string[] =>
  changesIn(emulator)
    .map(each => (each.kind === 'manifest deleted' ? each.digest : each.kind))
    .toSorted();

/** Requests of a whole purge of so many images, about. */
const requestsOf = (count: number): number => 2 + count * 3;

/** A moment of a run: which request it is, and whether what is on the wire has taken effect by then. */
const momentsIn = (requests: number, name: string) => {
  const random = randomFrom(`${SEED} ${name}`);
  return Array.from({ length: MOMENTS }, () => ({
    request: 1 + random.below(requests),
    when: random.below(2) === 0 ? ('before' as const) : ('after' as const),
  }));
};

interface Report {
  readonly Total: number;
  readonly Items: readonly { readonly Status: string; readonly Digest: string }[];
}

test(`Ctrl+C at ${MOMENTS} moments of -Command (seed ${SEED}): nothing is sent after it, the report equals the ledger`, async () => {
  const count = 40;
  for (const moment of momentsIn(requestsOf(count), 'command')) {
    const about = `seed ${SEED} ${JSON.stringify(moment)}`;
    const emulator = await startEmulator({ fixture: untagged(count) });
    onTestFinished(() => emulator.close());
    const { reached, release, seen } = holdAt(emulator, moment.request, moment.when);
    const { username: ACRSH_USERNAME, password: ACRSH_PASSWORD } = emulator.credentials.admin;
    const child = startAcrsh(['-Registry', emulator.loginServer, '-OutputFormat', 'Json', '-c', PURGE], {
      env: { ACRSH_USERNAME, ACRSH_PASSWORD },
    });
    const output = text(child.stdout);
    const exit = once(child, 'exit');
    const stopping = new Promise<void>(resolve => {
      child.stderr.on('data', chunk => String(chunk).includes(STOPPING) && resolve());
    });
    await Promise.race([reached, exit]);
    child.kill('SIGINT');
    await Promise.race([stopping, exit]);
    // what was written before may not have been read yet
    await setImmediate();
    const sent = seen.deletions;
    release();
    const [code] = await exit;
    expect(seen.deletions, about).toBe(sent);
    const [report]: readonly Report[] = JSON.parse(await output);
    // it had come to its end before that many requests
    if (code === 0) continue;
    expect(code, about).toBe(130);
    if (report === undefined) {
      expect(deletedIn(emulator), about).toEqual([]);
      continue;
    }
    expect(report.Items, about).toHaveLength(report.Total);
    expect(
      new Set(report.Items.map(each => each.Status)).difference(new Set(['deleted', 'not-attempted'])),
      about,
    ).toEqual(new Set());
    const deleted = report.Items.filter(each => each.Status === 'deleted').map(each => each.Digest);
    expect(deleted.toSorted(), about).toEqual(deletedIn(emulator));
  }
}, 300_000);

/** The prompt as it stands when nothing runs. */
const PROMPT = /^PS \S+:\/>\s*$/m;

/** The number behind a label of the report, 0 where there is none. */
const counted = (label: string, rows: readonly string[]): number =>
  Number(new RegExp(`^${label}\\s+: (\\d+)$`, 'm').exec(rows.join('\n'))?.[1] ?? 0);

test(`Ctrl+C at ${MOMENTS} moments at the prompt (seed ${SEED}): nothing is sent after it, the report equals the ledger`, async () => {
  const count = 600;
  const emulator = await startEmulator({ fixture: untagged(count) });
  onTestFinished(() => emulator.close());
  const { terminal } = await sitDown({ emulator });
  let left = count;
  for (const { request, when } of momentsIn(60, 'prompt')) {
    // the first purge reads all manifests, the others know them
    const moment = { request: left === count ? request + count : request, when };
    const about = `seed ${SEED} ${JSON.stringify(moment)}`;
    terminal.type(keys('Ctrl+L'));
    await terminal.until(rows => PROMPT.test(rows[0] ?? ''));
    const { reached, release, seen } = holdAt(emulator, moment.request, moment.when);
    terminal.type(`${PURGE}\r`);
    await reached;
    terminal.type(keys('Ctrl+C'));
    const isBack = (rows: readonly string[]) => PROMPT.test(rows.join('\n'));
    await terminal.until(rows => rows.some(each => each.startsWith(STOPPING)) || isBack(rows));
    await setImmediate();
    const sent = seen.deletions;
    release();
    await terminal.until(isBack);
    const rows = terminal.rows();
    expect(seen.deletions, about).toBe(sent);
    const deleted = deletedIn(emulator).length;
    const total = counted('Total', rows);
    expect(counted('Deleted', rows), about).toBe(deleted);
    expect(counted('NotAttempted', rows), about).toBe(total - deleted);
    expect(total === 0 || total === left, about).toBe(true);
    left -= deleted;
  }
  expect(left).toBeLessThan(count);
}, 300_000);
