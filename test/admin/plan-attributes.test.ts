import { expect, test } from 'vitest';
import { ConfirmedPlan, execute } from '../../src/admin/executor.ts';
import { planTagAttributes } from '../../src/admin/plan-attributes.ts';
import { updateTag } from '../../src/registry/tags.ts';
import { repo, tag } from '../registry/names.ts';
import { changes, type Desk, effects, openDesk } from './desk.ts';

const v1 = (desk: Desk) => ({
  registry: desk.registry,
  registryName: 'demo',
  repository: repo('library/hello-world'),
  tag: tag('v1'),
});

test('only what was named is sent, and it is read back', async () => {
  await using desk = await openDesk();
  const plan = await planTagAttributes(v1(desk), { deleteEnabled: false }, desk.signal);
  expect(plan.change).toMatchObject({
    grade: 'mild',
    effects: [
      { text: 'DeleteEnabled  True → False', kind: 'changes' },
      { text: 'WriteEnabled   True   (not sent)', kind: 'note' },
      { text: 'ListEnabled    True   (not sent)', kind: 'note' },
      { text: 'ReadEnabled    True   (not sent)', kind: 'note' },
    ],
  });
  const updated = await execute(new ConfirmedPlan(plan), desk.signal);
  expect(updated.changeableAttributes).toEqual({
    deleteEnabled: false,
    writeEnabled: true,
    listEnabled: true,
    readEnabled: true,
  });
  expect(desk.emulator.ledger.effects.findLast(each => each.kind === 'attributes changed')).toMatchObject({
    attributes: { deleteEnabled: false },
  });
});

test('a change that the registry accepts and does not make is an error', async () => {
  await using desk = await openDesk();
  const plan = await planTagAttributes(v1(desk), { readEnabled: false }, desk.signal);
  desk.emulator.faults.add({ on: { method: 'PATCH' }, effect: { kind: 'status', status: 204, body: '' } });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({
    id: 'NotInEffect',
    message: expect.stringContaining('ReadEnabled did not take effect'),
  });
});

test('what somebody else changed meanwhile is left alone', async () => {
  await using desk = await openDesk();
  const plan = await planTagAttributes(v1(desk), { deleteEnabled: false }, desk.signal);
  await updateTag(desk.registry, v1(desk), { listEnabled: false });
  await expect(execute(new ConfirmedPlan(plan), desk.signal)).rejects.toMatchObject({ id: 'ChangedMeanwhile' });
  expect(effects(desk)).toEqual(['attributes changed']);
});

test.each(['before', 'after'] as const)('a reply lost %s the effect ends as wished', async when => {
  await using desk = await openDesk();
  const plan = await planTagAttributes(v1(desk), { deleteEnabled: false }, desk.signal);
  desk.emulator.faults.add({ on: { method: 'PATCH' }, effect: { kind: 'reset', when } });
  const updated = await execute(new ConfirmedPlan(plan), desk.signal);
  expect(updated.changeableAttributes?.deleteEnabled).toBe(false);
  expect(changes(desk).filter(each => each.startsWith('PATCH'))).toHaveLength(when === 'before' ? 2 : 1);
});
