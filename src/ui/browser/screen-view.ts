import type { CellLook } from '../../values/look.ts';
import type { Value } from '../../values/value.ts';
import type { Token } from '../theme/token.ts';

/** Everything that one frame of the browser shows; made by the browser's state, drawn by `draw/`. Texts are as they came, drawing cleans them. */
export interface ScreenView {
  /** undefined: switched off with Ctrl+E. */
  readonly header: HeaderView | undefined;
  /** undefined: switched off with Ctrl+G. */
  readonly crumbs: CrumbsView | undefined;
  /** None where the place has no tabs. */
  readonly tabs: readonly TabView[];
  readonly body: BodyView;
  /** The preview pane at the right; drawn where there is room for it (120 columns). */
  readonly preview: DocumentView | undefined;
  /** The cmdlet that shows what is on the screen, or does what is about to happen. */
  readonly command: string | undefined;
  /** One line above the command: what runs and for how long, an error, what an action came to. */
  readonly status: StatusView | undefined;
  readonly hints: readonly HintView[];
  /** The `:` or `/` line in place of command and hints. */
  readonly line: LineView | undefined;
}

export interface HeaderView {
  /** Login server of the place; `acrsh` where there is none. */
  readonly server: string;
  readonly badges: readonly Badge[];
  /** `ana@contoso.com` */
  readonly identity: string | undefined;
  /** Whole minutes that the token lasts. */
  readonly tokenMinutes: number | undefined;
  /** Milliseconds since what is shown was read; undefined where nothing was. */
  readonly age: number | 'reading' | undefined;
}

export type Badge = 'PROTECTED' | 'READ-ONLY' | 'STALE' | 'PARTIAL' | 'FILTERED' | 'SCREEN READER';

export interface CrumbsView {
  /** `repositories`, `team/api`. */
  readonly crumbs: readonly string[];
  /** `3 of 412`, `2,300 of ~10,000…`, told in words by the list. */
  readonly count: string | undefined;
  readonly filter: string | undefined;
  readonly marked: { readonly count: number; readonly hidden: number };
  readonly badges: readonly Badge[];
}

export interface TabView {
  readonly key: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

export type BodyView =
  | { readonly kind: 'table'; readonly table: TableBody }
  | { readonly kind: 'document'; readonly document: DocumentView }
  /** Nothing to show yet, or at all: why. */
  | { readonly kind: 'message'; readonly lines: readonly string[]; readonly look: Token };

/** The rows of a list that are on the screen. */
export interface TableBody {
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RowView[];
  readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  /** Label of the column that was chosen with Shift+arrow. */
  readonly selectedColumn: string | undefined;
}

export interface RowView {
  readonly value: Value;
  /** Cells in the order of the columns. */
  readonly cells: readonly string[];
  readonly isMarked: boolean;
  readonly isCursor: boolean;
}

/** A column of a list. */
export interface ListColumn {
  readonly label: string;
  readonly align?: 'right';
  /** Cells, fixed; left out: as wide as the rows on the screen need. */
  readonly width?: number;
  /** Gives way down to so many cells. */
  readonly least?: number;
  /** Shares the room of the one that gives way with it, down to so many cells. */
  readonly leastShared?: number;
  /** The lowest goes first where the window is too narrow; left out: stays. */
  readonly priority?: number;
  lookOf(value: Value): CellLook | undefined;
}

/** Lines of a document that are on the screen, and what is to be seen of the rest. */
export interface DocumentView {
  readonly lines: readonly DrawnLine[];
  /** `lines 1-20 of 44`; undefined where all is on the screen. */
  readonly position: string | undefined;
}

export interface DrawnLine {
  readonly pieces: readonly { readonly text: string; readonly look?: Token | undefined }[];
  readonly isCursor: boolean;
  /** Found by the search, from cell to cell of the text. */
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

export interface StatusView {
  readonly text: string;
  readonly look: Token;
}

export interface HintView {
  readonly key: string;
  readonly label: string;
  /** Why the key does nothing now; it is drawn struck then. */
  readonly disabled?: string | undefined;
}

export interface LineView {
  readonly label: ':' | '/';
  /** What is typed, and where the cursor stands, in graphemes. */
  readonly text: readonly string[];
  readonly cursor: number;
  /** The looks of the graphemes. */
  readonly looks: readonly (Token | undefined)[];
  /** What is wrong with it; the field turns to the colour of errors. */
  readonly problem: string | undefined;
  /** Its own keys, in place of those of what lies behind it. */
  readonly hints: readonly HintView[];
  /** Rows above the line: a menu of completions, safe and styled, none wider than the screen. */
  readonly above: readonly string[];
}
