import { codeOf } from '../../registry/system-code.ts';
import { ContentError } from '../content-error.ts';

const REASONS: Readonly<Record<string, readonly [why: string, what: string]>> = {
  ENOSPC: ['the disk is full', 'Make room and run the command again: it goes on where it was.'],
  EDQUOT: ['your share of the disk is used up', 'Make room and run the command again: it goes on where it was.'],
  EFBIG: ['the file system takes no file so large', 'Save to a folder in place of a tar, or to another disk.'],
  EACCES: ['you may not write there', 'Save to another path, or change its permissions.'],
  EPERM: ['you may not write there', 'Save to another path, or change its permissions.'],
  EROFS: ['the disk is read-only', 'Save to another path.'],
  ENOTDIR: ['a part of the path is a file', 'Save to another path.'],
  ENOENT: ['a part of the path is gone', 'Make its folder, or save to another path.'],
  EEXIST: ['a file stands there', 'Save to another path.'],
  EISDIR: ['a folder stands there', 'Save to another path.'],
  ENAMETOOLONG: ['the name is too long', 'Save to a shorter path.'],
  EIO: ['the disk does not answer as it should', 'Look after the disk, and save to another one.'],
};

/** What an error of the operating system means for what is being saved; all others are answered as they are. */
export function writeError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof ContentError || !/^E[A-Z0-9]+$/.test(code)) return error;
  const [why, what] = REASONS[code] ?? [code, 'Save to another path.'];
  return new ContentError('WriteFailed', `${path} could not be written: ${why}.`, what, error);
}
