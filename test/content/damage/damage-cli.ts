// Blobs and images damaged on their way and on disk, read, saved, published and copied, until one is accepted: `npm run damage -- --runs 1000 --seed monday`.
import { parseArgs } from 'node:util';
import { connectTo } from '../../registry/connection.ts';
import { copyRun } from './copy-run.ts';
import { DAMAGE_NAMES } from './damages.ts';
import { publishRun } from './publish-run.ts';
import { readBlobRun } from './read-blob-run.ts';
import { saveRun } from './save-run.ts';
import { openSavingPlace } from './saving-place.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: 'damage' },
    /** One run alone, by the seed that was printed. */
    only: { type: 'string' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const runs = values.only === undefined ? Number(values.runs) : 1;
await using place = await openSavingPlace();
const { damaging } = place;
await using connection = await connectTo(`http://${damaging.address}`, {
  kind: 'oci',
  credential: { kind: 'anonymous' },
});
const errors = new Map<string, number>();
let broken = 0;
let resumed = 0;
const began = performance.now();

for (let at = 0; at < runs; at++) {
  const seed = values.only ?? `${values.seed}-${at}`;
  const read = await readBlobRun(seed, damaging, connection.registry);
  const saved = await saveRun(seed, place);
  const published = await publishRun(seed, place);
  const copied = await copyRun(seed, place);
  const violations = [read, saved, published, copied].flatMap(each => each.violations);
  if (saved.isResumed) resumed++;
  for (const id of [saved, published, copied].flatMap(each => each.errors)) errors.set(id, (errors.get(id) ?? 0) + 1);
  if (violations.length === 0) continue;
  broken++;
  say(`seed ${seed}`);
  for (const each of violations) say(`  ${each}`);
}

const seconds = ((performance.now() - began) / 1000).toFixed(0);
say(`${runs} runs in ${seconds} s from seed ${values.only ?? values.seed}: ${resumed} resumed, ${broken} broke a rule`);
for (const [name, times] of [...damaging.occurred, ...errors]) say(`  ${name.padEnd(40)} ${times}`);
const missing = runs >= 500 ? DAMAGE_NAMES.filter(name => !damaging.occurred.has(name)) : [];
if (missing.length > 0) say(`never occurred: ${missing.join('; ')}`);
process.exitCode = broken === 0 && missing.length === 0 ? 0 : 1;
