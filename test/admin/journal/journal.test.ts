import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/admin/journal/journal.ts';
import { cutJournal } from '../../support/cut-journal.ts';
import { passingFolder } from '../../support/passing-folder.ts';
import { contentOf, deletion, planOf, untagging } from './planned.ts';

const fresh = () => new Journal(passingFolder('journal'), { now: () => Date.UTC(2026, 10, 21, 16, 40, 3) });
const keep = { command: 'Invoke-AcrPurge -OlderThan 30d', bodies: new Map() };
const deleted = { state: 'deleted', reason: undefined } as const;

test('a run is read back as it was written, by another shell', async () => {
  const journal = fresh();
  const body = contentOf('{"schemaVersion":2}');
  const plan = planOf(deletion('1'), untagging('1.4.2'), untagging('1.4.3'), untagging('1.4.4'));
  const run = await journal.begin(plan, { ...keep, bodies: new Map([[body.digest, body]]) });
  await run.sending(0);
  run.ended(0, deleted);
  await run.sending(1);
  run.ended(2, { state: 'locked-skipped', reason: 'locked', recommendation: 'Unlock-AcrTag', unlockedStill: 'a tag' });
  run.ended(3, { state: 'not-attempted', reason: 'stopped' });
  await run.close();
  const other = new Journal(journal.folder);
  const [summary, ...more] = await Array.fromAsync(other.runs());
  expect(more).toEqual([]);
  expect(summary).toMatchObject({
    run: expect.stringMatching(/^20261121-164003-[0-9a-f]{4}$/),
    session: journal.session,
    command: keep.command,
    server: 'contoso.azurecr.io',
    isRunning: false,
  });
  const again = await other.reopen(run.run);
  expect(again.plan).toEqual(JSON.parse(JSON.stringify(plan)));
  expect([...again.journal.before]).toEqual([
    [0, { kind: 'ended', outcome: deleted }],
    [1, { kind: 'sent' }],
    [2, { kind: 'ended', outcome: expect.objectContaining({ unlockedStill: 'a tag' }) }],
  ]);
  await again.journal.close();
  expect(await other.bytesOf(run.run, body.digest)).toEqual({ ...body, bytes: Buffer.from(body.bytes) });
  expect(await other.bytesOf(run.run, contentOf('other').digest)).toBeUndefined();
});

test('the end of an item is its last word, also when that comes before it is on disk that it is sent', async () => {
  const journal = fresh();
  const run = await journal.begin(planOf(deletion('1'), deletion('2')), keep);
  const sending = run.sending(0);
  run.ended(0, { state: 'failed', reason: 'it could not be looked at' });
  await sending;
  await run.close();
  expect((await journal.items(run.run)).map(each => each.outcome?.state)).toEqual(['failed', undefined]);
});

test('nobody but the user can read it', async () => {
  const journal = fresh();
  const body = contentOf('{}');
  const run = await journal.begin(planOf(deletion('1')), { ...keep, bodies: new Map([[body.digest, body]]) });
  expect(statSync(journal.folder).mode & 0o777).toBe(0o700);
  const modes = readdirSync(journal.folder).map(each => statSync(join(journal.folder, each)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600, 0o600]);
  await run.close();
});

test('what many send at the same time shares a write', async () => {
  const journal = fresh();
  const plan = planOf(...Array.from({ length: 5000 }, (_, index) => untagging(`t${index}`)));
  const run = await journal.begin(plan, keep);
  for (let item = 0; item < 5000; item += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, index) => run.sending(item + index)));
    for (let each = item; each < item + 500; each++) run.ended(each, deleted);
  }
  await run.close();
  const lines = readFileSync(join(journal.folder, `${run.run}.jsonl`), 'utf8').split('\n');
  expect(lines.filter(each => each.includes('"kind":"sending"')).length).toBe(10);
  const items = await journal.items(run.run);
  expect(items).toHaveLength(5000);
  expect(items.every(each => each.outcome?.state === 'deleted')).toBe(true);
});

describe('two shells', () => {
  test('cannot carry out one run, and the second says who does', async () => {
    const journal = fresh();
    const run = await journal.begin(planOf(untagging('a')), keep);
    const other = new Journal(journal.folder);
    await expect(other.reopen(run.run)).rejects.toMatchObject({
      id: 'RunInUse',
      message: `The run ${run.run} is being carried out by process ${process.pid}.`,
    });
    expect((await Array.fromAsync(other.runs())).map(each => each.isRunning)).toEqual([true]);
    await run.close();
    await (await other.reopen(run.run)).journal.close();
  });

  test('that take a run up at the same moment do not both get it', async () => {
    const journal = fresh();
    const run = await journal.begin(planOf(untagging('a')), keep);
    const dead = await cutJournal(journal);
    const tries = await Promise.allSettled([1, 2, 3].map(() => new Journal(dead.folder).reopen(run.run)));
    expect(tries.filter(each => each.status === 'fulfilled').length).toBeLessThan(2);
    await run.close();
  });
});

test('a run that there is not is no run', async () => {
  await expect(fresh().reopen('20261121-164003-7f3a')).rejects.toMatchObject({ id: 'NoSuchRun' });
  expect(await Array.fromAsync(fresh().runs())).toEqual([]);
});

test('where nothing can be written nothing is begun', async () => {
  const journal = new Journal(join(passingFolder('journal'), 'x\0y'));
  await expect(journal.begin(planOf(untagging('a')), keep)).rejects.toMatchObject({ id: 'JournalNotWritten' });
});
