// Breaks one rule after the other in a copy of the tree and runs the tests, which have to fail: `npm run test:planted`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLANTED, type PlantedDefect } from './planted-defects.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'planted-'));
const modules = join(root, 'node_modules');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Whether the tests pass with this text in place of that of the tree. */
function passes({ tests }: Pick<PlantedDefect, 'tests'>): boolean {
  const vitest = join(modules, 'vitest/vitest.mjs');
  const options = ['run', '--config', 'test/vitest.config.ts', '--project', 'fast', '--bail', '1'];
  return spawnSync(process.execPath, [vitest, ...options, ...tests], { cwd: copy, stdio: 'ignore' }).status === 0;
}

/** What is wrong with a defect that was planted; undefined: the tests tell of it. */
function fault(defect: PlantedDefect): string | undefined {
  const path = join(copy, defect.file);
  const source = readFileSync(path, 'utf8');
  if (source.split(defect.text).length !== 2) return `${defect.file} does not have its text once`;
  writeFileSync(
    path,
    source.replace(defect.text, () => defect.becomes),
  );
  try {
    return passes(defect) ? 'nothing tells of it' : undefined;
  } finally {
    writeFileSync(path, source);
  }
}

try {
  for (const each of ['src', 'test', 'themes', 'package.json', 'tsconfig.json'])
    cpSync(join(root, each), join(copy, each), { recursive: true });
  symlinkSync(modules, join(copy, 'node_modules'), 'dir');
  const only = process.argv[2];
  const chosen = PLANTED.filter(each => only === undefined || each.rule.includes(only));
  if (!passes({ tests: [...new Set(chosen.flatMap(each => each.tests))] })) {
    say('the tests fail although nothing is planted');
    process.exitCode = 1;
  }
  for (const defect of process.exitCode === 1 ? [] : chosen) {
    const what = fault(defect);
    if (what !== undefined) process.exitCode = 1;
    say(`${what === undefined ? 'found ' : 'MISSED'}  ${defect.rule}${what === undefined ? '' : `: ${what}`}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
