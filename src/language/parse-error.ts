import type { Extent } from './extent.ts';
import type { ParseErrorId } from './messages.ts';

/**
 * One thing wrong with the text. `id` is PowerShell's own error id, or `NotSupportedHere` for what this shell leaves out.
 *
 * `incomplete`: further lines could complete the text, so a prompt should keep asking.
 * `unfinished`: the text stops inside something that more characters could still make right (`1 -e`, `$env:`); always
 * true with `incomplete`. Someone still typing has made no mistake yet.
 */
export interface ParseError {
  readonly id: ParseErrorId;
  readonly message: string;
  readonly extent: Extent;
  readonly incomplete: boolean;
  readonly unfinished: boolean;
}
