import type { Value } from '../../../values/value.ts';
import type { StagedAction } from '../acting/basket.ts';
import type { AttributeWish } from '../acting/command-lines.ts';
import type { Link } from '../document/document-line.ts';
import type { Place } from '../place.ts';
import type { SpokenView } from './spoken-view.ts';

/**
 * What has been read out of a place. A number means what was read out with it, whatever comes, goes or is sorted meanwhile: nobody can look
 * whether it is still the same.
 */
export interface SpokenState {
  readonly view: SpokenView;
  /** The rows that were read out, in their order; number 1 is the first. */
  readonly said: readonly Value[];
  /** How many lines of a document were. */
  readonly saidLines: number;
}

/** What a line asks of the program behind the conversation. */
export type SpokenRequest =
  | { readonly kind: 'open'; readonly value: Value }
  | { readonly kind: 'follow'; readonly link: Link }
  /** `turn`: another side of the same place, to which `back` does not lead. */
  | { readonly kind: 'go' | 'turn'; readonly place: Place }
  | { readonly kind: 'back' | 'up' | 'refresh' | 'quit' | 'undo' | 'redo' }
  | { readonly kind: 'describe'; readonly value: Value; readonly raw: boolean }
  /** The list is to be arranged otherwise, and then read out from the beginning. */
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'sort'; readonly column: string }
  | { readonly kind: 'markedOnly'; readonly isOn: boolean }
  /** The reference of a row, or a text. */
  | { readonly kind: 'copy'; readonly of: { readonly value: Value } | { readonly text: string } }
  | ({ readonly kind: 'change'; readonly change: StagedAction } & SpokenTargets)
  | ({ readonly kind: 'attributes'; readonly wish: AttributeWish } & SpokenTargets)
  /** A cmdlet line on the marked rows. */
  | { readonly kind: 'run'; readonly line: string; readonly values: readonly Value[] };

export interface SpokenTargets {
  readonly values: readonly Value[];
  /** Marked rows that the filter hides: they are left out. */
  readonly hidden: number;
}

/** What a line came to: lines to write, safe to show; what is to be done besides. */
export interface SpokenStep {
  readonly state: SpokenState;
  readonly lines: readonly string[];
  readonly request?: SpokenRequest;
}

export const says = (state: SpokenState, ...lines: readonly string[]): SpokenStep => ({ state, lines });

export const asks = (state: SpokenState, request: SpokenRequest): SpokenStep => ({ state, lines: [], request });
