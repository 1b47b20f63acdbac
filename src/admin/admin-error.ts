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
  /** What was deleted is there again. */
  | 'BackAlready'
  /** Tags, locks or times differ from the plan. */
  | 'ChangedMeanwhile'
  /** The registry accepted an attribute that it then did not have. */
  | 'NotInEffect'
  /** The reply was lost, nothing had changed, and the user had stopped it meanwhile. */
  | 'Stopped'
  /** The reply was lost and looking again did not settle it. */
  | 'OutcomeUnknown';

/** A change that was refused by the plan or the executor; `recommendation` is the command to type next. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly id: AdminErrorId;
  readonly recommendation: string;

  constructor(id: AdminErrorId, message: string, recommendation: string, cause?: unknown) {
    super(message, { cause });
    this.id = id;
    this.recommendation = recommendation;
  }
}
