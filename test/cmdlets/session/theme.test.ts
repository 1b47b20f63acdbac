import { expect, test } from 'vitest';
import { startShell } from '../../support/shell.ts';

test('a theme for a registry is kept by its login server', async () => {
  await using shell = await startShell();
  const { settings } = shell.session;
  await shell.run('Set-Theme mono -Registry contoso -Save; Set-Theme light -Registry demo -Save');
  const saved = Object.entries(settings.current.registries).map(([server, { theme }]) => [server, theme]);
  expect(saved).toEqual([
    ['contoso.azurecr.io', 'mono'],
    [shell.emulator.loginServer, 'light'],
  ]);
  await shell.run('Set-Theme auto -Save');
  expect(settings.current.theme).toBe('auto');
});

test('an unknown name changes and saves nothing', async () => {
  await using shell = await startShell();
  const lines = await shell.run('Set-Theme drak -Save');
  expect(lines.join('\n')).toContain("There is no theme 'drak'.");
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('NoSuchTheme,Set-Theme');
  expect([shell.session.settings.current.theme, shell.session.themes.current]).toEqual([undefined, 'dark']);
  expect(await shell.run('Show-Theme nobody; Test-Theme nobody')).toHaveLength(4);
});

test('properties are there for scripts', async () => {
  await using shell = await startShell();
  expect(await shell.run('Get-Theme m* | Select-Object Name, Appearance, Source, Current | ConvertTo-Csv')).toEqual([
    '"Name","Appearance","Source","Current"',
    '"mono","any","acrsh","False"',
  ]);
  expect(await shell.run("(Test-Theme dark | where Check -eq 'Contrast').Count")).toEqual(['83']);
});

test('names are offered as they are typed', async () => {
  await using shell = await startShell();
  const offered = (await shell.engine.complete('Set-Theme C', 11)).candidates.map(each => each.text);
  expect(offered).toEqual(['colorblind-dark', 'colorblind-light']);
});
