import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let base: string | undefined;
let count = 0;

/** The path of a folder that does not exist yet, unlike any other; what is made there goes with the process. */
export function passingFolder(name: string): string {
  base ??= passingBase();
  count += 1;
  return join(base, `${name}-${count}`);
}

function passingBase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'acrsh-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
