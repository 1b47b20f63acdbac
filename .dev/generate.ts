// Writes src/cmdlets/table.ts, the list of cmdlets, from the folder. `--check` only says whether it is fresh.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/cmdlets/', import.meta.url);
const target = new URL('table.ts', folder);
const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));

const isDeclaration = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'synopsis' in value && 'parameters' in value && 'body' in value;

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(each => each.replaceAll('\\', '/'))
  .filter(each => /\/[a-z0-9-]+\.ts$/.test(each))
  .toSorted();

const imports: string[] = [];
const names: string[] = [];
for (const file of files) {
  const exports: Record<string, unknown> = await import(new URL(file, folder).href);
  for (const key of Object.keys(exports).filter(each => isDeclaration(exports[each]))) {
    imports.push(`import { ${key} } from './${file}';`);
    names.push(key);
  }
}

const source = `// Generated from the folder by \`npm run generate\`; a test checks that it is fresh.
import { type CommandEntry, entryOf } from '../engine/commands.ts';
import type { Session } from '../session/session.ts';
${imports.join('\n')}

/** Every cmdlet. They are loaded together: one file is read faster than forty. */
export const cmdletTable: readonly CommandEntry<Session>[] = [
${names.map(each => `  entryOf(${each}),`).join('\n')}
];
`;
const formatted = execFileSync(
  process.execPath,
  [biome, 'check', '--write', '--stdin-file-path=src/cmdlets/table.ts'],
  {
    input: source,
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  },
);

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== formatted) {
    process.stderr.write('src/cmdlets/table.ts is not fresh: run npm run generate\n');
    process.exitCode = 1;
  }
} else writeFileSync(target, formatted);
