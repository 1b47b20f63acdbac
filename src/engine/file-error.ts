import { ShellError } from './error-record.ts';
import { nearbyFiles } from './nearby-files.ts';

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
    options: { readonly cause?: unknown; readonly message?: string; readonly recommendation?: string } = {},
  ) {
    super(trouble === 'exists' ? 'NoClobber' : 'FileOpenFailure', options.message ?? MESSAGES[trouble](path), {
      category: trouble === 'exists' ? 'ResourceExists' : 'OpenError',
      cause: options.cause,
      recommendation: options.recommendation ?? RECOMMENDATIONS[trouble],
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

/** What to do where the folder itself need not be looked at. */
const RECOMMENDATIONS: Readonly<Record<FileTrouble, string>> = {
  missing: 'Name a file that is there.',
  folderMissing: 'Name a file in a folder that is there.',
  denied: 'Look who may use it, or name another file.',
  folder: 'Name a file in it.',
  exists: 'Give another name, or leave -NoClobber out.',
  busy: 'Wait until nobody uses it any more, or name another file.',
  other: 'Name another file.',
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

interface Reason {
  readonly message: (path: string) => string;
  readonly recommendation?: string;
}

const REASONS: Readonly<Record<string, Reason>> = {
  ENOSPC: {
    message: path => `There is not enough space on the disk: '${path}'.`,
    recommendation: 'Make room, or name a file on another disk.',
  },
  ENAMETOOLONG: {
    message: () => 'The specified file name or path is too long, or a component of the specified path is too long.',
    recommendation: 'Give a shorter name.',
  },
  ELOOP: {
    message: path => `Too many levels of symbolic links in '${path}'.`,
    recommendation: 'Name the file that is meant itself.',
  },
  ENXIO: { message: path => `'${path}' is a socket, or nobody is there to read it.` },
  EMFILE: { message: () => 'Too many open files.', recommendation: 'Try again, with fewer files at once.' },
};

/**
 * What an error of the operating system says about a file, and what could be typed in its place; `writing` tells a missing folder from a
 * missing file.
 */
export async function fileError(cause: unknown, path: string, writing = false): Promise<FileError> {
  if (cause instanceof FileError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const told = TROUBLES[code] ?? 'other';
  const trouble = told === 'missing' && writing ? 'folderMissing' : told;
  if (trouble === 'missing' || trouble === 'folderMissing')
    return new FileError(trouble, path, { cause, recommendation: await nearbyFiles(path) });
  const { message, recommendation } = REASONS[code] ?? {};
  const reason = message?.(path) ?? (trouble === 'other' && code !== '' ? `${code}: '${path}'.` : undefined);
  return new FileError(trouble, path, {
    cause,
    ...(reason === undefined ? {} : { message: reason }),
    ...(recommendation === undefined ? {} : { recommendation }),
  });
}
