import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRepository } from '../../../src/admin/purge/plan-repository.ts';
import type { PurgeRule } from '../../../src/admin/purge/purge-rule.ts';
import { digest } from '../../registry/names.ts';
import { type MadeExemptions, PurgeModel } from './purge-model.ts';
import {
  days,
  type Made,
  type MadeTag,
  NO_EXEMPTIONS,
  NOW,
  pattern,
  REPOSITORY,
  rule,
  signatureTag,
  worldOf,
} from './purge-world.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
const TAGS = ['t0', 't1', 't2', 't3', 't4'];

const age = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(5, 20, 40, 41) }, fc.constant(undefined));
const seldom = fc.integer({ min: 0, max: 9 }).map(each => each === 0);

const made: fc.Arbitrary<Made[]> = fc
  .integer({ min: 1, max: NAMES.length })
  .chain(count => {
    const below = (at: number) => fc.subarray(NAMES.slice(0, at));
    const one = (at: number) =>
      fc.record({
        name: fc.constant(NAMES[at] ?? ''),
        age,
        lists: fc.oneof(fc.constant(undefined), below(at)),
        about: fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          fc.constantFrom(...NAMES.slice(0, at), 'gone'),
        ),
        locked: seldom,
        unreadable: fc.integer({ min: 0, max: 60 }).map(each => each === 0),
      });
    const placed = fc.record({ on: fc.nat({ max: count - 1 }), age, locked: seldom, isThere: fc.boolean() });
    return fc.record({
      manifests: fc.tuple(...Array.from({ length: count }, (_, at) => one(at))),
      tags: fc.tuple(...TAGS.map(() => placed)),
      signatures: fc.array(fc.record({ of: fc.constantFrom(...NAMES), ...tagFields(count) }), { maxLength: 2 }),
    });
  })
  .map(({ manifests, tags, signatures }) => {
    const on = new Map<number, MadeTag[]>();
    const place = (at: number, each: MadeTag) => on.set(at, [...(on.get(at) ?? []), each]);
    for (const [index, { isThere, on: at, ...rest }] of tags.entries())
      if (isThere) place(at, { name: TAGS[index] ?? '', ...rest });
    const unique = new Map(signatures.map(each => [each.of, each]));
    for (const { of, on: at, ...rest } of unique.values()) place(at, { name: signatureTag(of), ...rest });
    return manifests.map((each, at) => ({ ...each, tags: on.get(at) ?? [] }));
  });

function tagFields(count: number) {
  return { on: fc.nat({ max: count - 1 }), age, locked: seldom };
}

const rules: fc.Arbitrary<PurgeRule[]> = fc.array(
  fc
    .record({
      tags: fc.constantFrom(/.*/, /^t[01]$/, /^t[234]$/, /^sha256/, undefined),
      olderThan: fc.constantFrom(undefined, days(10), days(30)),
      keep: fc.constantFrom(0, 0, 1, 2),
      untagged: fc.boolean(),
      includeLocked: fc.boolean(),
    })
    .map(({ tags, ...rest }) => rule(tags, rest)),
  { minLength: 1, maxLength: 3 },
);

const exempt: fc.Arbitrary<MadeExemptions> = fc.record({
  protected: fc.oneof(fc.constant([]), fc.subarray(['t0', signatureTag('a')])),
  excluded: fc.oneof(fc.constant([]), fc.subarray(['t1', 't2', signatureTag('b')])),
  keptManifests: fc.oneof(fc.constant([]), fc.subarray(['a', 'b', 'c'])),
});

