import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { wildcard as wildcardKind } from '../../engine/kinds.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { type CommandInfo, commandInfoType } from './command-info.type.ts';

export const getAlias = defineCmdlet({
  name: 'Get-Alias',
  aliases: ['gal'],
  synopsis: 'Lists the short names of commands.',
  grade: 'read',
  parameters: {
    name: wildcardKind({ help: 'Aliases; wildcards are allowed.', position: 0, many: true, pipeline: 'both' }),
    definition: wildcardKind({ help: 'Only those of this command; wildcards are allowed.' }),
  },
  output: commandInfoType,
  examples: [
    { says: 'What an alias stands for.', transcript: 'PS> (Get-Alias ls).Definition\nGet-ChildItem' },
    { says: 'The aliases of a command.', transcript: 'PS> (Get-Alias -Definition Get-ChildItem).Name\ndir\ngci\nls' },
  ],
  body: {
    async *process({ name: patterns = ['*'], definition = '*' }, { shell: { commands }, error }) {
      const isDefinition = wildcard(definition);
      for (const pattern of patterns) {
        const isName = wildcard(pattern);
        const found = commands
          .aliases()
          .filter(each => isName(each.name) && isDefinition(each.definition))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
        if (found.length === 0 && !hasWildcard(pattern)) {
          const message = `There is no alias '${pattern}'.`;
          error(new ShellError('ItemNotFoundException', message, { category: 'ObjectNotFound' }), pattern);
        }
        const infos = found.map(each => ({ ...each, synopsis: commands.find(each.definition)?.synopsis ?? '' }));
        yield new Batch(infos.map((each): CommandInfo => ({ kind: 'Alias', ...each })));
      }
    },
  },
});
