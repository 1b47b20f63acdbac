import { expect, test } from 'vitest';
import type { ArtifactGraph } from '../../../src/admin/graph/artifact-graph.ts';
import { planRepository } from '../../../src/admin/purge/plan-repository.ts';
import type { Exemptions, PurgeRule } from '../../../src/admin/purge/purge-rule.ts';
import { digest, tag } from '../../registry/names.ts';
import {
  days,
  type Made,
  NO_EXEMPTIONS,
  NOW,
  pattern,
  REPOSITORY,
  rule,
  signatureTag,
  worldOf,
} from './purge-world.ts';

interface Situation {
  readonly exemptions?: Partial<Exemptions>;
  readonly isLocked?: boolean;
  readonly prepare?: (graph: ArtifactGraph) => void;
}

/** What the rules do to these manifests, by their names. */
function purge(
  made: readonly Made[],
  rules: readonly PurgeRule[],
  { exemptions, isLocked = false, prepare }: Situation = {},
) {
  const { graph, tags } = worldOf(made);
  prepare?.(graph);
  const names = new Map(made.map(each => [digest(each.name), each.name]));
  const policy = { rules, exemptions: { ...NO_EXEMPTIONS, ...exemptions }, now: NOW };
  const hasUntagged = rules.some(each => each.untagged);
  const seen = { graph: hasUntagged ? graph : undefined, manifests: [...graph.manifests.values()] };
  const { items, kept } = planRepository({ repository: REPOSITORY, tags, isLocked, ...seen }, policy);
  const named = (of: (typeof items)[number]) => {
    if (of.action === 'remove tag') return `untag ${of.tag}`;
    if (of.action !== 'delete manifest') throw new Error(of.action);
    const after = of.after.map(each => names.get(each)).join(' ');
    return `delete ${names.get(of.digest)}${after === '' ? '' : ` after ${after}`}`;
  };
  return { items, does: items.map(named), kept: Object.fromEntries(kept.map(each => [each.reason, each.count])) };
}

const image = (name: string, age: number, more: Partial<Made> = {}): Made => ({
  name,
  age,
  tags: [{ name, age }],
  ...more,
});

test('tags that are older go, the oldest first, and their manifests stay', () => {
  const made = [image('a', 40), image('b', 50), image('c', 10)];
  const { items, does, kept } = purge(made, [rule(/./, { olderThan: days(30) })]);
  expect(does).toEqual(['untag b', 'untag a']);
  expect(items[0]).toMatchObject({ digest: digest('b'), reason: 'older than 30d', unlock: false });
  expect(kept).toEqual({ 'not older than 30d': 1 });
});

test.each([
  ['2025-12-16T10:00:00Z', 0],
  ['2025-12-16T10:00:00.0000000Z', 0],
  ['2025-12-16T10:00:00.0000001Z', 0],
  ['2025-12-16T09:59:59.9999999Z', 1],
  ['2025-12-16T09:59:59.99Z', 1],
  ['0001-01-01T00:00:00Z', 0],
  ['yesterday', 0],
])('updated %s, 30 days ago is no longer than 30 days ago', (lastUpdateTime, expected) => {
  const { tags, graph } = worldOf([image('a', 30)]);
  const policy = { rules: [rule(/./, { olderThan: days(30) })], exemptions: NO_EXEMPTIONS, now: NOW };
  const timed = tags.map(each => ({ ...each, lastUpdateTime }));
  const read = { repository: REPOSITORY, tags: timed, graph, manifests: [], isLocked: false };
  expect(planRepository(read, policy).items).toHaveLength(expected);
});

test('-Keep keeps the newest of all that fit, not of those that would go', () => {
  const made = [image('v1', 100), image('v2', 90), image('v3', 20), image('v4', 10), image('x', 1)];
  const { does, kept } = purge(made, [rule(/^v/, { olderThan: days(30), keep: 2 })]);
  expect(does).toEqual(['untag v1', 'untag v2']);
  expect(kept).toEqual({ 'one of the 2 newest': 2 });
});

