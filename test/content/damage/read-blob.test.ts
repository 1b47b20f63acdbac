import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connectTo } from '../../registry/connection.ts';
import { DAMAGE_NAMES } from './damages.ts';
import { type DamagingRegistry, startDamagingRegistry } from './damaging-registry.ts';
import { readBlobRun } from './read-blob-run.ts';

/** More of them: `npm run damage -- --runs 1000`. */
const RUNS = 300;

let damaging: DamagingRegistry;
let connection: Connection;
beforeAll(async () => {
  damaging = await startDamagingRegistry();
  connection = await connectTo(`http://${damaging.address}`, { kind: 'oci', credential: { kind: 'anonymous' } });
});
afterAll(async () => {
  await connection[Symbol.asyncDispose]();
  await damaging[Symbol.asyncDispose]();
});

test(`${RUNS} blobs damaged on their way arrive whole or not at all`, { timeout: 120_000 }, async () => {
  let complete = 0;
  for (let at = 0; at < RUNS; at++) {
    const seed = `fast-${at}`;
    const { violations, isComplete } = await readBlobRun(seed, damaging, connection.registry);
    expect({ seed, violations }).toEqual({ seed, violations: [] });
    if (isComplete) complete++;
  }
  // nothing would be shown by a client that never reads anything to its end
  expect(complete).toBeGreaterThan(RUNS / 8);
  expect(DAMAGE_NAMES.filter(name => !damaging.occurred.has(name))).toEqual([]);
});
