import { type BoundArgument, bind } from '../../../engine/bind.ts';
import type { AnyCmdlet } from '../../../engine/cmdlet.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { ParameterEntry } from '../../../engine/parameter-names.ts';
import { parse } from '../../../language/parse.ts';
import type { Command, CommandElement } from '../../../language/syntax.ts';
import { CustomObject } from '../../../values/custom-object.ts';

/**
 * A line of `:` as it runs on rows: they are piped into its first command, where that acts on what a registry holds or takes objects of any
 * kind, and has not been told what to act on. A line that begins with `|` says so itself. undefined: the line means something else.
 */
export async function lineOnRows(
  line: string,
  variable: string,
  engine: Pick<Engine, 'helpAt'>,
): Promise<string | undefined> {
  const piped = `$${variable} | ${line.replace(/^\s*\|?\s*/, '')}`;
  if (/^\s*\|/.test(line)) return piped;
  const command = firstCommand(line);
  if (command === undefined) return undefined;
  const at = await engine.helpAt(line, command.name.extent.end);
  return at !== undefined && takesRows(at.cmdlet, command) ? piped : undefined;
}

function firstCommand(line: string): Command | undefined {
  const { script, errors } = parse(line);
  const [only, ...others] = script.end.statements;
  if (errors.length > 0 || only?.kind !== 'Pipeline' || others.length > 0) return undefined;
  const [first] = only.elements;
  return first?.kind === 'Command' ? first : undefined;
}

function takesRows(cmdlet: AnyCmdlet, { elements }: Command): boolean {
  const { entries, given } = bind(cmdlet, elements.flatMap(argument));
  const byPipeline = entries.filter(each => each.places.some(place => place.pipeline !== undefined));
  if (byPipeline.some(each => given.has(each.key))) return false;
  return byPipeline.some(each => each.key === 'registryName' || takesAnything(each));
}

/** -InputObject of Where-Object, Export-Csv and their like. */
const takesAnything = ({ parameter, places }: ParameterEntry): boolean =>
  parameter.kind.label === 'Object' && places.some(each => each.pipeline === 'value' || each.pipeline === 'both');

/** Which parameters are given counts here, not their values. */
function argument(element: CommandElement): readonly BoundArgument[] {
  const { extent } = element;
  if (element.kind === 'EndOfParameters') return [];
  if (element.kind !== 'CommandParameter') return [{ kind: 'argument', value: SOMETHING, extent }];
  const value = element.argument && { value: { value: SOMETHING } };
  return [{ kind: 'parameter', name: element.name, ...value, extent }];
}

const SOMETHING = new CustomObject();
