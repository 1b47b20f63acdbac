import type { CommandTable } from './commands.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Host } from './host.ts';
import type { Scope } from './scope.ts';

/** What all code of one engine shares. */
export interface Runtime {
  readonly host: Host;
  readonly commands: CommandTable;
  readonly session: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly global: Scope;
  readonly state: RunState;
  /** Inputs so far, oldest first. */
  readonly inputs: { readonly line: string; readonly time: number }[];
  readonly onCall: CallObserver;
}

/** What is told of a call of a cmdlet: its verbose and debug streams, where the caller wants them. */
export type CallObserver = (streams: {
  readonly verbose: ((text: string) => void) | undefined;
  readonly debug: ((text: string) => void) | undefined;
}) => () => void;

/** What changes as code runs. */
export interface RunState {
  /** `$?` */
  success: boolean;
  /** How often something has failed, shown or not; what `$?` of an expression is told by. */
  mishaps: number;
  /** `$Error`, newest first. */
  readonly errors: ErrorRecord[];
  /** Everything that went wrong since the current input began. */
  failures: ErrorRecord[];
  /** Changes carried out and failed since the current input began. */
  changes: { done: number; failed: number };
}
