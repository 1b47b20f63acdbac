import type { CommandLine } from './command-line.ts';

/** How the program was started: what a face gets. */
export interface Start {
  readonly line: CommandLine;
  readonly version: string;
  readonly process: NodeJS.Process;
  /** As the program was given it; that of `process` has no secrets any more. */
  readonly environment: NodeJS.ProcessEnv;
}
