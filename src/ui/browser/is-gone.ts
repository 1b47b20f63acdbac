import type { ErrorRecord } from '../../engine/error-record.ts';

const GONE: ReadonlySet<string> = new Set(['RepositoryNotFound', 'ManifestNotFound', 'TagNotFound', 'NoSuchLocation']);

/** What a line has read is not there any more: what was shown of it must not stay. */
export const isGone = ({ fullyQualifiedErrorId }: ErrorRecord): boolean =>
  GONE.has(fullyQualifiedErrorId.split(',')[0] ?? '');
