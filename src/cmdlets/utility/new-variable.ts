import { ShellError } from '../../engine/error-record.ts';
import { string, switched, value } from '../../engine/kinds.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { defineCmdlet } from '../define.ts';
import { variableInfoType } from './variable-info.type.ts';
import { optionOf, optionParameter } from './variable-option.ts';

const variableInfo = recordType(variableInfoType);

export const newVariable = defineCmdlet({
  name: 'New-Variable',
  aliases: ['nv'],
  synopsis: 'Makes a variable that is not there yet.',
  grade: 'read',
  parameters: {
    name: string({ help: 'The name, without the dollar sign.', position: 0, mandatory: true }),
    value: value({ help: 'What it holds.', position: 1, pipeline: 'value' }),
    scope: string({ help: 'Global, Local, Script, or how many scopes further out: 0, 1, …' }),
    option: optionParameter,
    description: string({ help: 'What it is for.' }),
    force: switched({ help: 'Also where there is one of that name already.' }),
    passThru: switched({ help: 'Emits the variable.' }),
  },
  output: 'values',
  examples: [{ says: 'One that stays.', transcript: 'PS> New-Variable limit 20 -Option ReadOnly\nPS> $limit\n20' }],
  body: {
    async *process({ name, value: held = null, scope, option, description, force, passThru }, { shell }) {
      const there = shell.variables(scope ?? 'local').some(each => each.name.toLowerCase() === name.toLowerCase());
      if (there && !force) {
        throw new ShellError('VariableAlreadyExists', `A variable with name '${name}' already exists.`, {
          category: 'ResourceExists',
          recommendation: `Set-Variable ${name} … , or add -Force.`,
        });
      }
      const kept = optionOf(option);
      shell.setVariable(name, held, { scope, force, description, option: kept });
      if (passThru) {
        yield new TypedObject(variableInfo, {
          name,
          value: held,
          option: kept ?? 'None',
          description: description ?? '',
        });
      }
    },
  },
});
