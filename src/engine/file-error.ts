import { ShellError } from './error-record.ts';

/** Why a file could not be opened, read or written; commands have ids of their own for some of them. */
export type FileTrouble = 'missing' | 'folderMissing' | 'denied' | 'folder' | 'exists' | 'busy' | 'other';

/** A file that could not be used, in .NET's words. The id is FileOpenFailure unless a command knows a better one. */
export class FileError extends ShellError {
  override readonly name = 'FileError';
  readonly trouble: FileTrouble;
  readonly path: string;

  constructor(
    trouble: FileTrouble,
    path: string,
    options: { readonly cause?: unknown; readonly message?: string } = {},
  ) {
    super(trouble === 'exists' ? 'NoClobber' : 'FileOpenFailure', options.message ?? MESSAGES[trouble](path), {
      category: trouble === 'exists' ? 'ResourceExists' : 'OpenError',
      cause: options.cause,
    });
    this.trouble = trouble;
    this.path = path;
  }
}

const MESSAGES: Readonly<Record<FileTrouble, (path: string) => string>> = {
  missing: path => `Could not find file '${path}'.`,
  folderMissing: path => `Could not find a part of the path '${path}'.`,
  denied: path => `Access to the path '${path}' is denied.`,
  folder: path => `Access to the path '${path}' is denied. It is a folder.`,
  exists: path => `File ${path} already exists and NoClobber was specified.`,
  busy: path => `The process cannot access the file '${path}' because it is being used by another process.`,
  other: path => `The file '${path}' cannot be used.`,
};

const TROUBLES: Readonly<Record<string, FileTrouble>> = {
  ENOENT: 'missing',
  ENOTDIR: 'folderMissing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'folder',
  EEXIST: 'exists',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
};

const REASONS: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: path => `There is not enough space on the disk: '${path}'.`,
  ENAMETOOLONG: () => 'The specified file name or path is too long, or a component of the specified path is too long.',
  ELOOP: path => `Too many levels of symbolic links in '${path}'.`,
  ENXIO: path => `'${path}' is a socket, or nobody is there to read it.`,
  EMFILE: () => 'Too many open files.',
};

/** What an error of the operating system says about a file; `writing` tells a missing folder from a missing file. */
export function fileError(cause: unknown, path: string, writing = false): FileError {
  if (cause instanceof FileError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const trouble = TROUBLES[code] ?? 'other';
  if (trouble === 'missing' && writing) return new FileError('folderMissing', path, { cause });
  const reason = REASONS[code]?.(path) ?? (trouble === 'other' && code !== '' ? `${code}: '${path}'.` : undefined);
  return new FileError(trouble, path, { cause, ...(reason === undefined ? {} : { message: reason }) });
}
