import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import { outputType } from '../../engine/help.ts';
import { isSwitch, type ParameterEntry, parameterEntries } from '../../engine/parameter-names.ts';
import { inSets, parameterSets } from '../../engine/parameter-sets.ts';
import { syntaxLines, syntaxText } from '../../engine/syntax-lines.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { commandTypes } from '../../values/enumerations.ts';
import { Hashtable } from '../../values/hashtable.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

/** A command or an alias, as Get-Command and Get-Alias list them. */
export interface CommandInfo {
  readonly kind: 'Cmdlet' | 'Alias' | 'Function';
  readonly name: string;
  /** Of an alias: the command that it stands for. */
  readonly definition: string;
  readonly synopsis: string;
  /** Of an alias: ReadOnly or Constant; None when left out. */
  readonly option?: string;
  /** The declaration of the command, where it is at hand. */
  readonly cmdlet?: AnyCmdlet | undefined;
}

const [VERB, NOUN] = [0, 1];
const part = ({ kind, name }: CommandInfo, index: number) =>
  kind === 'Alias' || !name.includes('-') ? '' : (name.split('-')[index] ?? '');

/** `dir -> Get-ChildItem`, or the name of a command. */
const shown = ({ kind, name, definition }: CommandInfo) => (kind === 'Alias' ? `${name} -> ${definition}` : name);

const definitionOf = ({ kind, definition, cmdlet }: CommandInfo) =>
  kind === 'Cmdlet' && cmdlet ? syntaxText(cmdlet) : definition;

export const commandInfoType: OutputType<CommandInfo> = {
  name: 'System.Management.Automation.CommandInfo',
  text: ({ name }) => name,
  properties: [
    { name: 'CommandType', of: ({ kind }) => commandTypes.find(kind) ?? kind },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Version', of: () => null },
    { name: 'Source', of: () => '' },
    { name: 'Verb', of: each => part(each, VERB) },
    { name: 'Noun', of: each => part(each, NOUN) },
    { name: 'Definition', of: definitionOf },
    { name: 'Synopsis', of: ({ synopsis }) => synopsis, hidden: true },
    { name: 'DisplayName', of: shown, hidden: true },
    { name: 'ModuleName', of: () => '', hidden: true },
    { name: 'ResolvedCommandName', of: ({ kind, definition }) => (kind === 'Alias' ? definition : null), hidden: true },
    { name: 'Options', of: ({ kind, option = 'None' }) => (kind === 'Alias' ? option : null), hidden: true },
    { name: 'Description', of: ({ kind, synopsis }) => (kind === 'Alias' ? synopsis : null), hidden: true },
    { name: 'OutputType', of: ({ cmdlet }) => (cmdlet ? [outputType(cmdlet)] : []), hidden: true },
    { name: 'Parameters', of: ({ cmdlet }) => parameterTable(cmdlet), hidden: true },
    { name: 'ParameterSets', of: ({ cmdlet }) => setList(cmdlet), hidden: true },
  ],
  view: {
    table: {
      columns: [
        { label: 'CommandType', of: ({ kind }) => kind },
        { label: 'Name', of: shown },
        // instead of PowerShell's Version and Source, which would say nothing here
        { label: 'Synopsis', of: ({ synopsis }) => synopsis, flexible: { least: 12 }, priority: 0 },
      ],
    },
  },
};

/** Parameters by name, as (Get-Command x).Parameters lists them. */
function parameterTable(cmdlet: AnyCmdlet | undefined): Value {
  if (!cmdlet) return null;
  const entries = parameterEntries(cmdlet).map((each): [string, Value] => [each.name, parameterInfo(each)]);
  return new Hashtable(entries, { ordered: true });
}

const parameterInfo = (entry: ParameterEntry): CustomObject =>
  new CustomObject([
    ['Name', entry.name],
    ['ParameterType', typeOf(entry)],
    ['SwitchParameter', isSwitch(entry.parameter)],
    ['IsMandatory', entry.parameter.mandatory ?? false],
    ['Position', entry.parameter.position ?? null],
    ['Aliases', [...(entry.parameter.aliases ?? [])]],
  ]);

const typeOf = ({ parameter: { kind, many } }: ParameterEntry): string =>
  `System.${kind.label || 'Management.Automation.SwitchParameter'}${many ? '[]' : ''}`;

/** The parameter sets with their parameters; the text of each is its syntax. */
export function setList(cmdlet: AnyCmdlet | undefined): readonly Value[] {
  if (!cmdlet) return [];
  const sets = parameterSets(cmdlet);
  const entries = parameterEntries(cmdlet);
  const lines = syntaxLines(cmdlet);
  return (sets.length > 0 ? sets : [undefined]).map(
    (set, index) =>
      new CustomObject([
        ['Name', set ?? '__AllParameterSets'],
        ['IsDefault', set === undefined || set === cmdlet.defaultSet],
        ['Parameters', entries.filter(each => inSets(each, set === undefined ? [] : [set])).map(parameterInfo)],
        ['Syntax', lines[index] ?? ''],
      ]),
  );
}
