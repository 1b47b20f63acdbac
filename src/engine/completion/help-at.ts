import type { Command } from '../../language/syntax.ts';
import { bind } from '../bind.ts';
import { BindingError } from '../binding-error.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import type { Frame } from '../frame.ts';
import { findParameter, parameterEntries } from '../parameter-names.ts';
import { relatedCommands } from '../related-commands.ts';
import { type CursorPlace, type Part, placeAt } from './cursor.ts';
import type { Declarations } from './declarations.ts';
import { staticArguments } from './static-arguments.ts';

/** What help at the cursor is about. */
export interface HelpAt {
  /** The command that the cursor is in. */
  readonly cmdlet: AnyCmdlet;
  /** Name of the parameter whose name or value it is at; undefined where it is at none. */
  readonly parameter: string | undefined;
  /** Other commands about the same thing. */
  readonly related: readonly string[];
}

/** undefined where no known command is. The cursor counts as standing at the end of the word that it is in. */
export async function helpAt(
  source: string,
  cursor: number,
  declarations: Declarations,
  frame: Frame,
): Promise<HelpAt | undefined> {
  // behind the end of the word nothing is cut off from it
  const here = placeAt(source, cursor);
  const place = here.word.end === cursor ? here : placeAt(source, here.word.end);
  for (const [command, inner] of commandsAround(place)) {
    const cmdlet = await declarations.find(nameOf(command, place));
    if (!cmdlet) continue;
    const parameter = parameterAt(cmdlet, command, inner, place, { cursor, frame });
    return { cmdlet, parameter, related: relatedCommands(cmdlet.name, frame.runtime.commands) };
  }
  return undefined;
}

/** The parameter that an element of the command names or is the value of; undefined for the command's own name. */
function parameterAt(
  cmdlet: AnyCmdlet,
  command: Command,
  inner: Part | undefined,
  place: CursorPlace,
  { cursor, frame }: { readonly cursor: number; readonly frame: Frame },
): string | undefined {
  if (inner === command.name) return undefined;
  if (inner?.kind === 'CommandParameter') {
    const typed = place.kind === 'parameter' && command === place.command ? place.word.text.slice(1) : inner.name;
    const entry = findParameter(typed, parameterEntries(cmdlet));
    return entry instanceof BindingError ? undefined : entry.name;
  }
  const before = command.elements.filter(each => each !== inner && each.extent.start < (inner?.extent.start ?? cursor));
  const { expects } = bind(cmdlet, staticArguments(before, frame));
  return (expects.kind === 'value' ? expects.parameter : expects.positional)?.name;
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
