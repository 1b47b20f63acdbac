// Random purges until one breaks a rule: `npm run torture -- --runs 100000 --seed monday`.
import { parseArgs } from 'node:util';
import { ITEM_STATES, type ItemState } from '../../src/admin/bulk/item-outcome.ts';
import { tortureRun } from './torture-run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'torture' },
    /** Nobody disturbs: plan and ledger are compared byte for byte. */
    quiet: { type: 'boolean', default: false },
    /** One run alone, by the seed that was printed. */
    only: { type: 'string' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const runs = values.only === undefined ? Number(values.runs) : 1;
const states = new Map<ItemState, number>();
let [planned, items, broken] = [0, 0, 0];
const began = performance.now();

for (let at = 0; at < runs; at++) {
  const { seed, violations, evidence } = await tortureRun(values.only ?? `${values.seed}-${at}`, {
    isQuiet: values.quiet,
  });
  if (evidence) planned++;
  items += evidence?.plan.items.length ?? 0;
  for (const { state } of evidence?.outcomes ?? []) states.set(state, (states.get(state) ?? 0) + 1);
  if (violations.length > 0) {
    broken++;
    say(`seed ${seed}`);
    for (const each of violations) say(`  ${each}`);
  }
  if ((at + 1) % 500 === 0) say(`${at + 1} runs, ${broken} of them broke a rule`);
}

const seconds = ((performance.now() - began) / 1000).toFixed(0);
say(
  `${runs} runs in ${seconds} s from seed ${values.seed}: ${planned} planned, ${items} items, ${broken} broke a rule`,
);
for (const state of ITEM_STATES) say(`  ${state.padEnd(18)} ${states.get(state) ?? 0}`);
process.exitCode = broken === 0 ? 0 : 1;
