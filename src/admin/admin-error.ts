import type { ErrorCategory } from '../registry/model/error-category.ts';
import { ExplainedError } from '../registry/model/explained-error.ts';

/** Why a change was not made, or not known to be made. */
export type AdminErrorId =
  | 'TagLocked'
  | 'ManifestLocked'
  | 'RepositoryLocked'
  /** The tag points elsewhere than when the plan was made. */
  | 'TagMoved'
  /** A tag that was to be put back exists again. */
  | 'TagTaken'
  /** What a tag that was to be put back pointed to is gone. */
  | 'ManifestGone'
  /** The bytes of what was deleted were not kept, or cannot be read any more. */
  | 'NotKept'
  /** Layers, or manifests that it lists, of what was deleted are gone. */
  | 'ContentGone'
  /** Soft delete keeps what was to be pushed, and does not take it. */
  | 'SoftDeleted'
  /** What was deleted is there again. */
  | 'BackAlready'
  /** The tag that stands for a list of referrers has been given to something else. */
  | 'NoReferrerList'
  /** Manifests use a blob that was to be deleted, or may. */
  | 'BlobInUse'
  /** Tags, locks or times differ from the plan. */
  | 'ChangedMeanwhile'
  /** The registry accepted an attribute that it then did not have. */
  | 'NotInEffect'
  /** The reply was lost, nothing had changed, and the user had stopped it meanwhile. */
  | 'Stopped'
  /** The reply was lost and looking again did not settle it. */
  | 'OutcomeUnknown';

/** A change that was refused by the plan or the executor. */
export class AdminError extends ExplainedError<AdminErrorId> {
  override readonly name = 'AdminError';

  get category(): ErrorCategory {
    return CATEGORIES[this.id];
  }
}

const CATEGORIES: Readonly<Record<AdminErrorId, ErrorCategory>> = {
  TagLocked: 'PermissionDenied',
  ManifestLocked: 'PermissionDenied',
  RepositoryLocked: 'PermissionDenied',
  TagMoved: 'InvalidOperation',
  TagTaken: 'ResourceExists',
  ManifestGone: 'ObjectNotFound',
  NotKept: 'ObjectNotFound',
  ContentGone: 'ObjectNotFound',
  SoftDeleted: 'ResourceUnavailable',
  BackAlready: 'ResourceExists',
  NoReferrerList: 'InvalidData',
  BlobInUse: 'ResourceBusy',
  ChangedMeanwhile: 'InvalidOperation',
  NotInEffect: 'InvalidResult',
  Stopped: 'OperationStopped',
  OutcomeUnknown: 'InvalidResult',
};
