import { Batch } from '../../engine/batch.ts';
import { switched } from '../../engine/kinds.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { variablePattern } from './shell-name.kind.ts';
import { variableInfoType } from './variable-info.type.ts';
import { chosenVariables, selection } from './variable-selection.ts';

const variableInfo = recordType(variableInfoType);

export const getVariable = defineCmdlet({
  name: 'Get-Variable',
  aliases: ['gv'],
  synopsis: 'Lists variables and their values.',
  grade: 'read',
  parameters: {
    name: variablePattern({
      help: 'Names, without the dollar sign; wildcards are allowed.',
      position: 0,
      many: true,
      pipeline: 'both',
    }),
    valueOnly: switched({ help: 'The values in place of the variables.' }),
    ...selection,
  },
  output: 'values',
  emits: [variableInfoType],
  examples: [{ says: 'The value of one.', transcript: 'PS> $limit = 20\nPS> Get-Variable limit -ValueOnly\n20' }],
  body: {
    async *process({ name: patterns = ['*'], valueOnly, ...chosen }, { shell, error }) {
      const found = chosenVariables(patterns, chosen, shell, error);
      yield new Batch<Value>(found.map(each => (valueOnly ? each.value : new TypedObject(variableInfo, { ...each }))));
    },
  },
});
