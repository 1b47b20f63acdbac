import type { List } from '../values/list.ts';
import type { Value } from '../values/value.ts';
import type { AboutTopic } from './about-topic.ts';
import type { CommandTable } from './commands.ts';
import type { ErrorRecord } from './error-record.ts';
import type { Frame } from './frame.ts';
import type { Host } from './host.ts';
import type { Inputs } from './inputs.ts';
import type { Scope } from './scope.ts';
import type { Sink } from './sink.ts';

/** What all code of one engine shares. */
export interface Runtime {
  readonly host: Host;
  readonly commands: CommandTable;
  readonly topics: readonly AboutTopic[];
  readonly session: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Variables that are worked out when they are read, by lower-case name. */
  readonly automatic: ReadonlyMap<string, { readonly name: string; read(): Value }>;
  readonly global: Scope;
  readonly state: RunState;
  readonly inputs: Inputs;
  /** Runs a further text as if it had been typed, in the scope of a frame: for Invoke-History. */
  readonly runText: (source: string, frame: Frame, sink: Sink) => Promise<void>;
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
  /** Nothing in the last statement has failed, which is more than `$?` says of an expression: what the exit code is told by. */
  clean: boolean;
  /** How often something has failed, shown or not. */
  mishaps: number;
  /** Rounds of loops since everything else had its turn. */
  rounds: number;
  /** Members of objects that are being worked out, one inside another. */
  nested: number;
  /** `$Error`, newest first. */
  readonly errors: List;
  /** Everything that went wrong since the current input began. */
  failures: ErrorRecord[];
  /** Changes carried out and failed since the current input began. */
  changes: { done: number; failed: number };
  /** Output broke off since the current input began. */
  partial: boolean;
}

/** What the current input has come to so far; the answer brings it back after something that ran in the middle of it. */
export function rememberOutcome(state: RunState): () => void {
  const { success, clean, mishaps, failures, changes, partial } = state;
  return () => void Object.assign(state, { success, clean, mishaps, failures, changes, partial });
}
