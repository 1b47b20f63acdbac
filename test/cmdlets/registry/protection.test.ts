import { expect, test } from 'vitest';
import { settingsInMemory } from '../../support/session-parts.ts';
import { type ShellOptions, startShell } from '../../support/shell.ts';
import { sent } from '../../ui/browser/acting/acting.ts';

const guarded = (settings: Parameters<typeof settingsInMemory>[0], options: ShellOptions = {}) =>
  startShell({ ...options, parts: { settings: settingsInMemory(settings) } });

test.each(['demo', 'DE*', '127.0.0.?:*'])('a registry like %s wants its name for every change', async pattern => {
  await using shell = await guarded({ protectedRegistries: [pattern] }, { interactive: true, answers: ['y', 'demo'] });
  expect(shell.session.connection(undefined).isProtected).toBe(true);
  const line = 'Update-AcrTag team/api 1.4 -ListEnabled $false -Confirm:$false | Out-Null';
  const lines = await shell.run(line);
  expect(lines.join('\n')).toMatch(
    /demo is a protected registry\nType demo to update it, or press Enter to keep it: y\n'y' is not demo: nothing was done\.$/,
  );
  expect(sent(shell.emulator)).toEqual([]);
  await shell.run(line);
  expect(sent(shell.emulator)).toEqual(['PATCH 200']);
});

test('a pattern means the whole name', async () => {
  await using shell = await guarded({ protectedRegistries: ['dem', 'emo', 'd.mo', 'demo|x', ''] });
  expect(shell.session.connection(undefined).isProtected).toBe(false);
});

test('the question and the error name what the attributes are of', async () => {
  const line = 'Update-AcrTag team/api 1.4 -ListEnabled $false';
  const settings = { protectedRegistries: ['demo'] };
  await using asked = await guarded(settings, { interactive: true, answers: [''] });
  const named = /Update attributes of 127\.0\.0\.1:\d+\/team\/api:1\.4/;
  expect((await asked.run(line)).join('\n')).toMatch(new RegExp(`Confirm\n${named.source}\\?\n`));
  await using script = await guarded(settings);
  expect((await script.run(line)).join('\n')).toMatch(new RegExp(`${named.source}: this needs a confirmation`));
  expect([...sent(asked.emulator), ...sent(script.emulator)]).toEqual([]);
});

test('a protected tag wants the tag, and its manifest wants it as well', async () => {
  await using shell = await guarded(
    { protectedTags: ['lat*'] },
    { interactive: true, answers: ['n', 'n', 'latest', 'y'] },
  );
  const untag = await shell.run('Remove-AcrTag library/hello-world latest');
  expect(untag.at(-2)).toBe('Type latest to remove it, or press Enter to keep it: n');
  await shell.run('Remove-AcrManifest library/hello-world -Tag v2');
  expect(sent(shell.emulator)).toEqual([]);
  await shell.run('Remove-Item library/hello-world:latest');
  await shell.run('Remove-Item library/hello-world:v2');
  expect(sent(shell.emulator)).toEqual(['DELETE 202', 'DELETE 202']);
});

test('a repository keeps its own word', async () => {
  await using shell = await guarded(
    { protectedRegistries: ['demo'] },
    { interactive: true, answers: ['library/hello-world'] },
  );
  await shell.run('Remove-AcrRepository library/hello-world | Out-Null');
  expect(shell.emulator.ledger.effects.filter(each => each.kind === 'repository deleted')).toHaveLength(1);
});

test('a script says so with a flag, or fails and names it', async () => {
  await using shell = await guarded({ protectedRegistries: ['demo'] });
  const line = 'Update-AcrTag team/api 1.4 -ListEnabled $false -Confirm:$false';
  await shell.run(line);
  expect(shell.errors[0]?.fullyQualifiedErrorId).toBe('ConfirmationRequired,Update-AzContainerRegistryTag');
  expect(shell.errors[0]?.recommendation).toContain('-ConfirmName demo');
  await shell.run('Set-ItemProperty team/api:1.4 ListEnabled $false -ConfirmName other');
  expect(sent(shell.emulator)).toEqual([]);
  await shell.run(`${line} -ConfirmName demo`);
  await shell.run('Set-ItemProperty team/api:1.4 ListEnabled $true -Force');
  expect(sent(shell.emulator)).toEqual(['PATCH 200', 'PATCH 200']);
});

test('-WhatIf says that it is protected, and sends nothing', async () => {
  await using shell = await guarded({ protectedTags: ['1.4'] });
  const lines = await shell.run('Update-AcrTag team/api 1.4 -ListEnabled $false -WhatIf');
  expect(lines).toContain('  1.4 is a protected tag');
  expect(sent(shell.emulator)).toEqual([]);
});

test.each([
  'Lock-AcrRepository library/hello-world',
  'Update-AcrRepository library/hello-world -WriteEnabled $false',
  'Lock-AcrRepository library/*',
  'Lock-AcrManifest library/hello-world -Tag lat*',
])('%s is about the protected tags in it as well', async line => {
  await using shell = await guarded({ protectedTags: ['latest'] });
  await shell.run(`${line} -Confirm:$false`);
  expect(shell.errors.map(each => each.fullyQualifiedErrorId.split(',')[0])).toEqual(['ConfirmationRequired']);
  expect(sent(shell.emulator)).toEqual([]);
  expect((await shell.run(`${line} -WhatIf`)).join('\n')).toContain('latest is a protected tag');
  await shell.run(`${line} -Force | Out-Null`);
  expect(new Set(sent(shell.emulator))).toEqual(new Set(['PATCH 200']));
});

test('deleting a repository tells of the protected tags in it', async () => {
  await using shell = await guarded({ protectedTags: ['latest'] });
  const lines = await shell.run('Remove-AcrRepository library/hello-world -WhatIf');
  expect(lines.join('\n')).toContain('latest is a protected tag');
});
