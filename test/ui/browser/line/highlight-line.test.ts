import { expect, test } from 'vitest';
import { highlightLine } from '../../../../src/ui/browser/line/highlight-line.ts';
import { commandTest } from '../../../../src/ui/browser/line/view-commands.ts';
import { startShell } from '../../../support/shell.ts';

test('views are commands, and everything else is what the engine says', async () => {
  await using shell = await startShell({ connected: false });
  const looks = (text: string) =>
    highlightLine(text, shell.engine, commandTest(shell.engine)).map(each => [
      text.slice(each.start, each.end),
      each.token.replace('shell.', ''),
    ]);
  expect(looks(' repos team/')).toEqual([
    ['repos', 'command'],
    [' team/', 'string'],
  ]);
  expect(looks('t')).toEqual([
    ['t', 'command'],
    ['', 'string'],
  ]);
  expect(looks('Get-AcrTag $x')).toEqual([
    ['Get-AcrTag', 'command'],
    [' ', 'default'],
    ['$x', 'variable'],
  ]);
  expect(looks('xyz ')[0]).toEqual(['xyz', 'commandUnknown']);
});
