import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import type { PlanItem, RegistryPlan } from '../../src/admin/bulk/registry-plan.ts';
import { ConfirmedRegistryPlan, runPlan } from '../../src/admin/bulk/run-plan.ts';
import { Journal } from '../../src/admin/journal/journal.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { connectRegistry } from '../../src/registry/connect.ts';
import { listManifests } from '../../src/registry/manifests.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import { parseRepositoryName } from '../../src/registry/model/repository-name.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { createTransport } from '../../src/registry/transport/http-transport.ts';
import { inTurn, rounded } from './measure.ts';
import { type RunningRegistry, startProcess } from './processes.ts';

const MANIFESTS = 5000;
const AT_ONCE = 8;
const ROUNDS = 3;
/** Milliseconds that an answer takes over a network, and manifests that are deleted one after the other to see how long that takes. */
const LATENCY = 10;
const SAMPLE = 200;

/** A registry with a repository for each run, none of which is used twice. */
class Ground {
  readonly #running: RunningRegistry;
  #next = 0;

  constructor(running: RunningRegistry) {
    this.#running = running;
  }

  /** The client, how many requests it has made, and a plan to delete a whole repository. */
  async plan(): Promise<{ registry: Registry; plan: RegistryPlan; requests: () => number; close(): Promise<void> }> {
    const { origin, username: userName, password } = this.#running;
    const repository = parseRepositoryName(`load/${this.#next++}`);
    if (!repository) throw new Error('no name');
    const transport = createTransport({ userAgent: 'acrsh/bench' });
    let requests = 0;
    const counting: typeof transport = {
      send: (...args) => {
        requests++;
        return transport.send(...args);
      },
      stream: request => transport.stream(request),
      pause: (attempt, signal) => transport.pause(attempt, signal),
      now: () => transport.now(),
      allow: (...args) => transport.allow(...args),
      probe: (...args) => transport.probe(...args),
      close: () => transport.close(),
    };
    const credential = { kind: 'password', userName, password: new Secret(password) } as const;
    const server = parseLoginServer(origin);
    const registry = await connectRegistry({ server, credential, kind: 'acr', transport: counting });
    const items: PlanItem[] = [];
    let newest: string | undefined;
    for await (const page of listManifests(registry, repository, { pageSize: 1000, orderBy: 'lastUpdatedAsc' }))
      for (const each of page.items) {
        newest = each.lastUpdateTime;
        items.push({
          ...{ action: 'delete manifest', repository, digest: each.digest, tags: each.tags, reason: 'untagged' },
          ...{ lastUpdateTime: each.lastUpdateTime, attributes: each.changeableAttributes, after: [], unlock: [] },
          ...{ mediaType: each.mediaType, size: each.imageSize },
        });
      }
    if (items.length === 0) throw new Error('there is nothing to delete');
    const seen = { repository, newest, kept: [], freed: { unknown: 'nobody asked' }, effects: [] };
    const about = { id: '20260101-000000-0001', server: server.name, createdTime: '2026-01-01T00:00:00Z', rules: [] };
    requests = 0;
    return {
      registry,
      plan: { ...about, items, repositories: [seen] },
      requests: () => requests,
      close: () => transport.close(),
    };
  }

  /** The floor: DELETE by undici alone, so many at once. Answers milliseconds. */
  async bare(plan: RegistryPlan, atOnce: number): Promise<number> {
    const { origin, username, password } = this.#running;
    const pool = new Pool(origin, { connections: atOnce });
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const [repository] = plan.repositories;
    const scope = `repository:${repository?.repository}:delete`;
    const path = `/oauth2/token?service=${new URL(origin).host}&scope=${scope}`;
    const answer = await pool.request({ path, method: 'GET', headers: { authorization: basic } });
    const { access_token: token } = JSON.parse(await answer.body.text());
    const headers = { authorization: `Bearer ${token}` };
    const queue = plan.items.values();
    const start = performance.now();
    const work = async () => {
      for (const item of queue) {
        const path = `/v2/${item.repository}/manifests/${item.digest}`;
        const { statusCode, body } = await pool.request({ path, method: 'DELETE', headers });
        await body.dump();
        if (statusCode !== 202) throw new Error(`DELETE was answered with ${statusCode}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const milliseconds = performance.now() - start;
    await pool.close();
    return milliseconds;
  }
}

/** Through the executor, with a journal on disk. */
async function throughExecutor(ground: Ground): Promise<{ milliseconds: number; requests: number }> {
  const { registry, plan, requests, close } = await ground.plan();
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-bench-'));
  const start = performance.now();
  const journal = await new Journal(folder).begin(plan, { command: 'bench', bodies: new Map() });
  const { signal } = new AbortController();
  const { outcomes } = await runPlan(new ConfirmedRegistryPlan(plan), {
    ...{ registry, registryName: 'bench', journal, stop: signal, abandon: signal },
    protects: () => undefined,
    progress: () => {},
    sending: () => {},
  });
  const milliseconds = performance.now() - start;
  if (outcomes.some(each => each.state !== 'deleted')) throw new Error('not everything was deleted');
  await close();
  rmSync(folder, { recursive: true });
  return { milliseconds, requests: requests() };
}

async function bareDeletions(ground: Ground, atOnce: number, count = MANIFESTS): Promise<number> {
  const { plan, close } = await ground.plan();
  await close();
  return ground.bare({ ...plan, items: plan.items.slice(0, count) }, atOnce);
}

/** Deletions through the executor against those of bare loops, which check nothing. */
export async function deletions() {
  const near = await startProcess('deletable-process.ts', [MANIFESTS, 2 * (ROUNDS + 1), 0]);
  const far = await startProcess('deletable-process.ts', [MANIFESTS, 2 * (ROUNDS + 1), LATENCY]);
  let requests = 0;
  try {
    const executor = (ground: Ground) => async () => {
      const run = await throughExecutor(ground);
      requests = run.requests;
      return run.milliseconds;
    };
    const here = new Ground(near);
    const there = new Ground(far);
    const times = await inTurn({ bare: () => bareDeletions(here, AT_ONCE), executor: executor(here) }, ROUNDS);
    const distant = await inTurn(
      {
        oneByOne: async () => ((await bareDeletions(there, 1, SAMPLE)) * MANIFESTS) / SAMPLE,
        executor: executor(there),
      },
      ROUNDS,
    );
    return {
      manifests: MANIFESTS,
      milliseconds: rounds(times),
      speedToBareLoop: { ratio: rounded(times.bare / times.executor), aim: '≥ 0.45' },
      millisecondsOverNetwork: rounds(distant),
      speedToOneByOne: { ratio: rounded(distant.oneByOne / distant.executor), aim: '≥ 5' },
      requestsToLeast: { ratio: rounded(requests / (2 * MANIFESTS)), aim: '≤ 1.1' },
    };
  } finally {
    near.stop();
    far.stop();
  }
}

const rounds = (times: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(times).map(([name, value]) => [name, rounded(value)]));
