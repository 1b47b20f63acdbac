import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { helpLines, parameterHelpLines } from '../../engine/help.ts';
import { switched, wildcard as wildcardKind } from '../../engine/kinds.ts';
import { parameterEntries } from '../../engine/parameter-names.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { type CommandInfo, commandInfoType } from './command-info.type.ts';

const commandInfo = recordType(commandInfoType);

const OVERVIEW = [
  '',
  'TOPIC',
  '    Getting help',
  '',
  '    Get-Command                    lists every command',
  '    Get-Command -Noun *Tag         those about tags',
  '    Get-Help Get-AcrTag            what a command does and how it is called',
  '    Get-Help Get-AcrTag -Examples  how it is used',
  '    Get-Help Get-AcrTag -Full      every parameter',
  '',
];

export const getHelp = defineCmdlet({
  name: 'Get-Help',
  aliases: ['help', 'man'],
  synopsis: 'Explains a command.',
  grade: 'read',
  parameters: {
    name: wildcardKind({ help: 'Command or alias; with wildcards a list.', position: 0, pipeline: 'property' }),
    examples: switched({ help: 'Only the examples.' }),
    detailed: switched({ help: 'Parameters and examples too.' }),
    full: switched({ help: 'Everything.' }),
    parameter: wildcardKind({ help: 'Only these parameters; wildcards are allowed.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'A command in short.',
      transcript:
        '\n        PS> (Get-Help Clear-Host)[1..5]\n        NAME\n            Clear-Host\n        \n        SYNOPSIS\n            Empties the screen.\n      ',
    },
    {
      says: 'Commands about tags.',
      transcript: "PS> (Get-Help *-AzContainerRegistryTag).Name -contains 'Get-AzContainerRegistryTag'\nTrue",
    },
  ],
  body: {
    async *process({ name, examples, detailed, full, parameter }, { shell: { commands } }) {
      if (name === undefined) {
        yield new Batch<Value>(OVERVIEW);
        return;
      }
      const entry = commands.find(name);
      if (entry) {
        const cmdlet = await entry.load();
        if (parameter === undefined) {
          const level = examples ? 'examples' : full ? 'full' : detailed ? 'detailed' : 'brief';
          yield new Batch<Value>([...helpLines(cmdlet, level), '']);
          return;
        }
        const matches = wildcard(parameter.replace(/^-/, ''));
        const entries = parameterEntries(cmdlet).filter(each =>
          [each.key, ...(each.parameter.aliases ?? [])].some(matches),
        );
        if (entries.length === 0) {
          throw new ShellError('NoParametersMatched', `No parameter of ${cmdlet.name} matches '${parameter}'.`, {
            category: 'ObjectNotFound',
          });
        }
        yield new Batch<Value>(entries.flatMap(each => parameterHelpLines(each)));
        return;
      }
      const matches = wildcard(hasWildcard(name) ? name : `*${name}*`);
      const found = commands.all().filter(each => matches(each.name));
      if (found.length === 0) {
        const [nearest] = commands.suggest(name);
        throw new ShellError('HelpNotFound', `There is no help on '${name}'.`, {
          category: 'ObjectNotFound',
          recommendation: nearest === undefined ? 'List the commands: Get-Command' : `Did you mean ${nearest}?`,
        });
      }
      yield new Batch<Value>(
        found.map(
          ({ name, synopsis }) =>
            new TypedObject<CommandInfo>(commandInfo, { kind: 'Cmdlet', name, definition: name, synopsis }),
        ),
      );
    },
  },
});
