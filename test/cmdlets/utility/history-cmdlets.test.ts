import { expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';

test('Get-History tells how an input ended and how long it took', async () => {
  await using shell = await startShell({ connected: false });
  await shell.run('1');
  await shell.run('throw "x"');
  expect(await shell.run('Get-History | ForEach-Object { "$($_.Id) $($_.ExecutionStatus) $_" }')).toEqual([
    '1 Completed 1',
    '2 Failed throw "x"',
  ]);
  const types = await shell.run(
    '$h = Get-History 1; $h.Duration.GetType().Name; $h.EndExecutionTime - $h.StartExecutionTime -eq $h.Duration',
  );
  expect(types).toEqual(['TimeSpan', 'True']);
});

test('its view has the columns of PowerShell', async () => {
  await using shell = await startShell({ connected: false });
  await shell.run('"a"');
  const lines = await shell.run('Get-History');
  expect(lines.filter(each => each !== '')).toEqual([
    '  Id     Duration CommandLine',
    '  --     -------- -----------',
    expect.stringMatching(/^ {3}1 {8,}0\.\d{3} "a"$/),
  ]);
});

test('numbers are not given again after Clear-History', async () => {
  await using shell = await startShell({ connected: false });
  for (const line of ['1', '2', 'Clear-History', '3']) await shell.run(line);
  expect(await shell.run('(Get-History).Id')).toEqual(['3', '4']);
  await shell.run('Clear-History -Id 4');
  expect(await shell.run('(Get-History).Id')).toEqual(['3', '5', '6']);
});

test('$MaximumHistoryCount is honoured', async () => {
  await using shell = await startShell({ connected: false });
  for (const line of ['$MaximumHistoryCount = 2', '1', '2', '3']) await shell.run(line);
  expect(await shell.run('(Get-History).CommandLine')).toEqual(['2', '3']);
});
