import { expect, test } from 'vitest';
import { runCase } from '../../conformance/run-case.ts';

test.each([
  ['a message', "Write-Error 'No.'", 'Microsoft.PowerShell.Commands.WriteErrorException', 'No.'],
  ['an id of its own', "Write-Error 'No.' -ErrorId MyId -Category InvalidData", 'MyId', 'No.'],
  ['an exception', "Write-Error -Exception ([ArgumentException]::new('Bad.'))", 'System.ArgumentException', 'Bad.'],
  [
    'both',
    "Write-Error -Exception ([ArgumentException]::new('Bad.')) -Message 'Worse.'",
    'System.ArgumentException',
    'Worse.',
  ],
  ['from a function', "function f { Write-Error 'No.' -ErrorId MyId }; f", 'MyId,f', 'No.'],
  ['an error that was caught', "try { throw 'first' } catch { Write-Error -ErrorRecord $_ }", 'first', 'first'],
])('Write-Error takes %s', async (_, source, id, message) => {
  const { errors } = await runCase(source);
  const last = errors.at(-1);
  expect([last?.id, last?.message]).toEqual([id, message]);
});

test('Write-Error with -ErrorAction Stop ends the script and can be caught', async () => {
  expect((await runCase("Write-Error 'No.' -ErrorAction Stop; 'never'")).ended).toBe(true);
  expect((await runCase('try { Write-Error \'No.\' -ErrorAction Stop } catch { "caught $_" }')).output).toEqual([
    'caught No.',
  ]);
});

test('Out-Host shows and lets nothing through', async () => {
  const { output, text } = await runCase('$x = 1, 2 | Out-Host; $null -eq $x');
  expect(output).toEqual([true]);
  expect(text).toContain('1\n2');
});

test('Write-Host is heard by 6>&1 and -InformationVariable, and silenced by Ignore alone', async () => {
  expect(
    (await runCase("(Write-Host 'a' 6>&1).GetType().Name; Write-Host 'b' -InformationVariable v; \"$v\"")).output,
  ).toEqual(['InformationRecord', 'b']);
  const quiet = await runCase(
    "Write-Host 'a' -InformationAction Ignore; Write-Host 'b' -InformationAction SilentlyContinue",
  );
  expect(quiet.text.trim()).toBe('b');
});

test('Write-Output -NoEnumerate keeps an array together', async () => {
  expect(
    (
      await runCase(
        '(Write-Output 1, 2 -NoEnumerate | Measure-Object).Count; (Write-Output 1, 2 | Measure-Object).Count',
      )
    ).output,
  ).toEqual([1, 2]);
});
