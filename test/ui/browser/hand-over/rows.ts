import type { Value } from '../../../../src/values/value.ts';
import type { TestShell } from '../../../support/shell.ts';

/** What a line answers. */
export async function rowsOf(shell: TestShell, line: string): Promise<readonly Value[]> {
  const before = shell.values.length;
  await shell.run(line);
  if (shell.errors.length > 0) throw shell.errors[0]?.exception;
  return shell.values.slice(before);
}
