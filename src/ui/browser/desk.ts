import type { Value } from '../../values/value.ts';
import type { Token } from '../theme/token.ts';
import type { Opening } from './dialogs/guard.ts';
import type { ActionName, KeyContext } from './keys/action.ts';
import type { OpenLine } from './open-line.ts';
import type { Overlay } from './overlay.ts';
import type { Place } from './place.ts';
import type { ReadingDesk } from './reading-desk.ts';
import type { OpenView } from './view.ts';

/** What an action may do to the browser. */
export interface Desk extends ReadingDesk {
  readonly view: OpenView;
  /** All places that are open. */
  readonly views: readonly OpenView[];
  /** Rows of the body at present: what a page is. */
  readonly bodyRows: number;
  readonly display: Display;
  readonly keyContext: KeyContext;
  /** What is marked in any list. */
  readonly marked: readonly Value[];
  /** Milliseconds between two readings of what is shown; undefined: on demand only. */
  refreshEvery: number | undefined;
  /** Goes to a place; `back` brings the present one back as it is. */
  go(place: Place): void;
  /** Shows another place instead of the present one: another tab, another order of the same things. */
  turnTo(place: Place): void;
  /** Where it came from; at the place where the browser was opened, out of it. */
  back(): void;
  /** One step up: from a manifest to its repository, to the prefix, to the registries; nothing above those. */
  up(): void;
  /** The place before the present one; again: to and fro. */
  toLast(): void;
  /** Out of the browser. */
  quit(): void;
  /** It has been left: nothing that is shown now is seen. */
  readonly isOver: boolean;
  /** Something that whoever leaves the browser waits for; it is stopped then. */
  goesOn(work: Promise<void>): void;
  /** The same for what has been confirmed: it asks nothing any more. */
  carriesOut(work: Promise<void>): void;
  /** Something for the prompt to tell, once the browser has been left. */
  leaveWord(text: string, look: Token | undefined): void;
  /** The clock of dialogs, and the key that opens one now. */
  readonly opening: Opening;
  open(overlay: Overlay): void;
  openLine(line: OpenLine): void;
  perform(action: ActionName): void;
  /** Draws the whole screen anew, whatever another program has left on it. */
  redraw(): void;
}

/** What the user has switched on and off, for all places. */
export interface Display {
  header: boolean;
  crumbs: boolean;
  preview: boolean;
  wide: boolean;
  absoluteTime: boolean;
  /** A text in the whole window. */
  whole: boolean;
}
