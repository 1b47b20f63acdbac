import { describe, expect, test } from 'vitest';
import type { FaultEffect } from '../../../src/emulator/faults.ts';
import { deletionOf, manifestsOf, planOf, removalOf } from './planned.ts';
import { complaints, openRunDesk, statesOf } from './run-desk.ts';
import { imageOf, stocked, untagged } from './stocked.ts';

const OLD = 'load/old';
/** More than are at work at once. */
const COUNT = 40;

async function untaggedDesk() {
  const desk = await openRunDesk(untagged(COUNT));
  const manifests = await manifestsOf(desk, OLD);
  const plan = await planOf(
    desk,
    manifests.map(each => deletionOf(OLD, each)),
  );
  desk.emulator.ledger.clear();
  return { desk, plan };
}

const status = (code: number, more: Partial<Extract<FaultEffect, { kind: 'status' }>> = {}): FaultEffect => ({
  kind: 'status',
  status: code,
  ...more,
});

const SURVIVED: readonly [string, FaultEffect][] = [
  ['a connection cut before the effect', { kind: 'reset', when: 'before' }],
  ['a connection cut after the effect', { kind: 'reset', when: 'after' }],
  ['408', status(408)],
  ['429 without Retry-After', status(429)],
  ['429 with seconds', status(429, { retryAfter: 7 })],
  ['429 with a date', status(429, { retryAfter: 'Mon, 01 Jun 2026 00:00:30 GMT' })],
  ['429 with more than a minute', status(429, { retryAfter: 300 })],
  ['500 before the effect', status(500)],
  ['500 after the effect', status(500, { when: 'after' })],
  ['502 of a proxy', status(502, { body: 'html' })],
  ['502 of a proxy that lost the answer', status(502, { body: 'html', when: 'after' })],
  ['503', status(503, { retryAfter: 3 })],
  ['a page of a proxy in place of the answer', status(202, { body: 'html' })],
  ['an expired token', { kind: 'expired token' }],
  ['a truncated answer', { kind: 'truncate', bytes: 1 }],
];

describe.each(['manifest.delete', 'manifests.get', 'manifests.list'])('at %s', route => {
  test.each(SURVIVED)('%s: everything is deleted once', async (_name, effect) => {
    const { desk, plan } = await untaggedDesk();
    await using _ = desk;
    // a token that is refused when it is new gives no right
    const isAboutToken = effect.kind === 'expired token';
    const first = !isAboutToken ? 1 : route === 'manifests.get' ? 36 : 3;
    desk.emulator.faults.add({ on: { route, occurrence: first }, effect });
    if (!isAboutToken) desk.emulator.faults.add({ on: { route, occurrence: 2 }, effect });
    const report = await desk.run(plan);
    expect(complaints(desk, plan, report)).toEqual([]);
    if (route !== 'manifest.delete' && effect.kind === 'status' && effect.status === 202) return;
    expect(new Set(statesOf(report))).toEqual(new Set(['deleted']));
    expect(report.stopped).toBeUndefined();
  });
});

test('nothing is sent before Retry-After, whatever it is about', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  desk.emulator.faults.add({ on: { route: 'manifest.delete' }, effect: status(429, { retryAfter: 90 }) });
  await desk.run(plan);
  const { entries } = desk.emulator.ledger;
  const told = entries.find(each => each.status === 429)?.at.getTime() ?? Number.NaN;
  const later = entries.map(each => each.at.getTime() - told).filter(each => each > 0);
  expect(later.length).toBeGreaterThan(0);
  expect(Math.min(...later)).toBeGreaterThanOrEqual(90_000);
});

test('what was read before a pause is read again after it', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  desk.emulator.faults.add({ on: { route: 'manifest.delete' }, effect: status(429, { retryAfter: 90 }) });
  // what is on the wire already cannot be held back
  await desk.run(plan, { throttleLimit: 1 });
  const { entries } = desk.emulator.ledger;
  for (const { digest } of plan.items) {
    const own = entries.filter(each => digest !== undefined && each.path.endsWith(digest));
    const deleted = own.findLast(each => each.method === 'DELETE');
    const read = own.findLast(each => each.method === 'GET' && each.number < (deleted?.number ?? 0));
    expect((deleted?.at.getTime() ?? 0) - (read?.at.getTime() ?? 0)).toBeLessThan(10_000);
  }
});

test.each([
  ['a stray 404', status(404), 'failed'],
  ['a 405 that nobody can explain', status(405), 'failed'],
  ['403', status(403), 'no-permission'],
] as const)('%s ends that item, and no other', async (_name, effect, state) => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  desk.emulator.faults.add({ on: { route: 'manifest.delete' }, effect });
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report).toSorted()).toEqual([...Array(COUNT - 1).fill('deleted'), state].toSorted());
});

