import type { ErrorRecord } from '../../../engine/error-record.ts';

/** What an item of a batch came to; every item ends in exactly one of them (safety, section 3). */
export type EndState =
  | 'done'
  /** It was gone before anything was sent. */
  | 'already-absent'
  /** A tag that points elsewhere than the dialog showed. */
  | 'moved-skipped'
  /** Tags, locks or times differ from what the dialog showed. */
  | 'changed-skipped'
  | 'locked-skipped'
  | 'no-permission'
  | 'failed'
  /** It was sent and nobody knows what came of it. */
  | 'unknown'
  /** Nothing was sent for it. */
  | 'not-attempted';

/** An end state with the sentences that explain it. */
export interface ItemOutcome {
  readonly state: EndState;
  readonly message?: string;
  /** What to type next. */
  readonly recommendation?: string;
}

const STATES: Readonly<Record<string, EndState>> = {
  TagMoved: 'moved-skipped',
  TagTaken: 'moved-skipped',
  ChangedMeanwhile: 'changed-skipped',
  TagLocked: 'locked-skipped',
  ManifestLocked: 'locked-skipped',
  RepositoryLocked: 'locked-skipped',
  Locked: 'locked-skipped',
  TagNotFound: 'already-absent',
  ManifestNotFound: 'already-absent',
  RepositoryNotFound: 'already-absent',
  NoPermission: 'no-permission',
  OutcomeUnknown: 'unknown',
};

/** What a command's error means for the item that it was about. */
export function outcomeOf({ fullyQualifiedErrorId, exception, recommendation }: ErrorRecord): ItemOutcome {
  const [id = ''] = fullyQualifiedErrorId.split(',');
  return {
    state: STATES[id] ?? 'failed',
    message: exception.message,
    ...(recommendation === undefined ? {} : { recommendation }),
  };
}
