import { fstatSync, type Stats, writeFileSync } from 'node:fs';
import { open, stat, writeFile } from 'node:fs/promises';
import { isatty } from 'node:tty';
import { ShellError } from '../../engine/error-record.ts';
import { fileError } from '../../engine/file-error.ts';

/**
 * Writes exactly these bytes: to a new file, with `force` in place of what a file has, or into a pipe or a device such as `/dev/stdout`. Throws
 * FileError, ShellError `FileExists`, and `TerminalRefused` for a terminal, which would obey what bytes from outside say.
 */
export async function writeBytes(path: string, bytes: Uint8Array, options: { readonly force: boolean }): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  try {
    // opened anew it would be written from its start, over what was printed before
    if (found?.isFile() && namesOutput(path, found)) writeFileSync(1, bytes);
    else if (found && !found.isFile()) await writeInto(path, bytes);
    else await writeFile(path, bytes, { flag: options.force ? 'w' : 'wx' });
  } catch (problem) {
    const told = problem instanceof ShellError ? problem : await fileError(problem, path, true);
    if (!('trouble' in told) || told.trouble !== 'exists') throw told;
    throw new ShellError('FileExists', `${path} is there already.`, {
      category: 'ResourceExists',
      recommendation: 'Give another name, or -Force to replace it.',
    });
  }
}

/** `/dev/stdout` and its like, where the output goes into a file. */
function namesOutput(path: string, { dev, ino }: Stats): boolean {
  if (!/^\/(?:dev|proc)\//.test(path)) return false;
  const output = fstatSync(1);
  return output.dev === dev && output.ino === ino;
}

async function writeInto(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    if (isatty(file.fd)) {
      throw new ShellError('TerminalRefused', `${path} is a terminal, which would obey what the bytes say.`, {
        category: 'InvalidArgument',
        recommendation: 'Look at the text with -Raw, or send the output through a pipe or into a file.',
      });
    }
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