test('of rules in order the first that fits decides, also when it keeps', () => {
  const made = [image('v1', 100), image('v2', 300), image('pr-1', 100)];
  const rules = [rule(/^v/, { olderThan: days(200) }), rule(/./, { olderThan: days(30) })];
  const { does, kept } = purge(made, rules);
  expect(does).toEqual(['untag v2', 'untag pr-1']);
  expect(kept).toEqual({ 'not older than 200d': 1 });
});

test('what a rule excludes is left to the rules behind it, what is exempt is left by all', () => {
  const made = [image('v1', 100), image('v2', 100), image('v3', 100), image('v4', 100)];
  const rules = [rule(/^v/, { excludes: [pattern(/v2/)], olderThan: days(200) }), rule(/./, { olderThan: days(50) })];
  expect(purge(made, rules).does).toEqual(['untag v2']);
  const { does, kept } = purge(made, [rule(/./)], {
    exemptions: {
      excludes: [pattern(/v2/)],
      protects: name => name === 'v3',
      keepList: { hasTag: (_, name) => name === 'v4', hasDigest: () => false },
    },
  });
  expect(does).toEqual(['untag v1']);
  expect(kept).toEqual({ excluded: 1, protected: 1, 'named in the keep file': 1 });
});

test('what has no known age stays where the rule asks for one', () => {
  const made = [image('a', 40), { name: 'b', tags: [{ name: 'b', age: undefined }] }];
  expect(purge(made, [rule(/./, { olderThan: days(1) })]).kept).toEqual({ 'of unknown age': 1 });
  expect(purge(made, [rule(/./, { keep: 1 })]).kept).toEqual({ 'of unknown age': 1, 'the newest': 1 });
  expect(purge(made, [rule(/./)]).does).toEqual(['untag b', 'untag a']);
});

test('a locked tag stays, or is unlocked', () => {
  const made = [{ name: 'a', tags: [{ name: 'a', age: 1, locked: true }] }];
  expect(purge(made, [rule(/./)])).toMatchObject({ does: [], kept: { locked: 1 } });
  const rules = [rule(/./, { includeLocked: true })];
  expect(purge(made, rules).items).toMatchObject([{ unlock: true }]);
  expect(purge(made, rules, { isLocked: true })).toMatchObject({
    does: [],
    kept: { 'in a repository that is locked': 1 },
  });
});

test('a locked manifest keeps its tags, with -Untagged and without', () => {
  const made = [image('a', 40, { locked: true })];
  for (const untagged of [false, true]) {
    expect(purge(made, [rule(/./, { untagged })])).toMatchObject({ does: [], kept: { 'on a locked manifest': 1 } });
  }
  expect(purge(made, [rule(/./, { includeLocked: true })]).items).toMatchObject([
    { action: 'remove tag', unlock: false },
  ]);
});

test('with -Untagged a manifest goes with all of its tags, or keeps what no rule takes', () => {
  const made = [
    {
      name: 'm',
      age: 40,
      tags: [
        { name: 'pr-1', age: 40 },
        { name: 'pr-2', age: 35 },
      ],
    },
    {
      name: 'n',
      age: 40,
      tags: [
        { name: 'pr-3', age: 40 },
        { name: 'v1', age: 40 },
      ],
    },
    { name: 'old', age: 90 },
    { name: 'young', age: 3 },
  ];
  const { items, does, kept } = purge(made, [rule(/^pr/, { olderThan: days(30), untagged: true })]);
  expect(does).toEqual(['untag pr-3', 'delete old', 'delete m']);
  expect(items[2]).toMatchObject({
    tags: [tag('pr-1'), tag('pr-2')],
    size: 100,
    unlock: [],
    reason: 'older than 30d',
  });
  expect(kept).toEqual({ 'untagged, not older than 30d': 1 });
});

