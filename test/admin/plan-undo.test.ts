import { describe, expect, test } from 'vitest';
import { ContentPresence } from '../../src/admin/content-presence.ts';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import type { Plan } from '../../src/admin/plan.ts';
import {
  planManifestAttributes,
  planRepositoryAttributes,
  planTagAttributes,
} from '../../src/admin/plan-attributes.ts';
import { planUndo } from '../../src/admin/plan-undo.ts';
import { planUntag } from '../../src/admin/plan-untag.ts';
import type { MadeChange } from '../../src/registry/model/made-change.ts';
import { getTag, updateTag } from '../../src/registry/tags.ts';
import { repo, tag } from '../registry/names.ts';
import { moveTag, storedRepository, storedTag } from '../ui/browser/acting/acting.ts';
import { changes, type Desk, effects, openDesk, textsOf } from './desk.ts';

const REPOSITORY = 'library/hello-world';
const place = ({ registry }: Desk) => ({ registry, registryName: 'demo', repository: repo(REPOSITORY) });
const hello = (desk: Desk, name = 'v1') => ({ ...place(desk), tag: tag(name) });

/** Carries out a plan; answers what can be taken back, as it would come from a file. */
async function make<Result>(desk: Desk, plan: Plan<Result>): Promise<MadeChange> {
  await execute(new ConfirmedPlan(plan), desk.signal);
  if (!plan.made) throw new Error('this cannot be taken back');
  return structuredClone(plan.made);
}

const nothingKept = { kept: async () => undefined, presence: new ContentPresence() };
const undo = (desk: Desk, made: MadeChange) => planUndo(place(desk), made, nothingKept, desk.signal);
const untagged = async (desk: Desk, name = 'v1') => make(desk, await planUntag(hello(desk, name), desk.signal));

describe('attributes', () => {
  const HIDDEN = { listEnabled: false, deleteEnabled: false };

  test.each(['tag', 'manifest', 'repository'] as const)('of a %s go back, and forth again', async what => {
    await using desk = await openDesk();
    const { digest } = await getTag(desk.registry, hello(desk));
    const plan: Plan<unknown> = await (what === 'tag'
      ? planTagAttributes(hello(desk), HIDDEN, desk.signal)
      : what === 'manifest'
        ? planManifestAttributes({ ...place(desk), digest }, HIDDEN, desk.signal)
        : planRepositoryAttributes(place(desk), HIDDEN, desk.signal));
    const stored = storedRepository(desk.emulator, REPOSITORY);
    const attributes = (what === 'repository' ? stored : stored[`${what}s`].get(what === 'tag' ? 'v1' : digest))
      ?.attributes;
    const made = await make(desk, plan);
    expect(attributes).toMatchObject(HIDDEN);
    const back = await make(desk, await undo(desk, made));
    expect(attributes).toEqual({ listEnabled: true, deleteEnabled: true, writeEnabled: true, readEnabled: true });
    await make(desk, await undo(desk, back));
    expect(attributes).toMatchObject(HIDDEN);
    expect(changes(desk)).toEqual(['PATCH 200', 'PATCH 200', 'PATCH 200']);
  });

  test('what was named but was so already is not taken back', async () => {
    await using desk = await openDesk();
    const plan = await planTagAttributes(hello(desk), { listEnabled: false, readEnabled: true }, desk.signal);
    expect(await make(desk, plan)).toMatchObject({ before: { listEnabled: true }, after: { listEnabled: false } });
    const same = await planTagAttributes(hello(desk), { readEnabled: true }, desk.signal);
    expect(same.made).toBeUndefined();
  });

  test('that somebody has changed since are left alone', async () => {
    await using desk = await openDesk();
    const made = await make(desk, await planTagAttributes(hello(desk), HIDDEN, desk.signal));
    storedTag(desk.emulator, REPOSITORY, 'v1').attributes.listEnabled = true;
    const plan = await undo(desk, made);
    expect(plan.blocked).toMatchObject({ id: 'ChangedMeanwhile' });
    expect(textsOf(plan.change)).toEqual([expect.stringContaining('deleteEnabled false, listEnabled false then')]);
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
    expect(changes(desk)).toHaveLength(1);
  });

  test('of a tag that points elsewhere now are left alone', async () => {
    await using desk = await openDesk();
    const made = await make(desk, await planTagAttributes(hello(desk), HIDDEN, desk.signal));
    moveTag(desk.emulator, REPOSITORY, 'v1', 'v2');
    expect((await undo(desk, made)).blocked).toMatchObject({ id: 'TagMoved' });
  });
});

