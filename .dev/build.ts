// Bundles src/ into dist/ with one chunk for each dynamic import, so that a start loads only the face it needs.
import { rmSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Loader, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** yoga-layout fetches its own data: URL where fetch exists, which loads all of Node's fetch at start; without it it decodes the text itself. */
const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup: builder =>
    builder.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('typeof fetch', 'typeof undefined'),
    })),
};

/** Ink imports its development tools behind a condition; the bundler needs something to resolve. */
const withoutDevtools: Plugin = {
  name: 'without-devtools',
  setup(builder) {
    builder.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'devtools', namespace: 'absent' }));
    builder.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export default {}' }));
  },
};

/** The transport speaks HTTP/1.1 only, and loading HTTP/2 takes a third of a bare start; undici does the same where Node lacks it. */
const withoutHttp2: Plugin = {
  name: 'without-http2',
  setup(builder) {
    builder.onResolve({ filter: /^node:http2$/ }, () => ({ path: 'http2', namespace: 'absent-http2' }));
    builder.onLoad({ filter: /.*/, namespace: 'absent-http2' }, () => ({
      contents: 'module.exports = { constants: {} }',
    }));
  },
};

/** An `import` of one of Node's modules reads every export of it, which loads what lies behind the lazy ones; to require it reads none. For those that `withOwnBuiltins` leaves. */
const requiredBuiltins: Plugin = {
  name: 'required-builtins',
  setup(builder) {
    // one for each importer: shared ones would become chunks of their own
    builder.onResolve({ filter: /^node:/ }, ({ kind, path, importer }) =>
      kind === 'import-statement'
        ? // the ending says that it is no ECMAScript module, also where the importer is one
          { path: `${path} of ${importer}.cjs`, namespace: 'required', pluginData: path }
        : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'required' }, ({ pluginData }) => ({
      contents: `module.exports = require(${JSON.stringify(pluginData)})`,
    }));
  },
};

/**
 * What is loaded later imports what stands by then (both below src/), which costs nothing and leaves the chunks whole: else the bundler cuts off for itself
 * whatever two of them share, and each file costs a start as much as 5 kB of code.
 */
const loadedBefore: readonly { readonly standing: readonly string[]; readonly later: readonly string[] }[] = [
  { standing: ['main'], later: ['console-face', 'prompt-face', 'serve-face'] },
  { standing: ['main', 'prompt-face'], later: ['prompt-shell', 'ui/prompt/mount', 'ui/full-screen/show'] },
  {
    standing: ['main', 'prompt-face', 'shell', 'views/default-output'],
    later: ['ui/prompt/conversation'],
  },
  {
    standing: ['main', 'appearance', 'progress-line', 'shell', 'views/default-output'],
    later: [
      'cmdlets/registry-cmdlets',
      'cmdlets/session-cmdlets',
      'cmdlets/utility-cmdlets',
      'engine/completion/complete',
      'help/about-keys',
      'registry/connect',
      'registry/transport/http-transport',
    ],
  },
];

/** Asks Node itself for its modules: what the bundler makes of a `require` copies every name a module exports, once for each importer. */
const withOwnBuiltins = (source: string): string =>
  source.replaceAll(
    /^import (?:(?:\* as )?(\w+)|\{([^}]+)\}) from ['"](node:(?!http2)[a-z/_]+)['"];$/gm,
    (_, whole: string | undefined, names: string | undefined, module: string) => {
      const values = (names ?? '')
        .split(',')
        .map(each => each.trim())
        .filter(each => each !== '' && !each.startsWith('type '));
      if (whole === undefined && values.length === 0) return '';
      const parts = values.map(each => each.replace(' as ', ': ')).join(', ');
      return `const ${whole ?? `{ ${parts} }`} = globalThis.process.getBuiltinModule('${module}');`;
    },
  );

const LOADERS: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.tsx': 'tsx' };

/** Reads every source with the two changes above. */
const quickSources: Plugin = {
  name: 'quick-sources',
  setup(builder) {
    builder.onLoad({ filter: /\.[jt]sx?$/ }, async ({ path }) => {
      const name = relative(`${root}src`, path)
        .replaceAll('\\', '/')
        .replace(/\.tsx?$/, '');
      const standing = loadedBefore.flatMap(each => (each.later.includes(name) ? each.standing : []));
      const imports = standing.map(each => `import ${JSON.stringify(`${root}src/${each}.ts`)};`).join('');
      return {
        contents: imports + withOwnBuiltins(await readFile(path, 'utf8')),
        loader: LOADERS[extname(path)] ?? 'js',
      };
    });
  },
};

rmSync(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', 'keychain-helper': 'src/credentials/keychain/keychain-helper.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  // Node 22 has both; without this they become `new RegExp`, which reads its sets of characters at the start instead of at the first match
  supported: { 'regexp-unicode-property-escapes': true, 'regexp-set-notation': true },
  minify: true,
  legalComments: 'none',
  external: ['keytar'],
  // undici's own bundle in Node leaves its second parser out by this name; it is off by default and half of the code
  define: { 'process.env.NODE_ENV': '"production"', esbuildDetection: 'true' },
  banner: {
    js: "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
  },
  plugins: [yogaWithoutFetch, withoutDevtools, withoutHttp2, requiredBuiltins, quickSources],
  logLevel: 'warning',
});

// npm links the commands of every package but the one it stands in; with the link, npx finds acrsh without installing a copy
if (process.platform !== 'win32') {
  rmSync(`${root}node_modules/.bin/acrsh`, { force: true });
  symlinkSync('../../bin/acrsh.js', `${root}node_modules/.bin/acrsh`);
}