test('a reply that is lost twice leaves nobody knowing', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  const [item] = plan.items;
  const on = { method: 'DELETE', url: new RegExp(`${item?.digest}`) };
  desk.emulator.faults.add({ on, effect: { kind: 'reset', when: 'before' }, times: 2 });
  const report = await desk.run(plan);
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toEqual(['unknown', ...Array(COUNT - 1).fill('deleted')]);
  expect(desk.emulator.ledger.entries.filter(each => each.method === 'DELETE' && on.url.test(each.path))).toHaveLength(
    2,
  );
});

test('a registry that is down ends the run, and the rest is not attempted', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  desk.emulator.faults.add({ on: { route: 'manifests.get' }, effect: status(503), times: Number.POSITIVE_INFINITY });
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(report.stopped).toMatch(/503/);
  expect(statesOf(report)).toContain('not-attempted');
});

test('a registry that cannot be reached ends the run at once', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  await desk.emulator.close();
  const report = await desk.run(plan);
  expect(statesOf(report)).toEqual(Array(COUNT).fill('not-attempted'));
  expect(report.stopped).toMatch(/cannot be reached/);
});

test('the registry wants to be left alone for a day: the run ends, and nothing is sent any more', async () => {
  const { desk, plan } = await untaggedDesk();
  await using _ = desk;
  desk.emulator.faults.add({ on: { route: 'manifest.delete' }, effect: status(429, { retryAfter: 86_400 }) });
  const report = await desk.run(plan, { throttleLimit: 1 });
  expect(complaints(desk, plan, report)).toEqual([]);
  expect(statesOf(report)).toContain('not-attempted');
  expect(report.stopped).toMatch(/it says to wait/);
});

describe('tags', () => {
  const TAGGED = stocked('team/api', (repository, daysAgo) => {
    const image = imageOf(repository, 'api', daysAgo(3));
    for (const name of ['v1', 'v2', 'v3', 'v4']) repository.tag(name, image, daysAgo(3));
    imageOf(repository, 'other', daysAgo(2));
  });
  const tagDesk = async () => {
    const desk = await openRunDesk(TAGGED);
    const items = await Promise.all(['v1', 'v2', 'v3', 'v4'].map(each => removalOf(desk, 'team/api', each)));
    const plan = await planOf(desk, items);
    desk.emulator.ledger.clear();
    return { desk, plan };
  };

  test.each(SURVIVED)('%s: every tag is taken off once', async (_name, effect) => {
    const { desk, plan } = await tagDesk();
    await using _ = desk;
    desk.emulator.faults.add({ on: { route: 'tags.delete' }, effect });
    if (effect.kind !== 'expired token') desk.emulator.faults.add({ on: { route: 'tags.get' }, effect });
    const report = await desk.run(plan);
    expect(complaints(desk, plan, report)).toEqual([]);
    if (effect.kind === 'status' && effect.status === 202) return;
    expect(statesOf(report)).toEqual(['deleted', 'deleted', 'deleted', 'deleted']);
  });

  test('one that was moved stays, and so does one that was moved away and back', async () => {
    const { desk, plan } = await tagDesk();
    await using _ = desk;
    const repository = desk.emulator.store.repository('team/api');
    const other = [...(repository?.manifests.values() ?? [])].find(each => each.tags.size === 0);
    const image = [...(repository?.manifests.values() ?? [])].find(each => each.tags.size > 0);
    if (!repository || !other || !image) throw new Error('the fixture lacks something');
    for (const name of ['v1', 'v2']) repository.tag(name, other, desk.emulator.clock.tick());
    repository.tag('v2', image, desk.emulator.clock.tick());
    const report = await desk.run(plan);
    expect(statesOf(report)).toEqual(['moved-skipped', 'changed-skipped', 'deleted', 'deleted']);
    expect([...repository.tags.values()].map(each => each.name)).toEqual(['v1', 'v2']);
  });

  test('a lost reply, and then it points elsewhere: it is not sent again', async () => {
    const { desk, plan } = await tagDesk();
    await using _ = desk;
    const repository = desk.emulator.store.repository('team/api');
    const other = [...(repository?.manifests.values() ?? [])].find(each => each.tags.size === 0);
    const on = { route: 'tags.delete', url: /v1$/ };
    desk.emulator.faults.add(
      { on, effect: { kind: 'reset', when: 'after' } },
      {
        on: { route: 'tags.get', url: /v1$/, occurrence: 2 },
        effect: { kind: 'meanwhile', change: () => other && repository?.tag('v1', other, desk.emulator.clock.tick()) },
      },
    );
    const report = await desk.run(plan);
    expect(statesOf(report)).toEqual(['moved-skipped', 'deleted', 'deleted', 'deleted']);
    expect(repository?.tags.get('v1')?.digest).toBe(other?.digest);
  });
});
