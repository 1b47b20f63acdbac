import { keywordOf } from '../values/type-value.ts';
import type { AnyCmdlet } from './cmdlet.ts';
import type { Place } from './parameter.ts';
import { isSwitch, type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { parameterSets, placeIn } from './parameter-sets.ts';

/** Common parameters that only some commands have, so that the syntax names them. */
const NAMED_COMMON: ReadonlySet<string> = new Set(['whatIf', 'confirm', 'force', 'confirmName']);

/** Whether the syntax names a parameter; the others are those that nearly all commands have. */
export const isNamed = ({ common, key }: ParameterEntry): boolean => !common || NAMED_COMMON.has(key);

type TypeName = (label: string) => string;

/** One line for each parameter set: positional parameters first, then mandatory ones, then the others (CommandParameterSetInfo). */
export function syntaxLines(cmdlet: AnyCmdlet, typeName: TypeName = plainTypeName): readonly string[] {
  const sets = parameterSets(cmdlet);
  const shown = parameterEntries(cmdlet).filter(isNamed);
  return (sets.length > 0 ? sets : [undefined]).map(set => {
    const chosen = set === undefined ? [] : [set];
    const entries = shown.flatMap(entry => {
      const place = placeIn(entry, chosen);
      return place ? [{ entry, place }] : [];
    });
    const ordered = entries.toSorted((a, b) => rank(a.place) - rank(b.place));
    const usages = ordered.map(each => parameterSyntax(each, typeName));
    return [cmdlet.name, ...usages, ...(cmdlet.plain ? [] : ['[<CommonParameters>]'])].join(' ');
  });
}

/** What Get-Command -Syntax prints: a blank line before each parameter set, types by their short names. */
export const syntaxText = (cmdlet: AnyCmdlet): string =>
  syntaxLines(cmdlet, shortTypeName)
    .map(each => `\n${each}\n`)
    .join('');

/** `String` as a script writes it: `string`. */
const shortTypeName = (label: string): string => SHORT[label] ?? keywordOf(label);

/** `System.Int32` of a function's parameter as help writes it: `Int32`. */
const plainTypeName: TypeName = label => label.replace(/^System\.(?=\w+(?:\[\])?$)/, '');

const SHORT: Readonly<Record<string, string>> = {
  String: 'string',
  Int32: 'int',
  Boolean: 'bool',
  Object: 'Object',
  Char: 'char',
  DateTime: 'datetime',
  Hashtable: 'hashtable',
  ScriptBlock: 'scriptblock',
};

/** Sorting is stable, so that equals keep the order of the declaration. */
function rank({ position, mandatory }: Place): number {
  if (position !== undefined) return position;
  return mandatory ? BEHIND_POSITIONS : BEHIND_POSITIONS + 1;
}

const BEHIND_POSITIONS = 1000;

/** A parameter with how it stands in the set that is written. */
interface Placed {
  readonly entry: ParameterEntry;
  readonly place: Place;
}

/** `-Name <String>`, without the brackets of what may be left out; a switch has a type of its own. */
export const parameterUsage = (entry: ParameterEntry): string =>
  isSwitch(entry.parameter) ? `-${entry.name} [<SwitchParameter>]` : `-${entry.name} ${valueSyntax(entry)}`;

function parameterSyntax({ entry, place }: Placed, typeName: TypeName): string {
  const { parameter, name } = entry;
  if (isSwitch(parameter)) return place.mandatory ? `-${name}` : `[-${name}]`;
  const key = place.position === undefined ? `-${name}` : `[-${name}]`;
  const usage = `${key} ${valueSyntax(entry, typeName)}`;
  return place.mandatory ? usage : `[${usage}]`;
}

const valueSyntax = ({ parameter }: ParameterEntry, typeName?: TypeName): string =>
  `<${valueType(parameter, typeName)}>`;

const valueType = ({ kind, many }: ParameterEntry['parameter'], typeName = plainTypeName): string =>
  `${typeName(kind.label)}${many ? '[]' : ''}`;

/** `String[]`, `SwitchParameter`: the type of a parameter's value, as help names it. */
export const parameterType = ({ parameter }: ParameterEntry): string =>
  isSwitch(parameter) ? 'SwitchParameter' : valueType(parameter);
