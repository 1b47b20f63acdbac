import { expect, test } from 'vitest';
import { lineOnRows } from '../../../../src/ui/browser/line/line-on-rows.ts';
import { startShell } from '../../../support/shell.ts';

test('cmdlets act on the rows unless they are told what to act on', async () => {
  await using shell = await startShell({ connected: false });
  const asRun = async (line: string) => (await lineOnRows(line, 'Marked', shell.engine)) ?? line;
  for (const line of [
    'Remove-AcrTag',
    'Update-AcrManifest -WriteEnabled $false',
    'Get-AcrManifest | where Size -gt 1mb',
    'Get-AcrRepository -Detailed',
    'where Mode -like r*',
    '? { $_.Name -match 1 }',
    'select Name, Digest -First 3',
    'Export-Csv ./rows.csv',
    'ConvertTo-Json',
    'measure',
  ])
    expect(await asRun(line)).toBe(`$Marked | ${line}`);
  expect(await asRun(' | select Name')).toBe('$Marked | select Name');
  for (const line of [
    'Remove-AcrTag -Name latest',
    'Remove-AcrTag -RepositoryName team/api -Name latest',
    'Get-AcrTag team/api',
    'Get-AcrTag @place',
    'Get-Help Get-AcrTag',
    'Get-Date',
    'Get-Variable',
    'ls',
    'ConvertTo-Json $Marked',
    'Write-Output 1',
    '$Marked | Remove-AcrTag',
    '1 + 1',
    '$x = 1',
    'Get-AcrTag; Get-AcrManifest',
    'Nothing-Known',
    'Get-AcrTag |',
    '',
  ])
    expect(await asRun(line)).toBe(line);
});
