import { ShellError } from '../../engine/error-record.ts';
import { switched } from '../../engine/kinds.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { aliasName } from './shell-name.kind.ts';

export const removeAlias = defineCmdlet({
  name: 'Remove-Alias',
  synopsis: 'Forgets aliases that were set in this session.',
  grade: 'read',
  parameters: {
    name: aliasName({
      help: 'Aliases; wildcards are allowed.',
      position: 0,
      mandatory: true,
      many: true,
      pipeline: 'both',
    }),
    force: switched({ help: 'Also read-only ones.' }),
  },
  output: 'values',
  examples: [
    {
      says: 'It is gone.',
      transcript:
        'PS> Set-Alias count Measure-Object\nPS> Remove-Alias count\nPS> @(Get-Alias | where Name -eq count).Count\n0',
    },
  ],
  body: {
    async *process({ name: patterns, force }, { shell, error }) {
      for (const pattern of patterns) {
        const found = shell.aliases().filter(each => wildcard(pattern)(each.name));
        for (const { name, option } of found) {
          if (option === 'Constant' || (option === 'ReadOnly' && !force)) error(notRemovable(name), name);
          else shell.removeAlias(name);
        }
        if (found.length === 0 && !hasWildcard(pattern))
          error(notFound(pattern, shell.commands.find(pattern)), pattern);
      }
    },
  },
});

const notRemovable = (name: string) =>
  new ShellError('AliasNotRemovable', `Alias was not removed because alias ${name} is constant or read-only.`, {
    category: 'WriteError',
  });

const notFound = (name: string, builtIn: unknown) =>
  new ShellError(
    'ItemNotFoundException',
    `This command cannot find a matching alias because an alias with the name '${name}' does not exist.`,
    {
      category: 'ObjectNotFound',
      recommendation: builtIn ? 'The built-in aliases stay; Set-Alias gives one another meaning.' : undefined,
    },
  );
