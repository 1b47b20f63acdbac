import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

/** Who may import whom; `main` is the files that stand in src itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  values: [],
  language: [],
  terminal: [],
  registry: [],
  emulator: [],
  views: ['values', 'terminal'],
  engine: ['values', 'language'],
  editor: ['language', 'terminal'],
  help: ['engine', 'editor'],
  credentials: ['registry'],
  content: ['registry'],
  admin: ['registry', 'content'],
  session: ['registry', 'credentials', 'admin'],
  cmdlets: ['values', 'engine', 'views', 'session', 'admin', 'content', 'registry'],
  ui: ['values', 'language', 'engine', 'views', 'editor', 'terminal', 'session', 'themes'],
};

/** Inside registry/: transport and model know nothing of auth, and nobody above is known below. */
const registryArrows: Readonly<Record<string, readonly string[]>> = {
  model: [],
  transport: ['model'],
  auth: ['model', 'transport'],
};

/** The only places where a package may be named. */
const packages: Readonly<Record<string, readonly string[]>> = {
  undici: ['registry/transport'],
  keytar: ['credentials'],
  '@azure/identity': ['credentials'],
  '@azure/core-rest-pipeline': ['credentials', 'cmdlets/management'],
  '@azure/arm-containerregistry': ['cmdlets/management'],
  conf: ['session'],
  'env-paths': ['session'],
  ink: ['ui'],
  react: ['ui'],
  'ink-text-input': ['ui'],
  semver: ['cmdlets'],
  tar: ['content'],
  'string-width': ['terminal'],
};

/** Node modules that open sockets or start processes: the emulator serves, credentials ask other programs, the prompt lends the terminal to an editor. */
const sockets: Readonly<Record<string, readonly string[]>> = {
  'node:http': ['emulator'],
  'node:https': ['emulator'],
  'node:net': ['emulator', 'registry/model', 'registry/transport'],
  'node:tls': ['registry/transport'],
  'node:dns': ['registry/transport'],
  'node:child_process': ['credentials', 'ui/prompt'],
};

const drawers = /^(utils?|helpers?|common|manager|misc|shared|data|info|types|index)\.tsx?$/;

const files = filesOf(source);
const tests = filesOf(join(root, 'test'));

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(each => each.replaceAll('\\', '/'))
    .filter(each => /\.tsx?$/.test(each))
    .map(each => join(folder, each));
}

function importsOf(file: string): string[] {
  const line =
    /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  return [...readFileSync(file, 'utf8').matchAll(line)].map(match => match[1] ?? match[2] ?? match[3] ?? '');
}

const nameOf = (file: string) => relative(source, file).replaceAll('\\', '/');
const layerOf = (name: string) => {
  // the themes stand beside the source, where users look for them
  if (name.startsWith('../themes/')) return 'themes';
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : 'main';
};

describe('arrows', () => {
  test('layers import only what the table allows', () => {
    const broken: string[] = [];
    for (const file of files) {
      const from = layerOf(nameOf(file));
      if (from === 'main') continue;
      for (const each of importsOf(file).filter(target => target.startsWith('.'))) {
        const to = layerOf(nameOf(join(dirname(file), each)));
        if (to !== from && !arrows[from]?.includes(to))
          broken.push(`${nameOf(file)} imports ${each}: ${from} may use [${arrows[from]?.join(', ')}]`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('inside registry, auth stands on transport and model', () => {
    const broken: string[] = [];
    for (const file of files.filter(each => nameOf(each).startsWith('registry/'))) {
      const from = nameOf(file).split('/')[1] ?? '';
      const allowed = registryArrows[from];
      if (!allowed) continue;
      for (const each of importsOf(file).filter(target => target.startsWith('.'))) {
        const to = nameOf(join(dirname(file), each)).split('/')[1] ?? '';
        if (to !== from && !allowed.includes(to)) broken.push(`${nameOf(file)} imports ${each}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test.each(Object.entries({ ...packages, ...sockets }))('%s is named only in %j', (name, places) => {
    const strangers = files
      .filter(file => importsOf(file).some(each => each === name || each.startsWith(`${name}/`)))
      .map(nameOf)
      .filter(each => !places.some(place => each.startsWith(`${place}/`)));
    expect(strangers).toEqual([]);
  });
});

test('the keychain is never searched: that crashes where it is locked', () => {
  const searching = files.filter(file => /\bfind(Credentials|Password)\(/.test(readFileSync(file, 'utf8')));
  expect(searching.map(nameOf)).toEqual([]);
});

describe('files', () => {
  test('none is a hall', () => {
    const halls = [...files, ...tests].filter(file => readFileSync(file, 'utf8').split('\n').length > 500);
    expect(halls.map(each => relative(root, each))).toEqual([]);
  });

  test('none is a drawer', () => {
    const named = [...files, ...tests].filter(file => drawers.test(file.slice(file.lastIndexOf('/') + 1)));
    expect(named.map(each => relative(root, each))).toEqual([]);
  });

  test('the list of cmdlets is fresh', () => {
    const check = () =>
      execFileSync(process.execPath, ['.dev/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
    expect(check).not.toThrow();
  });
});
