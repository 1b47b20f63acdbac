import type { Value } from '../values/value.ts';
import type { CommandTable } from './commands.ts';
import type { Frame } from './frame.ts';

/** What cmdlets about the shell itself may look at. */
export interface ShellFacts {
  readonly commands: CommandTable;
  variables(): readonly { readonly name: string; readonly value: Value }[];
  history(): readonly { readonly id: number; readonly line: string; readonly time: number }[];
  clear(): void;
}

/** The facts as seen from a frame. */
export function shellFacts({ runtime, scope }: Frame): ShellFacts {
  return {
    commands: runtime.commands,
    variables: () => scope.visible,
    history: () => runtime.inputs.map((each, index) => ({ id: index + 1, ...each })),
    clear: () => runtime.host.clear(),
  };
}
