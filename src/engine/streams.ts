import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { type ErrorRecord, TerminatingError } from './error-record.ts';
import type { Frame } from './frame.ts';
import type { RunState } from './runtime.ts';

/** What happens with what is written to a stream: PowerShell's ActionPreference. */
export type Preference = 'Continue' | 'SilentlyContinue' | 'Ignore' | 'Stop';

/** The words by the numbers that .NET gives them; 3 would be Inquire, which is not here. */
const BY_NUMBER: Readonly<Record<string, Preference>> = {
  0: 'SilentlyContinue',
  1: 'Stop',
  2: 'Continue',
  4: 'Ignore',
};

export const PREFERENCES: readonly Preference[] = Object.values(BY_NUMBER);

/** PowerShell's limit of `$Error`. */
const KEPT_ERRORS = 256;

/** Reads a preference from a value, by its number or any unambiguous beginning; undefined when it is none. */
export function preferenceOf(value: Value | undefined): Preference | undefined {
  const text = toText(value ?? null).toLowerCase();
  if (text === '') return undefined;
  const begun = PREFERENCES.filter(each => each.toLowerCase().startsWith(text));
  return BY_NUMBER[text] ?? (begun.length === 1 ? begun[0] : undefined);
}

/** A preference variable such as `$ErrorActionPreference`. */
export const preferenceVariable = (name: string, frame: Frame): Preference =>
  preferenceOf(frame.scope.find(name)?.value) ?? 'Continue';

/** Keeps an error in `$Error`. */
export function rememberError(record: ErrorRecord, { runtime: { state }, noteError }: Frame): void {
  if (state.errors[0] === record) return;
  noteError?.(record);
  state.errors.unshift(record);
  if (state.errors.length > KEPT_ERRORS) state.errors.length = KEPT_ERRORS;
}

/** `$?` turns false. */
export function markFailed(state: RunState): void {
  state.success = false;
  state.mishaps++;
}

/** Shows an error and goes on; one that is redirected goes where the redirection says. */
export function reportError(record: ErrorRecord, frame: Frame): void {
  const { host, state } = frame.runtime;
  rememberError(record, frame);
  markFailed(state);
  if (frame.takeError) frame.takeError(record);
  else {
    state.failures.push(record);
    host.error(record);
  }
}

/**
 * A non-terminating error under a preference: shown, kept quietly, dropped, or raised to one that ends the script. Throws TerminatingError
 * under Stop.
 */
export function writeError(record: ErrorRecord, preference: Preference, frame: Frame): void {
  const { state } = frame.runtime;
  markFailed(state);
  switch (preference) {
    case 'Stop':
      throw new TerminatingError(record, true);
    case 'Ignore':
      return;
    case 'SilentlyContinue':
      rememberError(record, frame);
      return;
    default:
      reportError(record, frame);
  }
}
