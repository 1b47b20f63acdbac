import type { AnyCmdlet, Parameters } from '../../src/engine/cmdlet.ts';

/** A command of the given parameters that does nothing. */
export const command = (
  parameters: Parameters,
  rest: { readonly grade?: AnyCmdlet['grade']; readonly defaultSet?: string } = {},
): AnyCmdlet => ({
  name: 'Update-Thing',
  synopsis: '',
  grade: 'read',
  parameters,
  output: 'values',
  examples: [],
  body: { async *process() {} },
  ...rest,
});