function purge(manifests: readonly Made[], given: readonly PurgeRule[], kept: MadeExemptions) {
  const { graph, tags } = worldOf(manifests);
  const digests = new Set(kept.keptManifests.map(each => digest(each)));
  const exemptions = {
    ...NO_EXEMPTIONS,
    excludes: kept.excluded.map(each => pattern(new RegExp(`^${each.replace('.', '\\.')}$`))),
    protects: (name: string) => kept.protected.includes(name),
    keepList: {
      hasTag: () => false,
      hasDigest: (_: unknown, each: (typeof tags)[number]['digest']) => digests.has(each),
    },
  };
  const isWanted = given.some(each => each.untagged);
  const read = {
    repository: REPOSITORY,
    tags,
    graph: isWanted ? graph : undefined,
    manifests: [...graph.manifests.values()],
    isLocked: false,
  };
  const { items } = planRepository(read, { rules: given, exemptions, now: NOW });
  const names = new Map(manifests.map(each => [digest(each.name), each.name]));
  return {
    deletions: items.flatMap(each =>
      each.action === 'delete manifest'
        ? {
            name: names.get(each.digest) ?? '',
            tags: each.tags,
            after: each.after.map(other => names.get(other) ?? ''),
            takes: (each.takes ?? []).map(other => names.get(other) ?? ''),
          }
        : [],
    ),
    removals: items.flatMap(each => (each.action === 'remove tag' ? `${names.get(each.digest)}:${each.tag}` : [])),
  };
}

test('what goes is what is meant to', () => {
  fc.assert(
    fc.property(made, rules, exempt, (manifests, given, kept) => {
      const model = new PurgeModel(manifests, given, kept);
      const { deletions, removals } = purge(manifests, given, kept);
      expect(new Set(deletions.map(each => each.name))).toEqual(model.going());
      expect(new Set(removals.map(each => each.slice(2)))).toEqual(model.removed());
      for (const { name, after } of deletions) expect(after.toSorted()).toEqual(model.above(name).toSorted());
    }),
    { numRuns: 3000 },
  );
});

test('nothing that is kept loses what it lists or what refers to it, and nothing goes twice', () => {
  fc.assert(
    fc.property(made, rules, exempt, (manifests, given, kept) => {
      const { deletions, removals } = purge(manifests, given, kept);
      const going = new Set(deletions.map(each => each.name));
      expect(going.size).toBe(deletions.length);
      expect(new Set(removals).size).toBe(removals.length);
      for (const { name, lists = [], about, tags = [] } of manifests) {
        if (going.has(name)) {
          // it goes with what it refers to, or that was never there
          if (about !== undefined) expect(going.has(about) || !manifests.some(each => each.name === about)).toBe(true);
          for (const each of tags) expect(kept.protected).not.toContain(each.name);
          expect(removals.some(each => each.startsWith(`${name}:`))).toBe(false);
        } else {
          for (const each of lists) expect(going.has(each)).toBe(false);
          expect(about !== undefined && going.has(about)).toBe(false);
        }
      }
      const before = new Set<string>();
      for (const { name, after, takes, tags } of deletions) {
        for (const each of after) expect(before).toContain(each);
        before.add(name);
        for (const each of takes) expect(going).toContain(each);
        expect(tags).toEqual((manifests.find(each => each.name === name)?.tags ?? []).map(each => each.name).sort());
      }
    }),
    { numRuns: 3000 },
  );
});

test('-Keep leaves the newest of what a rule decides about', () => {
  fc.assert(
    fc.property(made, rules, (signed, given) => {
      const ordinaryOnly = ({ name }: MadeTag) => TAGS.includes(name);
      const manifests = signed.map(each => ({ ...each, tags: each.tags?.filter(ordinaryOnly) ?? [] }));
      const { deletions, removals } = purge(manifests, given, { protected: [], excluded: [], keptManifests: [] });
      const gone = new Set([...deletions.flatMap(each => each.tags), ...removals.map(each => each.slice(2))]);
      const model = new PurgeModel(manifests, given, { protected: [], excluded: [], keptManifests: [] });
      for (const each of given) {
        const ordinary = manifests
          .flatMap(({ tags }) => tags)
          .filter(({ name, age: since }) => since !== undefined && model.decides(name) === each);
        const left = ordinary.filter(({ name }) => !gone.has(name));
        expect(left.length).toBeGreaterThanOrEqual(Math.min(each.keep, ordinary.length));
      }
    }),
    { numRuns: 1000 },
  );
});
