import type { Command } from '../../language/syntax.ts';
import { bind } from '../bind.ts';
import { BindingError } from '../binding-error.ts';
import type { Frame } from '../frame.ts';
import { findParameter, parameterEntries } from '../parameter-names.ts';
import { type CursorPlace, type Part, placeAt } from './cursor.ts';
import type { Declarations } from './declarations.ts';
import { staticArguments } from './static-arguments.ts';

/** The command that the cursor is in, by its own name, and the parameter whose name or value it is at. */
export interface CommandAt {
  readonly command: string;
  readonly parameter?: string;
}

/** undefined where no known command is. The cursor counts as standing at the end of the word that it is in. */
export async function commandAt(
  source: string,
  cursor: number,
  declarations: Declarations,
  frame: Frame,
): Promise<CommandAt | undefined> {
  // behind the end of the word nothing is cut off from it
  const place = placeAt(source, placeAt(source, cursor).word.end);
  for (const [command, inner] of commandsAround(place)) {
    const cmdlet = await declarations.find(nameOf(command, place));
    if (!cmdlet) continue;
    if (inner === command.name) return { command: cmdlet.name };
    const entries = parameterEntries(cmdlet);
    if (inner?.kind === 'CommandParameter') {
      const typed = place.kind === 'parameter' && command === place.command ? place.word.text.slice(1) : inner.name;
      const entry = findParameter(typed, entries);
      return entry instanceof BindingError ? { command: cmdlet.name } : { command: cmdlet.name, parameter: entry.name };
    }
    const before = command.elements.filter(
      each => each !== inner && each.extent.start < (inner?.extent.start ?? cursor),
    );
    const { expects } = bind(cmdlet, staticArguments(before, frame));
    const entry = expects.kind === 'value' ? expects.parameter : expects.positional;
    return entry ? { command: cmdlet.name, parameter: entry.name } : { command: cmdlet.name };
  }
  return undefined;
}

/** The commands that the cursor is in, inner ones first, each with the element of it that leads to the cursor. */
function commandsAround({ path }: CursorPlace): readonly (readonly [Command, Part | undefined])[] {
  return path
    .flatMap((each, index) => (each.kind === 'Command' ? [[each, path[index + 1]] as const] : []))
    .toReversed();
}

/** The command's name; of the one that is being typed without what stands for its rest. */
function nameOf(command: Command, place: CursorPlace): string {
  if (place.kind === 'command' && place.path.includes(command) && place.path.at(-2) === command) return place.word.text;
  return command.name.kind === 'StringConstant' ? command.name.value : '';
}
