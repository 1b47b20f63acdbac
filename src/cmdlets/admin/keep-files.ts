import { EMPTY_KEEP_LIST, type KeepList, parseKeepFile } from '../../admin/purge/keep-list.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { readText } from '../../engine/text-file.ts';
import type { Connection } from '../../session/connection.ts';
import { existingPaths } from '../utility/file-paths.ts';

/** Reads files with images that stay, all of them together. Throws PathNotFound, FileError, and InvalidKeepFile for a line that names no image. */
export async function readKeepFiles(
  paths: readonly string[],
  context: Pick<Context<unknown>, 'verbose' | 'warning'>,
  { registry }: Connection,
): Promise<KeepList> {
  const lists: KeepList[] = [];
  for (const path of paths) {
    for (const file of await existingPaths(path)) {
      const { list, count, elsewhere, fault } = parseKeepFile(await readText(file), registry.server);
      if (fault) throw damaged(path, fault);
      if (count === 0) context.warning(`${path} names no image of ${registry.server.name}, so it keeps nothing.`);
      context.verbose(
        `${path} keeps ${count} images of ${registry.server.name}; ${elsewhere} are of other registries.`,
      );
      lists.push(list);
    }
  }
  if (lists.length === 0) return EMPTY_KEEP_LIST;
  return {
    hasTag: (...image) => lists.some(each => each.hasTag(...image)),
    hasDigest: (...image) => lists.some(each => each.hasDigest(...image)),
  };
}

const damaged = (path: string, { line, problem }: { readonly line: number; readonly problem: string }): ShellError =>
  new ShellError('InvalidKeepFile', `${path}, line ${line}: ${problem}.`, {
    category: 'InvalidData',
    recommendation: 'Put it right, so that nothing is deleted that you meant to keep; # begins a comment.',
  });
