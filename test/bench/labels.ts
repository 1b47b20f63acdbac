import { Pool } from 'undici';
import { throughShell } from './listing.ts';
import { inTurn, rounded } from './measure.ts';
import { type RunningRegistry, startProcess } from './processes.ts';

const IMAGES = 1000;
const LABEL = 'org.opencontainers.image.revision';
const REPOSITORY = 'load/many';
/** Requests in flight, as many as the client lets through. */
const SIDE_BY_SIDE = 8;

/** The labels of a thousand images through the whole shell, against a bare loop that sends the same requests. */
export async function labelsOfMany() {
  const registry = await startProcess('labelled-process.ts', [IMAGES]);
  const command = `Get-AcrTag ${REPOSITORY} | Get-AcrLabel ${LABEL} | Measure-Object`;
  try {
    const times = await inTurn({ bare: () => bareLoop(registry), shell: () => throughShell(registry, command) }, 5);
    return {
      images: IMAGES,
      milliseconds: { bare: rounded(times.bare), shell: rounded(times.shell) },
      speedToBareLoop: { ratio: rounded(times.bare / times.shell), aim: '≥ 0.8' },
    };
  } finally {
    registry.stop();
  }
}

/** The floor: token, tags, then of each image its manifest and its configuration at the storage, by undici alone. Answers milliseconds. */
async function bareLoop({ origin, username, password }: RunningRegistry): Promise<number> {
  const pools = new Map<string, Pool>();
  const get = async (url: string, headers: Record<string, string> = {}) => {
    const { origin: host, pathname, search } = new URL(url);
    const pool = pools.get(host) ?? new Pool(host, { connections: SIDE_BY_SIDE });
    pools.set(host, pool);
    const answer = await pool.request({ path: pathname + search, method: 'GET', headers });
    return { text: await answer.body.text(), location: answer.headers.location };
  };
  const start = performance.now();
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const tokenFor = async (right: string) => {
    const scope = `repository:${REPOSITORY}:${right}`;
    const { text } = await get(`${origin}/oauth2/token?service=${new URL(origin).host}&scope=${scope}`, {
      authorization: basic,
    });
    return { authorization: `Bearer ${JSON.parse(text).access_token}` };
  };
  const listing = await get(`${origin}/acr/v1/${REPOSITORY}/_tags?n=1000`, await tokenFor('metadata_read'));
  const { tags }: { tags: readonly { readonly digest: string }[] } = JSON.parse(listing.text);
  const pull = await tokenFor('pull');
  let labels = 0;
  const queue = tags.values();
  const reader = async () => {
    for (const { digest } of queue) {
      const manifest = await get(`${origin}/v2/${REPOSITORY}/manifests/${digest}`, { ...pull, accept: '*/*' });
      const blob = `${origin}/v2/${REPOSITORY}/blobs/${JSON.parse(manifest.text).config.digest}`;
      const { location } = await get(blob, pull);
      const config = await get(String(location));
      if (JSON.parse(config.text).config.Labels[LABEL] !== undefined) labels++;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, reader));
  const milliseconds = performance.now() - start;
  await Promise.all([...pools.values()].map(pool => pool.close()));
  if (labels !== IMAGES) throw new Error(`the bare loop saw ${labels} labels`);
  return milliseconds;
}
