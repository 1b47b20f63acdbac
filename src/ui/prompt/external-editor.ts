import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from './context.ts';

/** The text as the user left it, or why there is none. */
export type Edited = { readonly text: string } | { readonly problem: string };

/** Has the text edited in `$VISUAL` or `$EDITOR`. The file is readable by the user only and gone afterwards, since a line may hold a secret. */
export async function editExternally(
  text: string,
  { lend, environment }: Pick<Conversation, 'lend' | 'environment'>,
): Promise<Edited> {
  const command = environment.VISUAL || environment.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
  const folder = await mkdtemp(join(tmpdir(), 'acrsh-'));
  const file = join(folder, 'input.ps1');
  try {
    await writeFile(file, text, { mode: 0o600 });
    const code = await lend(() => run(command, file));
    if (typeof code !== 'number')
      return { problem: `${command} could not be started (${code}). Set $EDITOR to your editor.` };
    if (code !== 0) return { problem: `${command} ended with code ${code}; the line is as it was.` };
    return { text: (await readFile(file, 'utf8')).replace(/\r\n/g, '\n').replace(/\n$/, '') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers the exit code, or the code of the error that kept it from starting. The command may carry arguments: `code --wait`. */
async function run(command: string, file: string): Promise<number | string> {
  // it takes milliseconds to load, and the first prompt needs none
  const { spawn } = await import('node:child_process');
  const [program = command, ...args] = command.split(' ').filter(each => each !== '');
  return new Promise(resolve => {
    const child = spawn(program, [...args, file], { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 1));
  });
}
