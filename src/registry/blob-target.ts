import type { Digest } from './model/digest.ts';
import type { RepositoryName } from './model/repository-name.ts';

export interface BlobSubject {
  readonly repository: RepositoryName;
  readonly digest: Digest;
}

/** Where a call about a blob goes, or one about an upload of it at `path`, and how errors name it. */
export const blobTarget = ({ repository, digest }: BlobSubject, path = `/v2/${repository}/blobs/${digest}`) =>
  ({ path, repository, subject: { kind: 'blob', name: `${repository}@${digest}` } }) as const;
