import type { RunResult } from './engine/engine.ts';
import type { ErrorRecord } from './engine/error-record.ts';

/** What the program ended with. */
export type Ending =
  | { readonly kind: 'run'; readonly result: RunResult; readonly fromFile: boolean }
  | { readonly kind: 'error'; readonly record: ErrorRecord; readonly cancelled: boolean };

const CODES = { ok: 0, failed: 1, partly: 2, denied: 77 } as const;

/** What a cancelled run ends with: 128 and the number of the signal that cancelled it. */
interface Stopped {
  readonly exitCode: number;
}

/** Failures of signing in and of permission: the caller can tell them from everything else. */
const DENIED = new Set([
  'Unauthorized',
  'WrongCredentials',
  'NoPermission',
  'Firewall',
  'NoCredential',
  'NotSignedIn',
  'SignInFailed',
  'AudienceRefused',
  'AdminUserDisabled',
]);

/** The exit code: 0 ok, 1 failed, 2 partly failed, 77 not signed in or forbidden, 130 Ctrl+C or what else stopped it; `exit n` wins. */
export function exitCode(ending: Ending, stopped: Stopped): number {
  if (ending.kind === 'run') return ending.result.exit ?? codeOf(ending.result, ending.fromFile, stopped);
  if (ending.cancelled) return stopped.exitCode;
  return isDenied(ending.record.exception) ? CODES.denied : CODES.failed;
}

/** A script whose last command failed has not failed as a whole, as in pwsh; one that an error ended has. */
function codeOf({ outcome, ended, errors }: RunResult, fromFile: boolean, stopped: Stopped): number {
  if (outcome === 'cancelled') return stopped.exitCode;
  if (outcome !== 'failed') return CODES[outcome];
  if (errors.length > 0 && errors.every(each => isDenied(each.exception))) return CODES.denied;
  return fromFile && !ended ? CODES.ok : CODES.failed;
}

const isDenied = (error: Error): boolean => 'id' in error && typeof error.id === 'string' && DENIED.has(error.id);
