import { expect, test } from 'vitest';
import { hostLines, talkStreams } from '../src/stream-lines.ts';
import { createTheme, type Theme } from '../src/ui/theme/theme.ts';
import { startShell } from './support/shell.ts';

const marked: Theme = { ...createTheme('none'), paint: (token, text) => `«${token}:${text}»` };

test('what a change does is told in its looks, on What if and above a question alike', async () => {
  const told: string[] = [];
  const { whatIf } = talkStreams(marked, lines => told.push(...lines));
  await using shell = await startShell();
  const lines: Parameters<typeof whatIf>[0][] = [];
  shell.host.whatIf = each => lines.push(each);
  await shell.run('Update-AcrTag library/hello-world v1 -DeleteEnabled $false -WhatIf');
  await shell.run('Remove-AcrManifest team/api -Tag 1.4.1 -WhatIf; Remove-AcrTag library/hello-world v2 -WhatIf');
  for (const each of lines) whatIf(each);
  expect(told.map(each => each.replaceAll(/"[^"]+"/g, '…'))).toEqual([
    '«out.whatIf:What if: Performing the operation … on target ….»',
    '«diff.changed:  DeleteEnabled  True → False»',
    '  WriteEnabled   True   (not sent)',
    '  ListEnabled    True   (not sent)',
    '  ReadEnabled    True   (not sent)',
    '«out.whatIf:What if: Performing the operation … on target ….»',
    expect.stringMatching(/^«state\.error: {2}would fail: .* is locked: /),
    '«out.whatIf:What if: Performing the operation … on target ….»',
    '  manifest b979997d1089 keeps 2 tags: latest, linux',
  ]);
  expect(hostLines({ text: 'a\x1b[2Jb', look: 'state.warn' }, marked)).toEqual(['«state.warn:a\\x1b[2Jb»']);
});

test('in a window lines break between words, and effects go on further in', () => {
  const effect = { text: '  removes 3 tags: 1.4.2, 1.4, latest', look: 'state.warn' } as const;
  expect(hostLines(effect, marked, 24)).toEqual([
    '«state.warn:  removes 3 tags:»',
    '«state.warn:    1.4.2, 1.4, latest»',
  ]);
  expect(hostLines('', marked, 24)).toEqual(['']);
  expect(hostLines('  DeleteEnabled  True → False', marked, 40)).toEqual(['  DeleteEnabled  True → False']);
});

test('a warning breaks between words too, and stays in one line in a log', () => {
  const told: string[] = [];
  const show = (lines: readonly string[]) => void told.push(...lines);
  talkStreams(marked, show, { width: () => 24 }).warning('PARTIAL: 300 manifests, and there are more.');
  talkStreams(marked, show).warning('PARTIAL: 300 manifests, and there are more.');
  expect(told).toEqual([
    '«out.warning:WARNING: PARTIAL: 300»',
    '«out.warning:manifests, and there are»',
    '«out.warning:more.»',
    '«out.warning:WARNING: PARTIAL: 300 manifests, and there are more.»',
  ]);
});
