import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string, switched, wildcard as wildcardKind } from '../../engine/kinds.ts';
import { syntaxLines } from '../../engine/syntax-lines.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { type CommandInfo, commandInfoType } from './command-info.type.ts';

const commandInfo = recordType(commandInfoType);

export const getCommand = defineCmdlet({
  name: 'Get-Command',
  aliases: ['gcm'],
  synopsis: 'Lists the commands of this shell.',
  grade: 'read',
  parameters: {
    name: wildcardKind({ help: 'Name or alias; wildcards are allowed.', position: 0, pipeline: 'both' }),
    verb: string({ help: 'What stands before the dash: Get, Remove.' }),
    noun: string({ help: 'What stands behind it; wildcards are allowed.' }),
    syntax: switched({ help: 'How each is called, in place of objects.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'What can be done with locations.',
      transcript: 'PS> (Get-Command -Noun Location).Name\nGet-Location\nPop-Location\nPush-Location\nSet-Location',
    },
    { says: 'What an alias stands for.', transcript: 'PS> (Get-Command dir).Definition\nGet-ChildItem' },
    {
      says: 'How a command is called.',
      transcript: 'PS> Get-Command Clear-Host -Syntax\nClear-Host [<CommonParameters>]',
    },
  ],
  body: {
    async *process({ name, verb = '*', noun = '*', syntax }, { shell }) {
      const { commands } = shell;
      const [isVerb, isNoun, isName] = [wildcard(verb), wildcard(noun), wildcard(name ?? '*')];
      const infos = [
        ...commands
          .all()
          .map(({ name, synopsis }): CommandInfo => ({ kind: 'Cmdlet', name, definition: name, synopsis })),
        ...(name === undefined ? [] : commands.aliases()).map(
          (alias): CommandInfo => ({
            kind: 'Alias',
            ...alias,
            synopsis: commands.find(alias.definition)?.synopsis ?? '',
          }),
        ),
      ];
      const found = infos
        .filter(each => {
          const [first = '', second = ''] = each.definition.split('-');
          return isName(each.name) && isVerb(first) && isNoun(second);
        })
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
      if (found.length === 0 && name !== undefined && !hasWildcard(name))
        throw unknownCommand(name, commands.suggest(name));
      if (!syntax) {
        yield new Batch<Value>(found.map(each => new TypedObject(commandInfo, each)));
        return;
      }
      for (const { definition } of found) {
        const cmdlet = await commands.find(definition)?.load();
        if (cmdlet) yield new Batch<Value>(syntaxLines(cmdlet));
      }
    },
  },
});

const unknownCommand = (name: string, [nearest]: readonly string[]) =>
  new ShellError(
    'CommandNotFoundException',
    `The term '${name}' is not recognized as a name of a cmdlet or function.`,
    {
      category: 'ObjectNotFound',
      recommendation: nearest === undefined ? 'List what there is: Get-Command' : `Did you mean ${nearest}?`,
    },
  );
