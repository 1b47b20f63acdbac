import { ShellError } from '../../engine/error-record.ts';
import { FileError, type FileTrouble } from '../../engine/file-error.ts';

const KINDS: Readonly<Record<FileTrouble, readonly [id: string, category: string]>> = {
  missing: ['FileNotFoundError', 'ObjectNotFound'],
  folderMissing: ['DirectoryNotFoundError', 'ObjectNotFound'],
  denied: ['UnauthorizedAccessError', 'PermissionDenied'],
  folder: ['UnauthorizedAccessError', 'PermissionDenied'],
  exists: ['IOError', 'ResourceExists'],
  busy: ['IOError', 'WriteError'],
  other: ['IOError', 'WriteError'],
};

/** An error about a file under the id that the content cmdlets give it: GetContentReaderUnauthorizedAccessError. */
export function contentProblem(problem: unknown, prefix: string): Error {
  if (!(problem instanceof FileError)) return problem instanceof Error ? problem : new Error(String(problem));
  const [id, category] = KINDS[problem.trouble];
  const { message, recommendation } = problem;
  return new ShellError(`${prefix}${id}`, message, { category, recommendation, cause: problem });
}
