import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startShell } from '../support/shell.ts';
import { startDockerRegistry } from './docker-registry.ts';
import { findProgram } from './program.ts';
import { type Remote, remoteOf, Skopeo } from './skopeo.ts';

const skopeo = findProgram('skopeo');
const registry = findProgram('docker-registry');

/** Why there are no peers here; undefined: there are. */
export const missingPeers = skopeo.missing ?? registry.missing;

/** A shell on an embedded registry and a docker-registry, both empty, with skopeo beside it. */
export interface TwoRegistries extends AsyncDisposable {
  readonly skopeo: Skopeo;
  /** Goes with the rest. */
  readonly folder: string;
  readonly embedded: Remote;
  readonly docker: Remote;
  /** Makes one of them the current one. */
  go(where: Remote): Promise<void>;
  /** Runs a line that has to succeed; answers what it printed. */
  ok(line: string): Promise<string[]>;
}

export async function startTwoRegistries(): Promise<TwoRegistries> {
  const folder = await mkdtemp(join(tmpdir(), 'acrsh-peers-'));
  const server = await startDockerRegistry(registry.path ?? '');
  const shell = await startShell({ fixture: 'empty' });
  const embedded = remoteOf(shell.emulator);
  const docker = { address: server.address };
  const ok = async (line: string): Promise<string[]> => {
    const before = shell.errors.length;
    const lines = await shell.run(line);
    expect(shell.errors.slice(before)).toEqual([]);
    return lines;
  };
  await ok(`Connect-AzContainerRegistry ${docker.address}`);
  return {
    skopeo: new Skopeo(skopeo.path ?? ''),
    folder,
    embedded,
    docker,
    ok,
    go: async where => void (await ok(where === docker ? `Set-Location ${docker.address}:/` : 'Set-Location demo:/')),
    async [Symbol.asyncDispose]() {
      await shell[Symbol.asyncDispose]();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
