// Writes src/cmdlets/table.ts, the list of cmdlets, and beside it the files of those that are loaded together. `--check` only says whether they are fresh.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/cmdlets/', import.meta.url);
const biome = fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome'));

/** What the table says of a cmdlet, and where it is. */
interface Found {
  readonly file: string;
  readonly key: string;
  readonly facts: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly synopsis: string;
    readonly grade: string;
  };
}

const isDeclaration = (value: unknown): value is Found['facts'] & { readonly aliases?: readonly string[] } =>
  typeof value === 'object' && value !== null && 'synopsis' in value && 'parameters' in value && 'body' in value;

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map(each => each.replaceAll('\\', '/'))
  .filter(each => /\/[a-z0-9-]+\.ts$/.test(each))
  .toSorted();

const found: Found[] = [];
for (const file of files) {
  const exports: Record<string, unknown> = await import(new URL(file, folder).href);
  for (const [key, value] of Object.entries(exports)) {
    if (!isDeclaration(value)) continue;
    const { name, aliases = [], synopsis, grade } = value;
    found.push({ file, key, facts: { name, aliases, synopsis, grade } });
  }
}

/** Small folders whose cmdlets share much go with another one: else the bundler cuts what they share into small files. */
const goesWith: Readonly<Record<string, string>> = {
  admin: 'registry',
  inspect: 'registry',
  moving: 'registry',
  location: 'registry',
  management: 'session',
  theme: 'session',
};
const groups = Map.groupBy(found, ({ file }) => {
  const folder = file.slice(0, file.indexOf('/'));
  return goesWith[folder] ?? folder;
});

const groupFile = (
  cmdlets: readonly Found[],
) => `// Generated from the folder by \`npm run generate\`; a test checks that it is fresh.
import type { AnyCmdlet } from '../engine/cmdlet.ts';
import type { Session } from '../session/session.ts';
${cmdlets.map(({ key, file }) => `import { ${key} } from './${file}';`).join('\n')}

/** Loaded with the first of them that is called: one file is read faster than forty. */
export const cmdlets: readonly AnyCmdlet<Session>[] = [${cmdlets.map(each => each.key).join(', ')}];
`;

/** In object notation: `{ name: "Get-Tag" }`. */
const row = ({ facts }: Found): string =>
  `{ ${Object.entries(facts)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} },`;

const tableFile = `// Generated from the folder by \`npm run generate\`; a test checks that it is fresh.
import { type CommandEntry, entriesOf } from '../engine/commands.ts';
import type { Session } from '../session/session.ts';

/** Every cmdlet: what is said of it without loading it. Those of a file are loaded together. */
// biome-ignore format: a line for each cmdlet
export const cmdletTable: readonly CommandEntry<Session>[] = [
${[...groups]
  .map(
    ([name, cmdlets]) =>
      `  ...entriesOf<Session>(async () => (await import('./${name}-cmdlets.ts')).cmdlets, [\n${cmdlets.map(each => `    ${row(each)}`).join('\n')}\n  ]),`,
  )
  .join('\n')}
];
`;

const formatted = (name: string, source: string) =>
  execFileSync(process.execPath, [biome, 'check', '--write', `--stdin-file-path=src/cmdlets/${name}`], {
    input: source,
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });

const sources = [
  ['table.ts', tableFile] as const,
  ...[...groups].map(([name, cmdlets]) => [`${name}-cmdlets.ts`, groupFile(cmdlets)] as const),
];
for (const [name, source] of sources) {
  const target = new URL(name, folder);
  const fresh = formatted(name, source);
  if (!process.argv.includes('--check')) writeFileSync(target, fresh);
  else if (!existsSync(target) || readFileSync(target, 'utf8') !== fresh) {
    process.stderr.write(`src/cmdlets/${name} is not fresh: run npm run generate\n`);
    process.exitCode = 1;
  }
}
