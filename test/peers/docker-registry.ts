import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A running registry of the CNCF Distribution project. */
export interface DockerRegistry {
  /** For example `http://127.0.0.1:40123`. */
  origin: string;
  /** Host and port. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Starts docker-registry on a free port of 127.0.0.1, without authentication, with deletes enabled, its data in a folder
 * of its own that goes with it. Rejects with its last words if it does not come up.
 */
export async function startDockerRegistry(program: string): Promise<DockerRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-registry-'));
  const configuration = join(folder, 'config.json');
  // The file is YAML, of which JSON is a part.
  await writeFile(
    configuration,
    JSON.stringify({
      version: '0.1',
      log: { level: 'info', formatter: 'json', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
      http: { addr: '127.0.0.1:0' },
    }),
  );
  const child = spawn(program, ['serve', configuration], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { OTEL_TRACES_EXPORTER: 'none' },
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    // It reports the port that the system chose.
    const [, address] = /listening on (127\.0\.0\.1:\d+)/.exec(line) ?? [];
    if (address === undefined) continue;
    child.stderr.resume();
    return { address, origin: `http://${address}`, stop };
  }
  await stop();
  throw new Error(`docker-registry did not start: ${said.slice(-3).join(' ')}`);
}
