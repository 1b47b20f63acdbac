import type { ErrorCategory } from '../registry/model/error-category.ts';
import { ExplainedError } from '../registry/model/explained-error.ts';

/** A failure of content on this side: a layout that is damaged, a folder that cannot be written. */
export class ContentError extends ExplainedError<ContentErrorId> {
  override readonly name = 'ContentError';

  get category(): ErrorCategory {
    return CATEGORIES[this.id];
  }
}

export type ContentErrorId = keyof typeof CATEGORIES;

const CATEGORIES = {
  AmbiguousPlatform: 'InvalidArgument',
  BlobNotFound: 'ObjectNotFound',
  BlobTooLarge: 'LimitsExceeded',
  CompressedArchive: 'InvalidData',
  CompressedTar: 'InvalidArgument',
  DamagedArchive: 'InvalidData',
  DamagedContent: 'InvalidData',
  DamagedLayout: 'InvalidData',
  DiskFull: 'WriteError',
  FileExists: 'ResourceExists',
  FileTooLarge: 'LimitsExceeded',
  IncompleteImage: 'ObjectNotFound',
  ManifestNotFound: 'ObjectNotFound',
  NameTaken: 'ResourceExists',
  NoTitles: 'InvalidData',
  NotALayout: 'InvalidArgument',
  NotAnImage: 'InvalidData',
  PlatformNotFound: 'ObjectNotFound',
  SameFile: 'InvalidData',
  SaveInUse: 'ResourceBusy',
  SizeMismatch: 'InvalidData',
  TooManyManifests: 'LimitsExceeded',
  UnknownDigest: 'InvalidData',
  UnknownSize: 'InvalidData',
  UnreadableManifest: 'InvalidData',
  UnsafeName: 'SecurityError',
  UnsafePath: 'SecurityError',
  WriteFailed: 'WriteError',
} as const satisfies Readonly<Record<string, ErrorCategory>>;
