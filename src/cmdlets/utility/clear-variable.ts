import { switched } from '../../engine/kinds.ts';
import { defineCmdlet } from '../define.ts';
import { variableName } from './shell-name.kind.ts';
import { variableInfoType } from './variable-info.type.ts';
import { chosenVariables, selection } from './variable-selection.ts';

export const clearVariable = defineCmdlet({
  name: 'Clear-Variable',
  aliases: ['clv'],
  synopsis: 'Sets variables to $null.',
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
    passThru: switched({ help: 'Emits the variables.' }),
    ...selection,
  },
  output: variableInfoType,
  examples: [{ says: 'It holds nothing.', transcript: 'PS> $x = 1\nPS> Clear-Variable x\nPS> $null -eq $x\nTrue' }],
  body: {
    async *process({ name: patterns, force, passThru, ...chosen }, { shell, error }) {
      for (const { name, option, description } of chosenVariables(patterns, chosen, shell, error)) {
        try {
          shell.setVariable(name, null, { scope: chosen.scope, force, option });
        } catch (problem) {
          if (!(problem instanceof Error)) throw problem;
          error(problem, name);
          continue;
        }
        if (passThru) yield { name, value: null, option, description };
      }
    },
  },
});
