import type { AnyCmdlet } from './cmdlet.ts';
import { isSwitch, type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { inSets, parameterSets } from './parameter-sets.ts';

/** Common parameters that only some commands have, so that the syntax names them. */
const NAMED_COMMON = new Set(['whatIf', 'confirm', 'force', 'confirmName']);

/** One line for each parameter set, as Get-Command -Syntax prints them; positional parameters first. */
export function syntaxLines(cmdlet: AnyCmdlet): readonly string[] {
  const sets = parameterSets(cmdlet);
  const shown = parameterEntries(cmdlet).filter(each => !each.common || NAMED_COMMON.has(each.key));
  const place = ({ parameter }: ParameterEntry) => parameter.position ?? Number.POSITIVE_INFINITY;
  return (sets.length > 0 ? sets : [undefined]).map(set => {
    const entries = shown.filter(each => inSets(each, set === undefined ? [] : [set]));
    const ordered = entries.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
    return [cmdlet.name, ...ordered.map(parameterSyntax), '[<CommonParameters>]'].join(' ');
  });
}

/** `-Name <String>`, without the brackets of what may be left out. */
export const parameterUsage = (entry: ParameterEntry): string =>
  isSwitch(entry.parameter) ? `-${entry.name}` : `-${entry.name} ${valueSyntax(entry)}`;

function parameterSyntax(entry: ParameterEntry): string {
  const { parameter, name } = entry;
  const usage =
    parameter.position === undefined || isSwitch(parameter)
      ? parameterUsage(entry)
      : `[-${name}] ${valueSyntax(entry)}`;
  return parameter.mandatory ? usage : `[${usage}]`;
}

const valueSyntax = ({ parameter: { kind, many } }: ParameterEntry): string => `<${kind.label}${many ? '[]' : ''}>`;
