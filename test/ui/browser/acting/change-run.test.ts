import { describe, expect, test } from 'vitest';
import { carryOut, countEnds, gatherChanges } from '../../../../src/ui/browser/acting/change-run.ts';
import { attributesLine, deleteLine, LOCKED, untagLine } from '../../../../src/ui/browser/acting/command-lines.ts';
import { startShell, type TestShell } from '../../../support/shell.ts';
import { changed, moveTag, sent, storedRepository, storedTag, targetsOf } from './acting.ts';

const never = new AbortController().signal;
const TEN = 'Get-AcrTag team/api -First 10';
const tenTags = (shell: TestShell) => targetsOf(shell, TEN, 'tag', untagLine);

describe('a batch', () => {
  test('ten targets, two locked and one moved since they were listed: the rest goes, those stay', async () => {
    await using shell = await startShell();
    const { emulator } = shell;
    const targets = await tenTags(shell);
    const names = targets.map(each => each.subject.tag);
    for (const at of [2, 5]) storedTag(emulator, 'team/api', names[at] ?? '').attributes.deleteEnabled = false;
    moveTag(emulator, 'team/api', names[7] ?? '', 'latest');
    const asked: string[] = [];
    const gathered = await gatherChanges(shell.engine, targets, {
      signal: never,
      progress: (done, total) => void asked.push(`${done}/${total}`),
    });
    expect(sent(emulator)).toEqual([]);
    expect(asked.at(-1)).toBe('10/10');
    expect(gathered.map(each => each.target)).toEqual(targets);
    expect(gathered.flatMap((each, at) => (each.failed ? [at] : []))).toEqual([2, 5]);
    expect(gathered[2]?.failed?.recommendation).toContain('Unlock-AzContainerRegistryTag');
    expect(gathered.flatMap((each, at) => (each.moved ? [at] : []))).toEqual([7]);
    expect(gathered[7]?.moved).toMatch(/^the tag \S+ points to [0-9a-f]{12} now, not to [0-9a-f]{12} as in the list$/);
    const chosen = gathered.filter(each => !each.moved);
    for (const each of gathered) if (each.moved) await each.stop();
    const reports = await carryOut(chosen, { signal: never });
    expect(Object.fromEntries(countEnds(reports))).toEqual({ done: 7, 'locked-skipped': 2 });
    expect(changed(emulator).toSorted()).toEqual(
      names
        .filter((_, at) => ![2, 5, 7].includes(at))
        .map(each => `tag deleted ${each}`)
        .toSorted(),
    );
  });

  test('nothing is sent at cancel', async () => {
    await using shell = await startShell();
    const gathered = await gatherChanges(shell.engine, await tenTags(shell), { signal: never });
    await Promise.all(gathered.map(each => each.stop()));
    expect(await Promise.all(gathered.map(each => each.proceed()))).toEqual(
      gathered.map(() => expect.objectContaining({ state: 'not-attempted' })),
    );
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('no default of a parameter sends something before it has been asked about', async () => {
    await using shell = await startShell();
    const targets = await tenTags(shell);
    await shell.run("$PSDefaultParameterValues = @{ '*:Confirm' = $false; 'Remove-*:Force' = $true }");
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    expect(gathered.every(each => each.change !== undefined)).toBe(true);
    await Promise.all(gathered.map(each => each.stop()));
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('$WhatIfPreference holds here as well, and is named', async () => {
    await using shell = await startShell();
    const targets = await tenTags(shell);
    await shell.run('$WhatIfPreference = $true');
    const gathered = await gatherChanges(shell.engine, targets.slice(0, 1), { signal: never });
    const [report] = await carryOut(gathered, { signal: never });
    expect(report).toMatchObject({ state: 'not-attempted', message: expect.stringContaining('$WhatIfPreference') });
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('a stop in the middle lets what is under way finish, and begins nothing more', async () => {
    await using shell = await startShell();
    const stop = new AbortController();
    const gathered = await gatherChanges(shell.engine, await tenTags(shell), { signal: stop.signal });
    const begun: string[] = [];
    const reports = await carryOut(gathered, {
      signal: stop.signal,
      concurrency: 2,
      onItem(target, report) {
        if (!report) begun.push(target.subject.tag);
        else if (report.state === 'done') stop.abort();
      },
    });
    const done = reports.filter(each => each.state === 'done');
    expect(done.length).toBeGreaterThan(0);
    expect(done.map(each => each.target.subject.tag).toSorted()).toEqual(begun.toSorted());
    expect(countEnds(reports).get('not-attempted')).toBe(10 - begun.length);
    expect(changed(shell.emulator).toSorted()).toEqual(begun.map(each => `tag deleted ${each}`).toSorted());
  });

  test('given up for good, what was sent is unknown and nothing else goes', async () => {
    await using shell = await startShell();
    const targets = await tenTags(shell);
    const stop = new AbortController();
    const giveUp = new AbortController();
    const stops = { signal: stop.signal, abandoned: giveUp.signal };
    const gathered = await gatherChanges(shell.engine, targets, stops);
    shell.emulator.faults.add({
      on: { method: 'DELETE' },
      effect: { kind: 'stall', until: new Promise(() => {}), when: 'after' },
    });
    const running = carryOut(gathered, { signal: stop.signal, concurrency: 1 });
    await shell.emulator.ledger.arrival(each => each.method === 'DELETE');
    stop.abort();
    giveUp.abort(new Error('Ctrl+C'));
    const reports = await running;
    expect(reports[0]?.state).toBe('unknown');
    expect(countEnds(reports).get('not-attempted')).toBe(9);
    expect(shell.emulator.ledger.effects.filter(each => each.kind === 'tag deleted').length).toBeLessThanOrEqual(1);
  });

  test('given up while plans are made, nothing is sent and the reason is told', async () => {
    await using shell = await startShell();
    const targets = await tenTags(shell);
    const giveUp = new AbortController();
    const gathering = gatherChanges(shell.engine, targets, {
      signal: giveUp.signal,
      concurrency: 1,
      progress: done => done === 3 && giveUp.abort(new Error('Ctrl+C')),
    });
    await expect(gathering).rejects.toThrow('Ctrl+C');
    expect(sent(shell.emulator)).toEqual([]);
  });
});

describe('one target', () => {
  test('a tag that moves between the dialog and the sending is left alone', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const targets = await targetsOf(shell, 'Get-AcrTag library/hello-world v1', 'tag', untagLine);
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    expect(gathered[0]?.moved).toBeUndefined();
    moveTag(shell.emulator, 'library/hello-world', 'v1', 'v2');
    const [report] = await carryOut(gathered, { signal: never });
    expect(report).toMatchObject({ state: 'moved-skipped', recommendation: expect.any(String) });
    expect(sent(shell.emulator)).toEqual([]);
  });

  test('a lock that comes between the dialog and the sending is named', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const targets = await targetsOf(shell, 'Get-AcrManifest library/hello-world -Tag v1', 'manifest', deleteLine);
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    const { manifests } = storedRepository(shell.emulator, 'library/hello-world');
    const manifest = manifests.get(targets[0]?.subject.digest ?? '');
    if (!manifest) throw new Error('the fixture has no v1');
    manifest.attributes.deleteEnabled = false;
    const [report] = await carryOut(gathered, { signal: never });
    expect(report?.state).toBe('locked-skipped');
    expect(sent(shell.emulator)).toEqual([]);
  });

  test.each(['before', 'after'] as const)('a reply lost %s the effect ends in one removed tag', async when => {
    await using shell = await startShell({ fixture: 'small' });
    const targets = await targetsOf(shell, 'Get-AcrTag library/hello-world v1', 'tag', untagLine);
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    shell.emulator.faults.add({ on: { method: 'DELETE' }, effect: { kind: 'reset', when } });
    expect(await carryOut(gathered, { signal: never })).toMatchObject([{ state: 'done' }]);
    expect(changed(shell.emulator)).toEqual(['tag deleted v1']);
  });

  test('a manifest that got a tag since it was listed says so', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const listing = 'Get-AcrManifest library/hello-world -Tag v1';
    const targets = await targetsOf(shell, listing, 'manifest', deleteLine);
    moveTag(shell.emulator, 'library/hello-world', 'v2', 'v1');
    const [gathered] = await gatherChanges(shell.engine, targets, { signal: never });
    expect(gathered?.moved).toBe('it has the tags {v1, v2} now, not {v1} as in the list');
    await gathered?.stop();
  });

  test('a row that told nothing of tags is compared with nothing', async () => {
    await using shell = await startShell();
    const [target] = await targetsOf(shell, 'Get-AcrReferrer team/api:1.4.2', 'manifest', deleteLine);
    expect(target?.shown).toBeUndefined();
    const [gathered] = await gatherChanges(shell.engine, target ? [target] : [], { signal: never });
    expect(gathered).toMatchObject({ moved: undefined, change: { action: 'Delete manifest' } });
    await gathered?.stop();
  });

  test('attributes go by the same way, with the difference to show', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const lineOf = (subject: Parameters<typeof attributesLine>[0]) => attributesLine(subject, LOCKED);
    const targets = await targetsOf(shell, 'Get-AcrTag library/hello-world v1', 'tag', lineOf);
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    expect(gathered[0]?.change).toMatchObject({ action: 'Update attributes', grade: 'moderate' });
    expect(await carryOut(gathered, { signal: never })).toMatchObject([{ state: 'done' }]);
    expect(storedTag(shell.emulator, 'library/hello-world', 'v1').attributes).toMatchObject({
      deleteEnabled: false,
      writeEnabled: false,
      readEnabled: true,
      listEnabled: true,
    });
  });

  test('what is gone is told as such', async () => {
    await using shell = await startShell({ fixture: 'small' });
    const targets = await targetsOf(shell, 'Get-AcrTag library/hello-world v1', 'tag', untagLine);
    const tag = storedTag(shell.emulator, 'library/hello-world', 'v1');
    storedRepository(shell.emulator, 'library/hello-world').untag(tag, tag.updated);
    const gathered = await gatherChanges(shell.engine, targets, { signal: never });
    expect(gathered[0]?.failed?.exception.message).toContain('There is no tag');
    expect(await carryOut(gathered, { signal: never })).toMatchObject([{ state: 'already-absent' }]);
    expect(sent(shell.emulator)).toEqual([]);
  });
});

test('stopped while it is being read again, nothing is sent for it, and what has been sent is awaited', async () => {
  await using shell = await startShell();
  const { emulator } = shell;
  const stop = new AbortController();
  const [first, second] = await gatherChanges(shell.engine, await tenTags(shell), { signal: stop.signal });
  if (!first || !second) throw new Error('there are ten');
  const answered = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  emulator.ledger.clear();
  emulator.faults.add(
    { on: { method: 'DELETE' }, effect: { kind: 'stall', until: answered.promise } },
    {
      on: { method: 'GET', url: new RegExp(`_tags/${second.target.subject.tag}$`) },
      effect: { kind: 'stall', until: read.promise },
    },
  );
  const running = carryOut([first, second], { signal: stop.signal });
  await emulator.ledger.arrival(each => each.method === 'DELETE');
  await emulator.ledger.arrival(each => each.path.endsWith(`_tags/${second.target.subject.tag}`));
  stop.abort();
  read.resolve();
  answered.resolve();
  expect((await running).map(each => each.state)).toEqual(['done', 'not-attempted']);
  expect(changed(emulator)).toEqual([`tag deleted ${first.target.subject.tag}`]);
  expect(sent(emulator)).toHaveLength(1);
});
