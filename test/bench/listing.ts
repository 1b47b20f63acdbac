import { Pool } from 'undici';
import { cmdletTable } from '../../src/cmdlets/table.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { Host } from '../../src/engine/host.ts';
import { registryOpener } from '../../src/open-registry.ts';
import { Secret } from '../../src/registry/auth/secret.ts';
import { parseLoginServer } from '../../src/registry/model/login-server.ts';
import { Session } from '../../src/session/session.ts';
import { WireWatch } from '../../src/wire-watch.ts';
import { settingsInMemory, strangerParts } from '../support/session-parts.ts';
import type { RunningRegistry } from './processes.ts';

const PAGE = 1000;

/** The floor: the same pages by undici alone, parsed and dropped. Answers milliseconds. */
export async function bareLoop({ origin, username, password }: RunningRegistry): Promise<number> {
  const pool = new Pool(origin);
  const json = async (path: string, headers: Record<string, string>) => {
    const answer = await pool.request({ path, method: 'GET', headers });
    return { body: JSON.parse(await answer.body.text()), link: answer.headers.link };
  };
  const start = performance.now();
  const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const service = new URL(origin).host;
  const scope = 'repository:load/many:metadata_read';
  const { body } = await json(`/oauth2/token?service=${service}&scope=${scope}`, { authorization: basic });
  const headers = { authorization: `Bearer ${body.access_token}` };
  let count = 0;
  let path: string | undefined = `/acr/v1/load/many/_tags?n=${PAGE}`;
  while (path) {
    const page: Awaited<ReturnType<typeof json>> = await json(path, headers);
    count += page.body.tags.length;
    path = /<([^>]+)>/.exec(String(page.link ?? ''))?.[1];
  }
  const milliseconds = performance.now() - start;
  await pool.close();
  if (count === 0) throw new Error('the bare loop saw no tags');
  return milliseconds;
}

/** The same listing through the whole shell: engine, cmdlet, client; the objects go nowhere. Answers milliseconds. */
export const throughShell = (registry: RunningRegistry, command: string): Promise<number> =>
  runThroughShell(registry, command, silentHost);

/** The most bytes of live objects, garbage collected, at any page of such a listing. */
export async function peakHeap(registry: RunningRegistry, command: string): Promise<number> {
  const { gc } = globalThis;
  if (!gc) throw new Error('live objects are counted with --expose-gc only');
  let peak = 0;
  await runThroughShell(registry, command, {
    ...silentHost,
    output: async () => {
      gc();
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    },
  });
  return peak;
}

async function runThroughShell(
  { origin, username, password }: RunningRegistry,
  command: string,
  host: Host,
): Promise<number> {
  const session = new Session({
    openRegistry: registryOpener({
      environment: {},
      settings: settingsInMemory(),
      version: 'bench',
      leavesSoon: false,
      trace: () => {},
      wire: new WireWatch(),
    }),
    startEmulator: () => Promise.reject(new Error('the registry runs already')),
    ...strangerParts(),
  });
  const engine = createEngine({ commands: cmdletTable, host, session, environment: {}, version: 'bench' });
  const { signal } = new AbortController();
  const credential = { kind: 'password', userName: username, password: new Secret(password) } as const;
  const offer = { credential, identity: username, source: undefined };
  const server = parseLoginServer(origin);
  await session.connect({ server, offer, readOnly: true, skipCertificateCheck: false }, signal);
  const start = performance.now();
  const { success } = await engine.run(command, signal);
  const milliseconds = performance.now() - start;
  if (!success) throw new Error(`${command} failed`);
  await session.close();
  return milliseconds;
}

const nothingAsked = () => Promise.reject(new Error('nothing can be asked here'));

const silentHost: Host = {
  interactive: false,
  output: () => Promise.resolve(),
  endOutput: () => Promise.resolve(),
  error: record => {
    throw record.exception;
  },
  warning: () => {},
  verbose: () => {},
  debug: () => {},
  information: () => {},
  whatIf: () => {},
  progress: () => {},
  choose: nothingAsked,
  askText: nothingAsked,
  askSecret: nothingAsked,
  clear: () => {},
};
