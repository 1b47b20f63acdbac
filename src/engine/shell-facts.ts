import type { Value } from '../values/value.ts';
import type { CommandTable } from './commands.ts';
import type { Frame } from './frame.ts';

/** What a cmdlet may know of the shell it runs in: for Get-Command, Get-Help, Get-Variable and their kin. */
export interface ShellFacts {
  readonly commands: CommandTable;
  /** All that can be read where the cmdlet was called, inner ones first. */
  variables(): readonly { readonly name: string; readonly value: Value }[];
  /** Inputs of this session, oldest first; `id` counts from 1, `time` is milliseconds since 1970. */
  history(): readonly { readonly id: number; readonly line: string; readonly time: number }[];
  clear(): void;
}

export const shellFacts = ({ runtime, scope }: Pick<Frame, 'runtime' | 'scope'>): ShellFacts => ({
  commands: runtime.commands,
  variables: () => scope.visible,
  history: () => runtime.inputs.map((each, index) => ({ id: index + 1, ...each })),
  clear: () => runtime.host.clear(),
});