test('what a kept index lists stays at any depth, and goes with one that goes (acr-cli#131, #342)', () => {
  const made = [
    { name: 'amd64', age: 90 },
    { name: 'arm64', age: 90 },
    { name: 'inner', age: 90, lists: ['amd64'] },
    { name: 'outer', age: 90, lists: ['inner'], tags: [{ name: 'latest', age: 1 }] },
    { name: 'old', age: 90, lists: ['arm64', 'amd64'] },
  ];
  const { does, kept } = purge(made, [rule(undefined, { untagged: true })]);
  expect(does).toEqual(['delete old', 'delete arm64 after old']);
  expect(kept).toEqual({ 'listed by an index that stays': 2 });
});

test('a locked index keeps its platforms', () => {
  const made = [
    { name: 'amd64', age: 90 },
    { name: 'index', age: 90, lists: ['amd64'], locked: true },
  ];
  const { does, kept } = purge(made, [rule(undefined, { untagged: true })]);
  expect(does).toEqual([]);
  expect(kept).toEqual({ 'untagged, locked': 1, 'listed by an index that stays': 1 });
  const unlocked = purge(made, [rule(undefined, { untagged: true, includeLocked: true })]);
  expect(unlocked.does).toEqual(['delete index', 'delete amd64 after index']);
  expect(unlocked.items[0]).toMatchObject({ unlock: ['@manifest'] });
});

test('signatures of both kinds stay with what they are about and go behind it, however young', () => {
  const made = [
    image('old', 90),
    image('new', 1),
    { name: 'sbom', age: 1, about: 'old' },
    { name: 'sbom of sbom', age: 1, about: 'sbom' },
    { name: 'sig', age: 1, tags: [{ name: signatureTag('old'), age: 1 }] },
    { name: 'kept sig', age: 200, tags: [{ name: signatureTag('new'), age: 200 }] },
    { name: 'kept sbom', age: 200, about: 'new' },
  ];
  const { items, does, kept } = purge(made, [rule(/.*/, { olderThan: days(30), untagged: true })]);
  expect(does).toEqual([
    'delete old',
    'delete sbom after old',
    'delete sig after old',
    'delete sbom of sbom after sbom',
  ]);
  expect(items[0]).toMatchObject({ takes: [digest('sbom'), digest('sig')] });
  expect(items[1]).toMatchObject({ reason: `refers to ${digest('old').slice(7, 19)}` });
  expect(kept).toEqual({ 'not older than 30d': 1, 'refers to something that stays': 2 });
});

test('without -Untagged a signature is never taken from an image that is there', () => {
  const made = [
    image('old', 90),
    { name: 'sig', tags: [{ name: signatureTag('old'), age: 90 }] },
    { name: 'stray', tags: [{ name: signatureTag('gone'), age: 91 }] },
  ];
  const { does, kept } = purge(made, [rule(/.*/)]);
  expect(does).toEqual([`untag ${signatureTag('gone')}`, 'untag old']);
  expect(kept).toEqual({ 'refers to something that stays': 1 });
});

test.each([
  ['locked', { name: 'sig', locked: true, about: 'old' }, 'locked'],
  ['tagged', { name: 'sig', about: 'old', tags: [{ name: 'mine', age: 90 }] }, 'tagged'],
  ['protected', { name: 'sig', tags: [{ name: signatureTag('old'), age: 90 }] }, 'protected'],
])('what is referred to by something %s stays', (_, signature, reason) => {
  const { does, kept } = purge([image('old', 90), signature], [rule(/old/, { untagged: true })], {
    exemptions: { protects: name => name.startsWith('sha256-') },
  });
  expect(does).toEqual(['untag old']);
  expect(kept).toMatchObject({ [`something that refers to it stays (${reason})`]: 1 });
});

test('one manifest that cannot be read keeps all that are without tags', () => {
  const made = [image('old', 90), { name: 'loose', age: 90 }, image('odd', 1, { unreadable: true })];
  const { does, kept } = purge(made, [rule(/old/, { untagged: true })]);
  expect(does).toEqual(['untag old']);
  expect(kept).toEqual({ 'perhaps needed: 1 of 3 manifests could not be read': 2 });
});