describe('a removed tag', () => {
  test('comes back on the same manifest with its attributes, and goes again', async () => {
    await using desk = await openDesk();
    await updateTag(desk.registry, hello(desk), { listEnabled: false });
    const before = await getTag(desk.registry, hello(desk));
    const plan = await undo(desk, await untagged(desk));
    expect(plan.change).toMatchObject({ action: 'Restore tag', grade: 'mild' });
    expect(textsOf(plan.change)).toContain('ListEnabled    True → False');
    const back = await make(desk, plan);
    const after = await getTag(desk.registry, hello(desk));
    expect([after.digest, after.changeableAttributes]).toEqual([before.digest, before.changeableAttributes]);
    await make(desk, await undo(desk, back));
    expect(effects(desk)).toEqual([
      'attributes changed',
      'tag deleted',
      'manifest pushed',
      'attributes changed',
      'tag deleted',
    ]);
  });

  test('that exists again is refused with the reason', async () => {
    await using desk = await openDesk();
    const made = await untagged(desk);
    moveTag(desk.emulator, REPOSITORY, 'v1', 'v2');
    const plan = await undo(desk, made);
    expect(plan.blocked).toMatchObject({
      id: 'TagTaken',
      message: expect.stringMatching(/:v1 exists again and points to [0-9a-f]{12}; it was left alone\.$/),
    });
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagTaken' });
    expect(changes(desk)).toEqual(['DELETE 202']);
  });

  test('that is back without its attributes, since an undo was killed in between, gets those alone', async () => {
    await using desk = await openDesk();
    await updateTag(desk.registry, hello(desk), { listEnabled: false }, { signal: desk.signal });
    const before = await getTag(desk.registry, hello(desk));
    const made = await untagged(desk);
    await make(desk, await undo(desk, made));
    await updateTag(desk.registry, hello(desk), { listEnabled: true }, { signal: desk.signal });
    const plan = await undo(desk, made);
    expect(textsOf(plan.change).join()).toMatch(/the tag is there again on manifest .*ListEnabled +True → False/);
    await make(desk, plan);
    expect(await getTag(desk.registry, hello(desk))).toMatchObject({
      digest: before.digest,
      changeableAttributes: before.changeableAttributes,
    });
    expect(effects(desk).filter(each => each === 'manifest pushed')).toHaveLength(1);
    expect((await undo(desk, made)).blocked).toMatchObject({ id: 'BackAlready' });
  });

  test('that is taken between the question and the push is left alone', async () => {
    await using desk = await openDesk();
    const plan = await undo(desk, await untagged(desk));
    moveTag(desk.emulator, REPOSITORY, 'v1', 'v2');
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagTaken' });
    expect(changes(desk)).toEqual(['DELETE 202']);
  });

  test.each(['before', 'after'] as const)('comes back once where the reply is lost %s the push', async when => {
    await using desk = await openDesk();
    const plan = await undo(desk, await untagged(desk));
    desk.emulator.faults.add({ on: { method: 'PUT' }, effect: { kind: 'reset', when } });
    await execute(new ConfirmedPlan(plan), desk.signal);
    expect(effects(desk)).toEqual(['tag deleted', 'manifest pushed']);
    expect(changes(desk).filter(each => each.startsWith('PUT'))).toHaveLength(when === 'before' ? 2 : 1);
  });

  test('is not pushed again where another push came in between', async () => {
    await using desk = await openDesk();
    const plan = await undo(desk, await untagged(desk));
    desk.emulator.faults.add(
      { on: { method: 'PUT' }, effect: { kind: 'reset', when: 'before' } },
      {
        // the first look is the last one before the push
        on: { method: 'GET', url: /_tags\/v1$/, occurrence: 2 },
        effect: { kind: 'meanwhile', change: () => moveTag(desk.emulator, REPOSITORY, 'v1', 'v2') },
      },
    );
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagTaken' });
    expect(effects(desk)).toEqual(['tag deleted']);
    expect(storedTag(desk.emulator, REPOSITORY, 'v1').digest).toBe(storedTag(desk.emulator, REPOSITORY, 'v2').digest);
  });

  test.each(['before', 'after'] as const)('has its attributes where that reply is lost %s the effect', async when => {
    await using desk = await openDesk();
    await updateTag(desk.registry, hello(desk), { listEnabled: false });
    const plan = await undo(desk, await untagged(desk));
    desk.emulator.faults.add({ on: { method: 'PATCH' }, effect: { kind: 'reset', when } });
    await execute(new ConfirmedPlan(plan), desk.signal);
    expect(storedTag(desk.emulator, REPOSITORY, 'v1').attributes.listEnabled).toBe(false);
    expect(effects(desk).filter(each => each === 'manifest pushed')).toHaveLength(1);
  });

  test('whose manifest is gone cannot come back, and that is said', async () => {
    await using desk = await openDesk();
    const made = await untagged(desk);
    const stored = storedRepository(desk.emulator, REPOSITORY);
    const manifest = stored.manifests.get(made.digest ?? '');
    if (manifest) stored.removeManifest(manifest, manifest.updated);
    await expect(undo(desk, made)).rejects.toMatchObject({ id: 'ManifestGone' });
    expect(changes(desk)).toEqual(['DELETE 202']);
  });

  test('does not come back into a repository that takes no pushes, and the lock is named', async () => {
    await using desk = await openDesk();
    const made = await untagged(desk);
    storedRepository(desk.emulator, REPOSITORY).attributes.writeEnabled = false;
    const plan = await undo(desk, made);
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'RepositoryLocked' });
    expect(effects(desk)).toEqual(['tag deleted']);
  });

  test('is not removed again where it points elsewhere by now', async () => {
    await using desk = await openDesk();
    const back = await make(desk, await undo(desk, await untagged(desk)));
    moveTag(desk.emulator, REPOSITORY, 'v1', 'v2');
    const plan = await undo(desk, back);
    await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'TagMoved' });
    expect(effects(desk)).toEqual(['tag deleted', 'manifest pushed']);
  });
});
