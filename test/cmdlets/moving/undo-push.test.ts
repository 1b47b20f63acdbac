import { expect, test } from 'vitest';
import { MemorySource } from '../../content/memory-source.ts';
import { layoutOf, named, written } from '../../content/written-layout.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { digestIn, happened } from './two-registries.ts';

const HELLO = 'library/hello-world';

async function threeImages(): Promise<{ readonly folder: string; readonly digests: readonly string[] }> {
  const made = new MemorySource();
  const images = ['one', 'two', 'three'].map(each => named(made.putImage([each]), each));
  return { folder: await written(layoutOf(made, images)), digests: images.map(each => each.digest) };
}

const short = (digest: string | undefined): string => digest?.slice(7, 19) ?? '';
const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

test('a tag that was moved goes back to what it pointed to, and forth again', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { folder, digests } = await threeImages();
  const was = digestIn(shell.emulator, HELLO, 'v1');
  await shell.run(`Publish-AcrImage ${folder} ${HELLO}:v1 -Name one -Force | Out-Null`);
  expect(await shell.run('Get-AcrJournal | % { "$($_.Action) $($_.State)" }')).toEqual(['Move tag updated']);
  const said = await shell.run('Undo-AcrChange -WhatIf');
  expect(said.join('\n')).toContain(`moves the tag v1 from manifest ${short(digests[0])} to ${short(was)}`);
  expect(digestIn(shell.emulator, HELLO, 'v1')).toBe(digests[0]);
  await shell.run('Undo-AcrChange | Out-Null');
  expect(digestIn(shell.emulator, HELLO, 'v1')).toBe(was);
  await shell.run('Undo-AcrChange -Redo | Out-Null');
  expect(digestIn(shell.emulator, HELLO, 'v1')).toBe(digests[0]);
  expect(shell.errors).toEqual([]);
});

test('several moves of one tag go back together, to where the first found it', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { folder } = await threeImages();
  const was = digestIn(shell.emulator, HELLO, 'v1');
  for (const each of ['one', 'two', 'three'])
    await shell.run(`Publish-AcrImage ${folder} ${HELLO}:v1 -Name ${each} -Tag new -Force | Out-Null`);
  shell.emulator.ledger.clear();
  await shell.run('Undo-AcrChange -Run (Get-AcrJournal)[0].Run | Out-Null');
  expect(shell.errors).toEqual([]);
  expect(digestIn(shell.emulator, HELLO, 'v1')).toBe(was);
  expect(digestIn(shell.emulator, HELLO, 'new')).toBeUndefined();
  expect(happened(shell.emulator).toSorted()).toEqual(['manifest pushed v1', 'tag deleted']);
});

test('a tag that somebody has moved since is left alone, and so is one whose manifest is gone', async () => {
  await using shell = await startShell({ fixture: 'small' });
  const { folder, digests } = await threeImages();
  await shell.run(`Publish-AcrImage ${folder} ${HELLO}:v1 -Name one -Force | Out-Null`);
  await shell.run(`Publish-AcrImage ${folder} ${HELLO}:v1 -Name two -Force | Out-Null`);
  await shell.run('Undo-AcrChange 1');
  await shell.run(`Remove-AcrManifest ${HELLO} ${digests[0]} -Confirm:$false`);
  await shell.run('Undo-AcrChange 2');
  expect(idsOf(shell)).toEqual(['TagMoved', 'ManifestGone']);
  expect(digestIn(shell.emulator, HELLO, 'v1')).toBe(digests[1]);
});