test('so does what a listing leaves out', () => {
  const prepare = (graph: ArtifactGraph) => graph.lacks('2 manifests of the repository are not listed');
  const { does, kept } = purge([{ name: 'loose', age: 90 }], [rule(undefined, { untagged: true })], { prepare });
  expect(does).toEqual([]);
  expect(kept).toEqual({ 'perhaps needed: 2 manifests of the repository are not listed': 1 });
});

test('-Keep counts untagged images, not their parts', () => {
  const made = [
    { name: 'a1', age: 9 },
    { name: 'a', age: 9, lists: ['a1'] },
    { name: 'b1', age: 8 },
    { name: 'b', age: 8, lists: ['b1'] },
    { name: 'sig', age: 1, about: 'b' },
  ];
  const { does, kept } = purge(made, [rule(undefined, { untagged: true, keep: 1 })]);
  expect(does).toEqual(['delete a', 'delete a1 after a']);
  expect(kept).toEqual({
    'untagged, the newest': 1,
    'listed by an index that stays': 1,
    'refers to something that stays': 1,
  });
});

test('platforms go by the rule that takes their index', () => {
  const made = [
    { name: 'part', age: 20 },
    { name: 'index', age: 20, lists: ['part'], tags: [{ name: 'pr-1', age: 20 }] },
    { name: 'loose', age: 20 },
  ];
  const rules = [
    rule(/^v/, { olderThan: days(365), untagged: true }),
    rule(/^pr/, { olderThan: days(7), untagged: true }),
  ];
  expect(purge(made, rules).does).toEqual(['delete index', 'delete part after index']);
});

test('a part that was pushed again is younger than its index and stays', () => {
  const made = [
    { name: 'part', age: 1 },
    { name: 'index', age: 20, lists: ['part'], tags: [{ name: 'pr-1', age: 20 }] },
  ];
  const { does, kept } = purge(made, [rule(/^pr/, { olderThan: days(7), untagged: true })]);
  expect(does).toEqual(['delete index']);
  expect(kept).toEqual({ 'untagged, not older than 7d': 1 });
});

test('a rule that leaves manifests alone takes the tags only', () => {
  const both = {
    name: 'both',
    age: 7,
    tags: [
      { name: 'pr-2', age: 7 },
      { name: 'v2', age: 6 },
    ],
  };
  const rules = [rule(/^pr/), rule(/^v/, { untagged: true })];
  const { does } = purge([image('pr-1', 9), image('v1', 8), both], rules);
  expect(does).toEqual(['untag pr-1', 'untag pr-2', 'untag v2', 'delete v1']);
});

test('a tag that the listing of manifests does not know of keeps its manifest', () => {
  const { graph, tags } = worldOf([image('pr-1', 9)]);
  const more = tags.map(each => ({ ...each, name: tag('v1') }));
  const read = { repository: REPOSITORY, tags: [...tags, ...more], graph, manifests: [], isLocked: false };
  const policy = { rules: [rule(/^pr/, { untagged: true })], exemptions: NO_EXEMPTIONS, now: NOW };
  const { items, kept } = planRepository(read, policy);
  expect(items).toMatchObject([{ action: 'remove tag', tag: 'pr-1' }]);
  expect(kept).toEqual([{ reason: 'changed while it was read', count: 1 }]);
});

test('a tag that closes a circle is not followed into it', () => {
  const made = [
    { name: 'image', age: 90 },
    { name: 'index', age: 90, lists: ['image'], tags: [{ name: signatureTag('image'), age: 90 }] },
    { name: 'below', age: 90, about: 'image' },
    { name: 'loose', age: 90 },
  ];
  const { does, kept } = purge(made, [rule(/.*/, { untagged: true })]);
  expect(does).toEqual(['delete loose']);
  expect(kept).toEqual({ 'its references go in a circle': 3 });
});
