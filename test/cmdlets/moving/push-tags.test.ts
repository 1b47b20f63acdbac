import { expect, test } from 'vitest';
import { MemorySource } from '../../content/memory-source.ts';
import { layoutOf, named, written } from '../../content/written-layout.ts';
import { settingsInMemory } from '../../support/session-parts.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { storedRepository } from '../../ui/browser/acting/acting.ts';
import { digestIn, happened } from './two-registries.ts';

const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

async function twoVersions() {
  const made = new MemorySource();
  const [old, next] = [made.putImage(['one']), made.putImage(['two'])];
  const folders = [old, next].map(each => written(layoutOf(made, [named(each, 'v')])));
  return { made, old, next, folders: await Promise.all(folders) };
}

test('tags that leave a manifest together are told so: it keeps neither of them', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { old, folders } = await twoVersions();
  const name = old.digest.slice(7, 19);
  await shell.run(`Publish-AcrImage ${folders[0]} team/web -Tag 1.0, 1 | Out-Null`);
  const both = await shell.run(`Publish-AcrImage ${folders[1]} team/web -Tag 1.0, 1 -Force -WhatIf`);
  expect(both.filter(each => each.includes(`leaves manifest ${name} untagged`))).toHaveLength(1);
  expect(both.join('\n')).not.toContain('keeps');
  const one = await shell.run(`Publish-AcrImage ${folders[1]} team/web:1 -Force -WhatIf`);
  expect(one.join('\n')).toContain(`manifest ${name} keeps the tag 1.0`);
});

test('a tag that only binds a signature is protected as any other', async () => {
  const { made, old, folders } = await twoVersions();
  const tag = `${old.digest.replace(':', '-')}.sig`;
  const signed = await written(layoutOf(made, [named(old, 'v'), named(made.putImage(['signature']), tag)]));
  const parts = { settings: settingsInMemory({ protectedTags: ['*.sig'] }) };
  await using shell = await startShell({ fixture: 'empty', parts });
  await shell.run(`Publish-AcrImage ${folders[0]} team/web:v | Out-Null`);
  await shell.run(`Publish-AcrImage ${signed} team/web:v -Name v -Referrers | Out-Null`);
  expect(idsOf(shell)).toEqual(['ConfirmationRequired']);
  expect(digestIn(shell.emulator, 'team/web', tag)).toBeUndefined();
});

test('where one of several tags is refused, it is told which were pushed and which were not', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { next, folders } = await twoVersions();
  await shell.run(`Publish-AcrImage ${folders[0]} team/web -Tag a, b, c | Out-Null`);
  const lock = ({ tags }: ReturnType<typeof storedRepository>) => {
    const found = tags.get('b');
    if (found) found.attributes.writeEnabled = false;
  };
  shell.emulator.faults.add({
    on: { method: 'PUT', url: /manifests\/b$/ },
    effect: { kind: 'meanwhile', change: () => lock(storedRepository(shell.emulator, 'team/web')) },
  });
  const said = await shell.run(`Publish-AcrImage ${folders[1]} team/web -Tag a, b, c -Force`);
  expect(idsOf(shell)).toEqual(['TagLocked']);
  expect(said.join('\n')).toMatch(/these tags were pushed before: a\n.*these tags are as they were: c\n/);
  expect(['a', 'b', 'c'].map(each => digestIn(shell.emulator, 'team/web', each) === next.digest)).toEqual([
    true,
    false,
    false,
  ]);
});

test('one image under several tags gets the same further tag once', async () => {
  await using shell = await startShell({ fixture: 'empty' });
  const { old, folders } = await twoVersions();
  await shell.run(`Publish-AcrImage ${folders[0]} team/web -Tag 1.0, 1.0.0 | Out-Null`);
  const said = await shell.run('Get-AcrTag team/web | Copy-AcrImage -Destination copies/web:one | % Digest');
  expect(said).toEqual([old.digest, old.digest]);
  expect(idsOf(shell)).toEqual([]);
  expect(happened(shell.emulator).filter(each => each === 'manifest pushed one')).toHaveLength(1);
});
