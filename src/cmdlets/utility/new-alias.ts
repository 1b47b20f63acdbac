import { ShellError } from '../../engine/error-record.ts';
import { defineCmdlet } from '../define.ts';
import { aliasParameters, keepAlias } from './alias-parameters.ts';

export const newAlias = defineCmdlet({
  name: 'New-Alias',
  aliases: ['nal'],
  synopsis: 'Gives a command a further name that is not taken yet.',
  grade: 'read',
  parameters: aliasParameters,
  output: 'values',
  examples: [
    { says: 'A short name.', transcript: "PS> New-Alias count Measure-Object\nPS> ('a', 'b' | count).Count\n2" },
  ],
  body: {
    async *process(args, context) {
      const { shell } = context;
      const names = [...shell.aliases(), ...shell.commands.aliases()].map(each => each.name.toLowerCase());
      if (names.includes(args.name.toLowerCase()) && !args.force) {
        const message = `The alias is not allowed, because an alias with the name '${args.name}' already exists.`;
        throw new ShellError('AliasAlreadyExists', message, {
          category: 'ResourceExists',
          recommendation: `Set-Alias ${args.name} ${args.value}`,
        });
      }
      yield* keepAlias(args, context);
    },
  },
});
