// Random purges until one breaks a rule: `npm run torture -- --runs 100000 --seed monday`.
import { parseArgs } from 'node:util';
import { Tally } from './tally.ts';
import { tortureRun } from './torture-run.ts';

/** In so many runs under faults everything that runs are made of has to occur, or they show less than they seem to. */
const ENOUGH = 500;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: 'torture' },
    /** Nobody disturbs: plan and ledger are compared byte for byte. */
    quiet: { type: 'boolean', default: false },
    /** Deletions alone, as the seeds among the tests are meant. */
    plain: { type: 'boolean', default: false },
    /** One run alone, by the seed that was printed. */
    only: { type: 'string' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const runs = values.only === undefined ? Number(values.runs) : 1;
const { quiet: isQuiet, plain: isPlain } = values;
const tally = new Tally();
let broken = 0;
const began = performance.now();

for (let at = 0; at < runs; at++) {
  const result = await tortureRun(values.only ?? `${values.seed}-${at}`, { isQuiet, isPlain });
  tally.add(result);
  if (result.violations.length > 0) {
    broken++;
    say(`seed ${result.seed}`);
    for (const each of result.violations) say(`  ${each}`);
  }
  if ((at + 1) % 500 === 0) say(`${at + 1} runs, ${broken} of them broke a rule`);
}

const seconds = ((performance.now() - began) / 1000).toFixed(0);
const { planned, items } = tally;
say(
  `${runs} ${isQuiet ? 'quiet ' : ''}runs in ${seconds} s from seed ${values.only ?? values.seed}: ${planned} planned, ${items} items, ${broken} broke a rule`,
);
for (const each of tally.lines()) say(each);
const missing = runs >= ENOUGH && !isQuiet && !isPlain ? tally.missing : [];
if (missing.length > 0) say(`never occurred: ${missing.join('; ')}`);
process.exitCode = broken === 0 && missing.length === 0 ? 0 : 1;
