import { expect, test } from 'vitest';
import { startDockerRegistry } from './docker-registry.ts';
import { findProgram } from './program.ts';

const program = findProgram('docker-registry');
const title = program.missing === undefined ? '' : ` (skipped: ${program.missing})`;

test.skipIf(program.missing)(`a plain registry comes up on a free port and goes away${title}`, async () => {
  const registry = await startDockerRegistry(program.path ?? '');
  const ping = await fetch(`${registry.origin}/v2/`);
  expect(ping.status).toBe(200);
  await registry.stop();
  await expect(fetch(`${registry.origin}/v2/`)).rejects.toThrow();
});
