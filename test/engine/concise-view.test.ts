import { describe, expect, test } from 'vitest';
import { codeExcerpt } from '../../src/engine/code-excerpt.ts';
import { type ErrorRecord, errorRecordOf, ShellError } from '../../src/engine/error-record.ts';
import type { Position } from '../../src/engine/position.ts';
import { errorLines } from '../../src/stream-lines.ts';
import { width } from '../../src/terminal/width.ts';
import { createTheme } from '../../src/ui/theme/theme.ts';

const theme = createTheme('none');
const digest = 'sha256:77d0e5aa913c0b1c55e0aa4291ffe0d2c7b3e2b8f00c6d1531a54a0cf86d7354';

function locked(position?: Position): ErrorRecord {
  const error = new ShellError('ManifestLocked', `team/api@${digest} is locked: DeleteEnabled is False.`, {
    recommendation: `Update-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api -Manifest ${digest} -DeleteEnabled $true`,
  });
  return errorRecordOf(error, { command: 'Remove-AzContainerRegistryManifest', position });
}

const inScript = (lineText: string, part: string): Position => ({
  path: '/home/ana/cleanup.ps1',
  line: 12,
  column: lineText.indexOf(part) + 1,
  lineText,
  length: part.length,
});

describe('at the prompt', () => {
  test('the message breaks between words, the command to type stays whole', () => {
    expect(errorLines(locked(), theme, 80)).toEqual([
      'Remove-AzContainerRegistryManifest:',
      `team/api@${digest}`,
      'is locked: DeleteEnabled is False.',
      `  Recommendation: Update-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api -Manifest ${digest} -DeleteEnabled $true`,
    ]);
  });

  test('in a log it is one line', () => {
    expect(errorLines(locked(), theme)[0]).toBe(
      `Remove-AzContainerRegistryManifest: team/api@${digest} is locked: DeleteEnabled is False.`,
    );
  });

  test('a recommendation in words goes on under itself; wide characters count two cells', () => {
    const error = new ShellError('X', '消息消息消息 消息消息消息 消息', {
      recommendation: 'Check the name; list the tags to see which there are.',
    });
    const lines = errorLines(errorRecordOf(error, { command: 'Get-X' }), theme, 24);
    expect(lines).toEqual([
      'Get-X: 消息消息消息',
      '消息消息消息 消息',
      '  Recommendation:',
      '    Check the name; list',
      '    the tags to see',
      '    which there are.',
    ]);
    expect(lines.every(each => width(each) <= 24)).toBe(true);
  });

  test('a sentence that begins with a command is no command', () => {
    const recommendation = 'Connect-AzAccount signs in; az login does as well.';
    const record = errorRecordOf(new ShellError('X', 'one', { recommendation }), { command: 'Get-X' });
    expect(errorLines(record, theme, 60)).toEqual([
      'Get-X: one',
      '  Recommendation: Connect-AzAccount signs in; az login',
      '    does as well.',
    ]);
  });

  test('lines of a message stay lines', () => {
    const record = errorRecordOf(new ShellError('X', 'one\ntwo'), { command: 'Get-X' });
    expect(errorLines(record, theme, 80)).toEqual(['Get-X: one', 'two']);
  });
});

describe('in a script', () => {
  const call = 'Remove-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api -Manifest $digest';

  test('place, code, tildes and the message beside a bar; long code is cut', () => {
    expect(errorLines(locked(inScript(`  ${call}`, call)), theme, 80)).toEqual([
      'Remove-AzContainerRegistryManifest: /home/ana/cleanup.ps1:12',
      'Line |',
      '  12 |  Remove-AzContainerRegistryManifest -RegistryName contoso -Repository …',
      '     |  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~',
      '     | team/api@sha256:77d0e5aa913c0b1c55e0aa4291ffe0d2c7b3e2b8f00c6d1531a54a0cf',
      '     | 86d7354 is locked: DeleteEnabled is False.',
      `  Recommendation: Update-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api -Manifest ${digest} -DeleteEnabled $true`,
    ]);
  });

  test('no line of it is wider than a narrow window', () => {
    const lines = errorLines(locked(inScript(call, call)), theme, 60).slice(1, -1);
    expect(lines.filter(each => width(each) > 60)).toEqual([]);
  });

  test.each<[says: string, lineText: string, part: string, code: string, marked: string]>([
    ['short code is whole', '  Get-X -Y', '-Y', 'Get-X -Y', '-Y'],
    [
      'an error at the end shows what comes before',
      `${'a'.repeat(100)} oops`,
      'oops',
      `… ${'a'.repeat(64)} oops`,
      'oops',
    ],
    [
      'an error in the middle has code on both sides',
      `${'a'.repeat(60)} oops ${'b'.repeat(60)}`,
      'oops',
      `… ${'a'.repeat(56)} oops ${'b'.repeat(7)} …`,
      'oops',
    ],
  ])('%s', (_, lineText, part, code, marked) => {
    const cut = codeExcerpt(inScript(lineText, part));
    expect(cut.code).toBe(code);
    expect(cut.code.slice(cut.start, cut.start + cut.length)).toBe(marked);
  });
});
