import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conversation } from './context.ts';

/** The text as the user left it, or why there is none. */
export type Edited = { readonly text: string } | { readonly problem: string };

type Lender = Pick<Conversation, 'lend' | 'environment'>;

/** Has the text edited in `$VISUAL` or `$EDITOR`. */
export function editExternally(text: string, lender: Lender): Promise<Edited> {
  return inEditor({ name: 'input.ps1', text, mode: 0o600, left: 'the line is as it was' }, lender, async file => {
    const edited = await readFile(file, 'utf8');
    return { text: edited.replace(/\r\n/g, '\n').replace(/\n$/, '') };
  });
}

/** Shows a text in the user's editor, to be read: what is done to it there is dropped. Answers why that could not be. */
export async function readExternally(text: string, name: string, lender: Lender): Promise<string | undefined> {
  const shown = await inEditor({ name, text, mode: 0o400, left: 'nothing was shown' }, lender, async () => ({ text }));
  return 'problem' in shown ? shown.problem : undefined;
}

interface EditorFile {
  /** Its ending tells the editor what it holds. */
  readonly name: string;
  readonly text: string;
  readonly mode: number;
  /** What holds when the editor says that it failed. */
  readonly left: string;
}

/** The file is the user's alone and gone afterwards, since it may hold a secret. */
async function inEditor(
  { name, text, mode, left }: EditorFile,
  { lend, environment }: Lender,
  read: (file: string) => Promise<Edited>,
): Promise<Edited> {
  const command = environment.VISUAL || environment.EDITOR || (process.platform === 'win32' ? 'notepad' : 'vi');
  const folder = await mkdtemp(join(tmpdir(), 'acrsh-'));
  const file = join(folder, name);
  try {
    await writeFile(file, text, { mode });
    const code = await lend(() => run(command, file));
    if (typeof code !== 'number')
      return { problem: `${command} could not be started (${code}). Set $EDITOR to your editor.` };
    if (code !== 0) return { problem: `${command} ended with code ${code}; ${left}.` };
    return await read(file);
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
