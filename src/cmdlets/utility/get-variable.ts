import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched, wildcard as wildcardKind } from '../../engine/kinds.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { variableInfoType } from './variable-info.type.ts';

const variableInfo = recordType(variableInfoType);

export const getVariable = defineCmdlet({
  name: 'Get-Variable',
  aliases: ['gv'],
  synopsis: 'Lists variables and their values.',
  grade: 'read',
  parameters: {
    name: wildcardKind({
      help: 'Names, without the dollar sign; wildcards are allowed.',
      position: 0,
      many: true,
      pipeline: 'value',
    }),
    valueOnly: switched({ help: 'The values in place of the variables.' }),
  },
  output: 'values',
  examples: [{ says: 'The value of one.', transcript: 'PS> $limit = 20\nPS> Get-Variable limit -ValueOnly\n20' }],
  body: {
    async *process({ name: patterns = ['*'], valueOnly }, { shell, error }) {
      const variables = shell.variables().toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
      for (const pattern of patterns) {
        const found = variables.filter(each => wildcard(pattern)(each.name));
        if (found.length === 0 && !hasWildcard(pattern)) {
          const problem = new ShellError('VariableNotFound', `Cannot find a variable with the name '${pattern}'.`, {
            category: 'ObjectNotFound',
          });
          error(problem, pattern);
        }
        yield new Batch<Value>(found.map(each => (valueOnly ? each.value : new TypedObject(variableInfo, each))));
      }
    },
  },
});
