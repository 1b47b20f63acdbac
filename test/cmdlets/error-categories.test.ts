import { expect, test } from 'vitest';
import { startShell } from '../support/shell.ts';

// What a script can compare with where the id of an error does not matter to it.
test.each([
  ['Get-AcrTag team/none', 'ObjectNotFound', 'RegistryError'],
  ['Save-AcrImage team/api:1.4.2 ./x.tar.gz', 'InvalidArgument', 'ContentError'],
  ['Save-AcrImage team/api:1.4.2 ./x -Platform linux/s390x', 'ObjectNotFound', 'ContentError'],
  ['Copy-AcrImage team/api:1.4.2 team/api:1.4.1', 'ResourceExists', 'AdminError'],
  ['Set-Location nowhere:/', 'ObjectNotFound', 'SessionError'],
])('%s ends with %s', async (line, category, reason) => {
  await using shell = await startShell();
  const source = `try { ${line} -ErrorAction Stop } catch { "$($_.CategoryInfo.Category) $($_.CategoryInfo.Reason)" }`;
  expect(await shell.run(source)).toEqual([`${category} ${reason}`]);
});
