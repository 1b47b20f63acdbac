#!/usr/bin/env node
// Launcher only: checks Node, switches the compile cache on, loads the program. Old Node versions must be able to parse this file.
const [major, minor] = process.versions.node.split('.').map(Number);
const program = new URL('../dist/main.js', import.meta.url);

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `acrsh needs Node 22.19 or newer; this is Node ${process.versions.node}. Install a newer Node, or use "npm start", which brings its own.\n`,
  );
  process.exitCode = 70;
  // not imported: an import of node:fs loads all its streams
} else if (!process.getBuiltinModule('node:fs').existsSync(program)) {
  process.stderr.write('acrsh is not built yet: run "npm run build" in its folder.\n');
  process.exitCode = 70;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  process.once('uncaughtException', error => {
    process.stderr.write(`acrsh: internal error: ${error instanceof Error ? error.message : error}\n`);
    process.exit(70);
  });
  const { main } = await import(program.href);
  process.exit(await main());
}
