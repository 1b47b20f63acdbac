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

/** Whether the text only lacks further lines: it has errors, and more input could cure every one of them. */
export function expectsMore(errors: readonly ParseError[]): boolean {
  return errors.length > 0 && errors.every(error => error.incomplete);
}
