import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { variableName } from './shell-name.kind.ts';
import { chosenVariables, selection } from './variable-selection.ts';

export const removeVariable = defineCmdlet({
  name: 'Remove-Variable',
  aliases: ['rv'],
  synopsis: 'Forgets variables.',
  grade: 'read',
  parameters: {
    name: variableName({
      help: 'Names, without the dollar sign; wildcards are allowed.',
      position: 0,
      mandatory: true,
      many: true,
      pipeline: 'property',
    }),
    force: switched({ help: 'Also read-only ones.' }),
    ...selection,
  },
  output: 'values',
  examples: [{ says: 'It is gone.', transcript: 'PS> $x = 1\nPS> Remove-Variable x\nPS> $null -eq $x\nTrue' }],
  body: {
    // biome-ignore lint/correctness/useYield: it has no output
    async *process({ name: patterns, force, ...chosen }, { shell, error }) {
      for (const { name } of chosenVariables(patterns, chosen, shell, error)) {
        try {
          shell.removeVariable(name, { scope: chosen.scope, force });
        } catch (problem) {
          if (!(problem instanceof Error)) throw problem;
          error(problem, name);
        }
      }
    },
  },
});
