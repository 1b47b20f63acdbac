import type { Token } from '../../theme/token.ts';
import type { Place } from '../place.ts';

/** Where a line leads. */
export type Link = { readonly place: Place } | { readonly url: string };

/** A line of a document, with texts as they came; what draws them cleans them. */
export interface DocumentLine {
  readonly pieces: readonly { readonly text: string; readonly look?: Token | undefined }[];
  /** Its place in the tree; it is drawn two cells further in for each step. */
  readonly depth: number;
  /** The deeper lines below it go away when it is folded. */
  readonly folds?: boolean;
  /** Its text brings its own blanks along, as a line of a file does: `depth` counts for folding only. */
  readonly isIndented?: boolean;
  /** Cells of its text under which the rest goes on where it wraps: those of a label in front of it. */
  readonly hang?: number;
  /** What is copied; left out: its text. */
  readonly value?: string | undefined;
  readonly link?: Link | undefined;
}
