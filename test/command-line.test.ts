import { describe, expect, test } from 'vitest';
import { parseCommandLine, UsageError } from '../src/command-line.ts';

const modeOf = (args: string, terminal = true) => parseCommandLine(args.split(' ').filter(Boolean), terminal).mode;

describe('mode', () => {
  test.each([
    ['', { kind: 'prompt' }],
    ['-', { kind: 'input' }],
    ['-c Get-AcrTag -First 2', { kind: 'command', text: 'Get-AcrTag -First 2' }],
    ['-Command -', { kind: 'input' }],
    ['--command exit', { kind: 'command', text: 'exit' }],
    ['-NoLogo -f clean.ps1 -Days 3', { kind: 'file', path: 'clean.ps1', args: ['-Days', '3'] }],
    ['clean.ps1 x', { kind: 'file', path: 'clean.ps1', args: ['x'] }],
    ['-e -Serve', { kind: 'serve' }],
    ['-Vers', { kind: 'version' }],
    ['-?', { kind: 'help' }],
  ])('%s', (args, mode) => expect(modeOf(args)).toEqual(mode));

  test('no argument and no terminal reads standard input', () => expect(modeOf('', false)).toEqual({ kind: 'input' }));
});

test('a prefix is enough, letter case does not matter', () => {
  const line = parseCommandLine(['-reg', 'contoso', '-USER', 'ana', '-passwordstdin', '-out', 'json'], true);
  expect(line).toMatchObject({ registry: 'contoso', userName: 'ana', passwordStdin: true, outputFormat: 'Json' });
});

test('the output format is understood behind a script as well', () => {
  const line = parseCommandLine(['-File', 'a.ps1', '-OutputFormat', 'json', 'x'], true);
  expect(line).toMatchObject({ outputFormat: 'Json', mode: { kind: 'file', args: ['x'] } });
});

test('colours are auto unless something else is said', () => {
  expect(parseCommandLine([], true)).toMatchObject({ theme: undefined, color: 'auto', screenReader: false });
  const line = parseCommandLine(['-Theme', 'mono', '--colour', 'Always', '-ScreenReader'], true);
  expect(line).toMatchObject({ theme: 'mono', color: 'always', screenReader: true });
});

test.each([
  ['-Registri x', "'-Registri' is not an option"],
  ['-No', 'is ambiguous: -NoLogo, -NoProfile, -NonInteractive'],
  ['-Registry', '-Registry needs a value: <name or URL>.'],
  ['-Output xml', "-OutputFormat is Text or Json, not 'xml'."],
  ['-Color sometimes', "-Color is always, auto or never, not 'sometimes'."],
  ['-Port seventy', "not 'seventy'"],
  ['-Tls only.crt', '-Tls takes two paths'],
])('%s is refused with a reason', (args, reason) => {
  expect(() => parseCommandLine(args.split(' '), true)).toThrow(UsageError);
  expect(() => parseCommandLine(args.split(' '), true)).toThrow(reason);
});
