import { choice } from '../../engine/kinds.ts';
import type { VariableOption } from '../../engine/scope.ts';

/** -Option of the cmdlets for variables and aliases; AllScope and Private change nothing here. */
export const optionParameter = choice(['None', 'ReadOnly', 'Constant', 'AllScope', 'Private'], {
  help: 'ReadOnly: only -Force changes it. Constant: nothing does.',
  many: true,
});

/** The strongest of the options; undefined where none of them is one here. */
export const optionOf = (options: readonly string[] | undefined): VariableOption | undefined =>
  (['Constant', 'ReadOnly'] as const).find(each => options?.includes(each));
