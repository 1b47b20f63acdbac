import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from '../language/parse.ts';
import type { CommandTable } from './commands.ts';
import { errorRecordOf, ShellError, TerminatingError } from './error-record.ts';
import { parseFailure } from './parse-failure.ts';
import { positionOf } from './position.ts';
import type { FunctionCell } from './scope.ts';
import { sourceOf } from './source.ts';

/** The text of a script file. Throws ShellError ScriptNotReadable. */
export function readScript(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : String(cause);
    throw new ShellError('ScriptNotReadable', `The script '${path}' cannot be read: ${why}.`, {
      category: 'ObjectNotFound',
      recommendation: 'Give the path of a script, such as ./cleanup.ps1.',
    });
  }
}

/** A script file as a function. Throws its first parse error, with the place in the file. */
export async function scriptCell(path: string, commands: CommandTable): Promise<FunctionCell> {
  const full = resolve(path);
  const text = readScript(full);
  const { script, errors } = parse(text);
  const source = await sourceOf(text, { path: full, script, commands });
  const [mistake] = errors;
  if (mistake) {
    const position = positionOf(source, mistake.extent);
    throw new TerminatingError(errorRecordOf(parseFailure(mistake), { position }), false);
  }
  return { name: full.slice(full.lastIndexOf('/') + 1), body: script, source };
}
