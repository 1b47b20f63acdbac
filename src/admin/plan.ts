import type { MadeChange } from '../registry/model/made-change.ts';
import type { ManifestContent } from '../registry/model/manifest.ts';
import type { AdminError } from './admin-error.ts';
import type { Effect } from './effect.ts';
import type { RepositoryGraph } from './graph/repository-graph.ts';
import type { ChangeSubject } from './subject.ts';

/**
 * One change as it was planned: what it does in words, and how to carry it out safely. What-if, confirmation and execution use the same
 * plan, so that nothing is done that was not shown (safety, section 3).
 */
export interface Plan<Result> {
  readonly change: PlannedChange;
  /** What it is about; what to look at when the registry says that something is locked. */
  readonly subject: ChangeSubject;
  /** Why it would fail, known before anything is sent: a lock. */
  readonly blocked: AdminError | undefined;
  /** Reads the item again; throws AdminError when it is not as it was planned. */
  verify(signal: AbortSignal): Promise<void>;
  /** Sends the change, once. */
  send(stopping: Stopping): Promise<Result>;
  /** It takes something away; left out: it changes or adds something. */
  readonly removes?: boolean;
  /** What it comes to, where that can be taken back. */
  readonly made?: MadeChange | undefined;
  /** Reads the manifest that goes, to be kept so that it can be pushed again; undefined where it cannot be read. */
  body?(signal: AbortSignal): Promise<ManifestContent | undefined>;
  /** After a lost reply: what the registry shows now. Throws AdminError when somebody else has changed it. */
  settle(signal: AbortSignal): Promise<Settlement<Result>>;
}

/** How a change is stopped: not sent any more by the one, its answer no longer awaited by the other. */
export interface Stopping {
  readonly signal: AbortSignal;
  readonly abandon: AbortSignal;
  /** Told each time a request of the change goes onto the wire, after all waiting for its turn. */
  readonly sending?: (() => void) | undefined;
}

/** `done` with the result, `repeat` when nothing has happened yet and sending again is safe. */
export type Settlement<Result> = { readonly kind: 'done'; readonly result: Result } | { readonly kind: 'repeat' };

/** A change in the words of `What if` and of the question. */
export interface PlannedChange {
  readonly action: string;
  readonly target: string;
  readonly effects: readonly Effect[];
  readonly grade: 'mild' | 'moderate' | 'severe';
  /** PowerShell's, left out: high. A low one is asked about only by -Confirm. */
  readonly impact?: 'low';
  /** What a severe change asks. */
  readonly question?: string;
  /** The word to type for a severe change. */
  readonly word?: string;
  /** The tag or manifest as it was read. */
  readonly item?: PlannedItem;
  /** The manifests that go, where some do: tells what is freed, alone or with others of the same repository. */
  readonly deletes?: { readonly space: RepositoryGraph; readonly digests: readonly string[] };
}

export interface PlannedItem {
  readonly digest: string;
  readonly tags: readonly string[];
  /** The tags that a manifest keeps when one goes. */
  readonly keeps?: readonly string[];
}
