import { expect, test } from 'vitest';
import { planChosen } from '../../../src/admin/purge/plan-chosen.ts';
import { digest, tag } from '../../registry/names.ts';
import { type Made, REPOSITORY, signatureTag, worldOf } from './purge-world.ts';

interface Choice {
  readonly tags?: Readonly<Record<string, string | undefined>>;
  readonly manifests?: readonly string[];
  readonly includeLocked?: boolean;
}

function plan(made: readonly Made[], { tags: chosen = {}, manifests = [], includeLocked = false }: Choice) {
  const { graph, tags } = worldOf(made);
  const read = {
    repository: REPOSITORY,
    tags,
    graph: manifests.length > 0 ? graph : undefined,
    manifests: [],
    isLocked: false,
  };
  const choice = {
    tags: new Map(
      Object.entries(chosen).map(([name, on]) => [tag(name), on === undefined ? undefined : digest(on)] as const),
    ),
    manifests: new Set(manifests.map(each => digest(each))),
  };
  const { items, kept } = planChosen(read, choice, includeLocked);
  const names = new Map(made.map(each => [digest(each.name), each.name]));
  const does = items.map(each =>
    each.action === 'remove tag' ? `untag ${each.tag}` : `${each.action} ${names.get(each.digest ?? digest(''))}`,
  );
  return { items, does, kept: Object.fromEntries(kept.map(each => [each.reason, each.count])) };
}

const image: Made = {
  name: 'image',
  age: 5,
  tags: [
    { name: 'v1', age: 5 },
    { name: 'v2', age: 4 },
  ],
};

test('of a tag that was chosen its manifest and its other tags stay', () => {
  expect(plan([image], { tags: { v1: 'image' } })).toMatchObject({ does: ['untag v1'], kept: {} });
});

test('what is no longer as it was chosen is left alone', () => {
  const { does, kept } = plan([image], { tags: { v1: 'other', v2: undefined, v3: 'image' }, manifests: ['gone'] });
  expect(does).toEqual(['untag v2']);
  expect(kept).toEqual({ 'pointing elsewhere by now': 1, 'no longer there': 2 });
});

test('a manifest that was chosen goes with all of its tags and what refers to it', () => {
  const made = [
    image,
    { name: 'sbom', about: 'image' },
    { name: 'sig', tags: [{ name: signatureTag('image'), age: 1 }] },
    { name: 'sbom of sbom', about: 'sbom' },
  ];
  const { items, does, kept } = plan(made, { tags: { v1: 'image' }, manifests: ['image'] });
  expect(does).toEqual([
    'delete manifest image',
    'delete manifest sbom',
    'delete manifest sig',
    'delete manifest sbom of sbom',
  ]);
  expect(items[0]).toMatchObject({ tags: ['v1', 'v2'], reason: 'chosen' });
  expect(kept).toEqual({});
});

test('it stays where an index that stays lists it, or what refers to it has a tag of its own', () => {
  const made = [image, { name: 'index', lists: ['image'], tags: [{ name: 'latest', age: 1 }] }];
  expect(plan(made, { manifests: ['image'] })).toMatchObject({
    does: [],
    kept: { 'listed by an index that stays': 1 },
  });
  expect(plan(made, { manifests: ['image', 'index'] }).does).toEqual([
    'delete manifest index',
    'delete manifest image',
  ]);
  const tagged = [image, { name: 'sbom', about: 'image', tags: [{ name: 'mine', age: 1 }] }];
  expect(plan(tagged, { manifests: ['image'] })).toMatchObject({
    does: [],
    kept: { 'something that refers to it stays (tagged)': 1 },
  });
  expect(plan(tagged, { manifests: ['image', 'sbom'] }).does).toEqual([
    'delete manifest image',
    'delete manifest sbom',
  ]);
});

test('what is locked stays, or is unlocked: the manifest, and its tags', () => {
  const locked = { ...image, locked: true, tags: [{ name: 'v1', age: 1, locked: true }] };
  expect(plan([locked], { manifests: ['image'] })).toMatchObject({ does: [], kept: { locked: 1 } });
  expect(plan([locked], { tags: { v1: 'image' } })).toMatchObject({ does: [], kept: { locked: 1 } });
  expect(plan([locked], { manifests: ['image'], includeLocked: true }).items).toMatchObject([
    {
      unlock: ['@manifest', 'v1'],
      tagAttributes: [{ tag: 'v1', attributes: { deleteEnabled: false, listEnabled: true } }],
    },
  ]);
  const odd = { ...image, tags: [{ name: 'manifest', age: 1, locked: true }] };
  expect(plan([odd], { manifests: ['image'], includeLocked: true }).items).toMatchObject([{ unlock: ['manifest'] }]);
  expect(plan([locked], { tags: { v1: 'image' }, includeLocked: true }).items).toMatchObject([{ unlock: true }]);
});
