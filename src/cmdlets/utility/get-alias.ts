import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { type CommandInfo, commandInfoType } from './command-info.type.ts';
import { aliasPattern, commandPattern } from './shell-name.kind.ts';

export const getAlias = defineCmdlet({
  name: 'Get-Alias',
  aliases: ['gal'],
  synopsis: 'Lists the short names of commands.',
  grade: 'read',
  parameters: {
    name: aliasPattern({
      help: 'Aliases; wildcards are allowed.',
      position: 0,
      many: true,
      pipeline: 'both',
      notEmpty: true,
    }),
    exclude: string({ help: 'Not those that match; wildcards are allowed.', many: true }),
    definition: commandPattern({ help: 'Only those of these commands; wildcards are allowed.', many: true }),
    scope: string({
      help: 'Only those set in Global, Local, Script or so many scopes further out, and the built-in ones.',
    }),
  },
  output: commandInfoType,
  examples: [
    { says: 'What an alias stands for.', transcript: 'PS> (Get-Alias ls).Definition\nGet-ChildItem' },
    { says: 'The aliases of a command.', transcript: 'PS> (Get-Alias -Definition Get-ChildItem).Name\ndir\ngci\nls' },
  ],
  body: {
    async *process({ name: patterns = ['*'], exclude = [], definition = ['*'], scope }, { shell, error }) {
      const { commands } = shell;
      const own = shell.aliases(scope);
      const isOwn = new Set(own.map(each => each.name.toLowerCase()));
      const all = [
        ...own.map(({ description, ...each }) => ({ ...each, synopsis: description })),
        ...commands
          .aliases()
          .filter(each => !isOwn.has(each.name.toLowerCase()))
          .map(each => ({ ...each, synopsis: commands.find(each.definition)?.synopsis ?? '' })),
      ];
      for (const pattern of patterns) {
        const isName = wildcard(pattern);
        const found = all
          .filter(each => isName(each.name) && !exclude.some(without => wildcard(without)(each.name)))
          .filter(each => definition.some(wanted => wildcard(wanted)(each.definition)))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
        if (found.length === 0 && !hasWildcard(pattern)) error(notFound(pattern), pattern);
        yield new Batch(found.map((each): CommandInfo => ({ kind: 'Alias', ...each })));
      }
    },
  },
});

const notFound = (name: string) =>
  new ShellError(
    'ItemNotFoundException',
    `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`,
    { category: 'ObjectNotFound' },
  );
