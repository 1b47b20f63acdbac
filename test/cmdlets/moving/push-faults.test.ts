import { expect, test } from 'vitest';
import type { FaultEffect } from '../../../src/emulator/faults.ts';
import { twoPlatforms } from '../../content/written-layout.ts';
import { InstantClock } from '../../registry/connection.ts';
import { startShell, type TestShell } from '../../support/shell.ts';
import { moveTag } from '../../ui/browser/acting/acting.ts';
import { digestIn, happened } from './two-registries.ts';

const started = (): Promise<TestShell> => startShell({ fixture: 'empty', clock: new InstantClock() });
const idsOf = ({ errors }: TestShell): (string | undefined)[] =>
  errors.map(each => each.fullyQualifiedErrorId.split(',')[0]);

const CHANGES = [
  { route: 'upload.start', times: 5 },
  { route: 'upload.finish', times: 5 },
  { route: 'manifest.put', times: 4 },
] as const;

test.for(
  CHANGES.flatMap(each => [
    { ...each, when: 'before' as const },
    { ...each, when: 'after' as const },
  ]),
)(
  'any reply to $route that is lost, $when it was carried out, is made up for',
  { timeout: 60_000 },
  async ({ route, times, when }) => {
    const { index, folder } = await twoPlatforms('v1');
    for (let occurrence = 1; occurrence <= times; occurrence++) {
      await using shell = await started();
      shell.emulator.faults.add({ on: { route, occurrence }, effect: { kind: 'reset', when } });
      await shell.run(`Publish-AcrImage ${folder} team/web:v1 | Out-Null`);
      expect(shell.errors).toEqual([]);
      expect(shell.emulator.faults.pending).toEqual([]);
      expect(digestIn(shell.emulator, 'team/web', 'v1')).toBe(index.digest);
      expect(happened(shell.emulator).filter(each => each === 'manifest pushed v1')).toHaveLength(1);
    }
  },
);

test('what was refused in the middle goes on there', async () => {
  await using shell = await started();
  const { index, folder } = await twoPlatforms('v1');
  const effect: FaultEffect = { kind: 'status', status: 403 };
  shell.emulator.faults.add({ on: { route: 'manifest.put', occurrence: 2 }, effect });
  const said = await shell.run(`Publish-AcrImage ${folder} team/web:v1`);
  expect(said[0]).toMatch(
    /^WARNING: 6 of 8 parts that were lacking are in .*team\/web now; nothing was tagged\. The same command goes on from there\.$/,
  );
  expect(shell.errors).toHaveLength(1);
  const before = happened(shell.emulator).length;
  await shell.run(`Publish-AcrImage ${folder} team/web:v1 | Out-Null`);
  expect(shell.errors).toHaveLength(1);
  expect(happened(shell.emulator).slice(before)).toEqual(['manifest pushed', 'manifest pushed', 'manifest pushed v1']);
  expect(digestIn(shell.emulator, 'team/web', 'v1')).toBe(index.digest);
});

test('a tag that somebody else pushes meanwhile stays theirs', async () => {
  await using shell = await started();
  const { folder } = await twoPlatforms('v1');
  await shell.run(`Publish-AcrImage ${folder} team/web:theirs -Platform linux/amd64 | Out-Null`);
  const { emulator } = shell;
  // the tag is there by the time that the index itself is pushed, before it gets its own
  emulator.faults.add({
    on: { route: 'manifest.put', url: /sha256/ },
    effect: { kind: 'meanwhile', change: () => moveTag(emulator, 'team/web', 'v1', 'theirs') },
  });
  const said = await shell.run(`Publish-AcrImage ${folder} team/web:v1`);
  expect(idsOf(shell)).toEqual(['TagMoved']);
  expect(said.join('\n')).toContain('somebody else has pushed it meanwhile; it was left alone.');
  expect(digestIn(emulator, 'team/web', 'v1')).toBe(digestIn(emulator, 'team/web', 'theirs'));
  expect(happened(emulator)).not.toContain('manifest pushed v1');
});

test('Ctrl+C stops at once, tags nothing, and the same command goes on', async () => {
  await using shell = await started();
  const { index, folder } = await twoPlatforms('v1');
  const { emulator } = shell;
  const stalled = Promise.withResolvers<void>();
  emulator.faults.add({ on: { route: 'manifest.put' }, effect: { kind: 'stall', until: stalled.promise } });
  const stop = new AbortController();
  const line = `Publish-AcrImage ${folder} team/web:v1 | Out-Null`;
  const running = shell.engine.run(line, stop.signal);
  await emulator.ledger.arrival(each => each.method === 'PUT' && each.path.includes('/manifests/'));
  stop.abort();
  await running;
  stalled.resolve();
  expect(shell.lines.join('\n')).toMatch(
    /WARNING: 5 of 8 parts that were lacking are in .*team\/web now; nothing was tagged\./,
  );
  expect(digestIn(emulator, 'team/web', 'v1')).toBeUndefined();
  await shell.run(line);
  expect(shell.errors).toEqual([]);
  expect(digestIn(emulator, 'team/web', 'v1')).toBe(index.digest);
  expect(happened(emulator).filter(each => each === 'blob pushed')).toHaveLength(5);
});
