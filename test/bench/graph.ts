import { Pool } from 'undici';
import { readArtifactGraph } from '../../src/admin/graph/artifact-graph.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import type { Registry } from '../../src/registry/registry.ts';
import { IN_FLIGHT } from '../../src/registry/transport/governor.ts';
import { connectTo } from '../registry/connection.ts';
import { repo } from '../registry/names.ts';
import { inTurn, rounded } from './measure.ts';
import { type RunningRegistry, startRegistry } from './processes.ts';

const MANIFESTS = 20_000;
const PAGE = 1000;
const REPOSITORY = 'load/many';
/** Each run is of 20,000 requests. */
const RUNS = 3;
const MEGABYTE = 1024 * 1024;

/** Listing a repository with everything that its manifests say, against the same requests by undici alone. */
export async function wholeGraph() {
  const registry = await startRegistry(MANIFESTS, 'manifests');
  try {
    const times = await inTurn(
      {
        bare: async () => bareGraph(registry),
        graph: async () => (await throughClient(registry)).milliseconds,
      },
      RUNS,
    );
    const { requests, megabytes } = await throughClient(registry);
    // the token, the pages, and a body for each
    const least = 1 + MANIFESTS / PAGE + MANIFESTS;
    return {
      manifests: MANIFESTS,
      milliseconds: { bare: rounded(times.bare), graph: rounded(times.graph) },
      speedToBareLoop: { ratio: rounded(times.bare / times.graph), aim: '≥ 0.5' },
      requestsToLeast: { ratio: rounded(requests / least), aim: '≤ 1.1' },
      heapMegabytesOfTheGraph: rounded(megabytes),
    };
  } finally {
    registry.stop();
  }
}

/** The floor: the same pages and bodies, so many at once, parsed and dropped. Answers milliseconds. */
export async function bareGraph(
  { origin, username, password }: RunningRegistry,
  manifests = MANIFESTS,
): Promise<number> {
  const pool = new Pool(origin, { connections: IN_FLIGHT });
  const json = async (path: string, headers: Record<string, string>) => {
    const { body, headers: told } = await pool.request({ path, method: 'GET', headers });
    return { body: JSON.parse(await body.text()), link: told.link };
  };
  const start = performance.now();
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const scope = encodeURIComponent(`repository:${REPOSITORY}:metadata_read,pull`);
  const token = await json(`/oauth2/token?service=${new URL(origin).host}&scope=${scope}`, { authorization: basic });
  const headers = { authorization: `Bearer ${token.body.access_token}` };
  let count = 0;
  let path: string | undefined = `/acr/v1/${REPOSITORY}/_manifests?n=${PAGE}`;
  while (path) {
    const page: Awaited<ReturnType<typeof json>> = await json(path, headers);
    const queue: IterableIterator<{ digest: string }> = page.body.manifests.values();
    const reader = async () => {
      for (const { digest } of queue) {
        await json(`/v2/${REPOSITORY}/manifests/${digest}`, headers);
        count++;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, reader));
    path = /<([^>]+)>/.exec(String(page.link ?? ''))?.[1];
  }
  const milliseconds = performance.now() - start;
  await pool.close();
  if (count !== manifests) throw new Error(`the bare loop saw ${count} manifests`);
  return milliseconds;
}

/** The same by the client, on a connection that knows nothing yet. */
async function throughClient({ origin, username, password }: RunningRegistry) {
  const credential = { kind: 'password', userName: username, password: new Secret(password) } as const;
  await using connection = await connectTo(origin, { kind: 'acr', credential });
  let requests = 0;
  const { transport } = connection.registry;
  const registry: Registry = {
    ...connection.registry,
    transport: {
      ...transport,
      send: (...request) => {
        requests++;
        return transport.send(...request);
      },
    },
  };
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const graph = await readArtifactGraph({ registry, registryName: 'bench', repository: repo(REPOSITORY) }, {});
  const milliseconds = performance.now() - start;
  if (graph.manifests.size !== MANIFESTS || graph.unreadable.length > 0) throw new Error('the graph is not whole');
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().heapUsed - before) / MEGABYTE;
  return { milliseconds, requests, megabytes };
}
