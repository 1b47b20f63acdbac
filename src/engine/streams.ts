import { actionPreference } from '../values/enumerations.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { type ErrorRecord, ShellError, TerminatingError } from './error-record.ts';
import { ErrorValue } from './error-value.ts';
import type { Frame } from './frame.ts';
import type { RunState } from './runtime.ts';

/** What happens with what is written to a stream: PowerShell's ActionPreference. */
export type Preference = 'Continue' | 'SilentlyContinue' | 'Ignore' | 'Stop' | 'Inquire';

/** By the numbers that .NET gives them. */
const BY_NUMBER: readonly (Preference | undefined)[] = ['SilentlyContinue', 'Stop', 'Continue', 'Inquire', 'Ignore'];

export const PREFERENCES: readonly Preference[] = BY_NUMBER.filter(each => each !== undefined);

/** PowerShell's limit of `$Error`. */
const KEPT_ERRORS = 256;

/** Reads a preference from a value, by its number or any unambiguous beginning; undefined when it is none. */
export function preferenceOf(value: Value | undefined): Preference | undefined {
  const text = toText(value ?? null).toLowerCase();
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) return BY_NUMBER[Number(text)];
  const begun = PREFERENCES.filter(each => each.toLowerCase().startsWith(text));
  return begun.length === 1 ? begun[0] : undefined;
}

/** The same as the enumeration's value, which preference variables hold. */
export const preferenceValue = (preference: Preference): Value => actionPreference.of(BY_NUMBER.indexOf(preference));

/** A preference variable such as `$ErrorActionPreference`. */
export const preferenceVariable = (name: string, frame: Frame): Preference =>
  preferenceOf(frame.scope.find(name)?.value) ?? 'Continue';

/** Keeps an error in `$Error`. */
export function rememberError(record: ErrorRecord, { runtime: { state }, noteError }: Frame): void {
  const [last] = state.errors;
  if (last instanceof ErrorValue && last.record === record) return;
  noteError?.(record);
  state.errors.unshift(new ErrorValue(record));
  if (state.errors.length > KEPT_ERRORS) state.errors.length = KEPT_ERRORS;
}

/** `$?` turns false. */
export function markFailed(state: RunState): void {
  state.success = false;
  state.clean = false;
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
 * under Stop, and under Inquire, where nobody can be asked here.
 */
export function writeError(record: ErrorRecord, preference: Preference, frame: Frame): void {
  const { state } = frame.runtime;
  markFailed(state);
  switch (preference) {
    case 'Stop':
      rememberError(record, frame);
      throw new TerminatingError(record, true);
    case 'Inquire':
      throw inquiryFailed(record);
    case 'Ignore':
      return;
    case 'SilentlyContinue':
      rememberError(record, frame);
      return;
    default:
      reportError(record, frame);
  }
}

const inquiryFailed = (record: ErrorRecord): TerminatingError =>
  new TerminatingError(
    {
      ...record,
      exception: new ShellError('ActionPreferenceStop', record.exception.message, {
        category: record.category,
        recommendation: 'Inquire stops here; use -ErrorAction Continue or Stop.',
      }),
    },
    true,
  );
