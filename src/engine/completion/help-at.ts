import type { AnyCmdlet } from '../cmdlet.ts';
import type { Frame } from '../frame.ts';
import { relatedCommands } from '../related-commands.ts';
import { commandAt } from './command-at.ts';
import type { Declarations } from './declarations.ts';

/** What help at the cursor is about. */
export interface HelpAt {
  readonly cmdlet: AnyCmdlet;
  /** Name of the parameter that the cursor is at; undefined where it is at none. */
  readonly parameter: string | undefined;
  /** Other commands about the same thing. */
  readonly related: readonly string[];
}

/** undefined where no known command is. */
export async function helpAt(
  source: string,
  cursor: number,
  declarations: Declarations,
  frame: Frame,
): Promise<HelpAt | undefined> {
  const at = await commandAt(source, cursor, declarations, frame);
  const cmdlet = at && (await declarations.find(at.command));
  if (!cmdlet) return undefined;
  return { cmdlet, parameter: at.parameter, related: relatedCommands(cmdlet.name, frame.runtime.commands) };
}
