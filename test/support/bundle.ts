import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Compiles a program of the tests, so that a plain Node can run it although it contains JSX. The result lies where Node finds
 * the packages it imports.
 * @returns the path of the compiled program.
 */
export async function bundleProgram(source: URL): Promise<string> {
  const directory = fileURLToPath(new URL('../../node_modules/.programs/', import.meta.url));
  const result = await build({
    entryPoints: [fileURLToPath(source)],
    outdir: directory,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    outExtension: { '.js': '.mjs' },
    metafile: true,
    logLevel: 'warning',
  });
  const [entry] = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint !== undefined) ?? [];
  if (entry === undefined) throw new Error('nothing was compiled');
  return fileURLToPath(new URL(`../../${entry}`, import.meta.url));
}
