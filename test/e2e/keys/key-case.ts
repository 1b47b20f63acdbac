import type { FunctionName } from '../../../src/editor/functions/description.ts';

/** What is on the screen at one moment. What a sight does not name is not there: no selection, nothing below the line. */
export interface Sight {
  /** The input, the cursor as `|`, the lines of one with several parted by line feeds. Without it nobody looks at the line. */
  readonly line?: string;
  /** What stands out as selected in it. */
  readonly selected?: string;
  /** The suggestion behind it. */
  readonly grey?: string;
  /** The rows below it. */
  readonly below?: string | RegExp;
  /** The rows above it. Without it nobody looks there. */
  readonly above?: string | RegExp;
  /** What fills the screen in place of the prompt. */
  readonly full?: RegExp;
  /** What has been put on the clipboard meanwhile. */
  readonly copied?: string;
  /** The bell has rung meanwhile. */
  readonly bell?: true;
  /** The registry has been asked for it meanwhile: a path. */
  readonly asked?: string;
}

/** Keys as bytes, and what is seen of them; a mere line stands for a sight of it. */
export type Pressed = readonly [bytes: string, sees: Sight | string];

/** What somebody sees who calls a function by one of its keys. */
export interface KeyCase {
  readonly does: FunctionName;
  /** Keys of the function; without them the case is seen for each key that the mode has for it. */
  readonly keys?: readonly string[];
  /** What the case shows of the function, if it has several. */
  readonly when?: string;
  /** The input to begin with, the cursor at `|`. */
  readonly from: string;
  readonly first?: readonly Pressed[];
  /** Typed behind the key, where the key alone changes nothing that could be seen. */
  readonly and?: string;
  readonly sees: Sight | string;
  readonly next?: readonly Pressed[];
  /** Typed whatever came of it, before the line is given up. */
  readonly leave?: string;
}
