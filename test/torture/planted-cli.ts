// Breaks one rule after the other in a copy of the tree and runs the tests, which have to fail: `npm run test:planted [-- part of a rule]`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type PlantedDefect, plant } from './plant.ts';
import { PLANTED } from './planted-defects.ts';

/** Milliseconds after which tests are taken to hang. */
const PATIENCE = 300_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'planted-'));
const modules = join(root, 'node_modules');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Ran {
  readonly passes: boolean;
  /** The first test that failed; undefined: none did, or none could be run. */
  readonly red: string | undefined;
  readonly seconds: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs these tests in the copy until one of them fails. */
function run(tests: readonly string[]): Ran {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const began = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      ...[join(modules, 'vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', '--project', 'fast'],
      ...['--bail', '1', '--reporter', 'json', '--outputFile', report, ...tests],
    ],
    { cwd: copy, stdio: 'ignore', timeout: PATIENCE },
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return { passes: status === 0, red: firstRed(report), seconds };
}

function firstRed(path: string): string | undefined {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
  for (const { name, assertionResults } of report.testResults)
    for (const { status, fullName } of assertionResults)
      if (status === 'failed') return `${name.slice(name.indexOf('test/'))}: ${fullName}`;
  return undefined;
}

/** What the tests say of a defect; `missed`: nothing. */
function outcome(defect: PlantedDefect): { readonly missed?: string; readonly red?: string; readonly seconds: string } {
  const path = join(copy, defect.file);
  const source = readFileSync(path, 'utf8');
  writeFileSync(path, plant(source, defect));
  try {
    const { passes, red, seconds } = run(defect.tests);
    if (passes) return { missed: 'nothing tells of it', seconds };
    return red === undefined ? { missed: 'the tests could not be run to their end', seconds } : { red, seconds };
  } finally {
    writeFileSync(path, source);
  }
}

function plantAll(chosen: readonly PlantedDefect[]): boolean {
  // whatever cannot be planted is told before anything takes time
  for (const each of chosen) plant(readFileSync(join(copy, each.file), 'utf8'), each);
  const unplanted = run([...new Set(chosen.flatMap(each => each.tests))]);
  if (!unplanted.passes) {
    say(`The tests fail although nothing is planted: ${unplanted.red ?? 'they could not be run to their end'}`);
    return false;
  }
  say(`green   ${unplanted.seconds.padStart(5)} s  nothing is planted`);
  const missed = chosen.filter(defect => {
    const { missed, red, seconds } = outcome(defect);
    say(`${missed ? 'MISSED' : 'red   '}  ${seconds.padStart(5)} s  ${defect.rule}\n                 ${missed ?? red}`);
    return missed !== undefined;
  });
  say(`${chosen.length - missed.length} of ${chosen.length} planted defects turned a test red`);
  return missed.length === 0;
}

try {
  for (const each of ['src', 'test', 'themes', 'package.json', 'tsconfig.json'])
    cpSync(join(root, each), join(copy, each), { recursive: true });
  symlinkSync(modules, join(copy, 'node_modules'), 'dir');
  const [only = ''] = process.argv.slice(2);
  const chosen = PLANTED.filter(each => each.rule.includes(only));
  if (chosen.length === 0) say(`No rule has '${only}' in it.`);
  if (chosen.length === 0 || !plantAll(chosen)) process.exitCode = 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
