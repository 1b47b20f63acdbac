import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orphansOf, referrersTaken } from '../../../src/admin/graph/graph-effects.ts';
import { at, graphFor, layer, type Made, names, repository } from './made-graph.ts';

/** Places from which `step` leads somewhere that counts, by trying all ways. */
const reaches = (all: readonly Made[], from: number, to: number): boolean =>
  (all[from]?.isThere ?? false) && (all[from]?.children ?? []).some(each => each === to || reaches(all, each, to));

test('ancestors and descendants are what any way through indexes leads to', () => {
  fc.assert(
    fc.property(repository, fc.nat({ max: names.length - 1 }), (all, place) => {
      const graph = graphFor(all);
      const places = [...all.keys()].filter(each => all[each]?.isThere);
      const ancestors = graph.ancestorsOf(at(place)).map(each => each.index.digest);
      expect(ancestors.toSorted()).toEqual(
        places
          .filter(each => reaches(all, each, place))
          .map(at)
          .toSorted(),
      );
      if (!all[place]?.isThere) return;
      const descendants = places.filter(each => reaches(all, place, each)).map(at);
      expect([...graph.descendantsOf(at(place))].toSorted()).toEqual(descendants.toSorted());
    }),
    { numRuns: 300 },
  );
});

test('what is taken, left behind and freed is what counting by hand says', () => {
  const cases = repository.chain(all => fc.tuple(fc.constant(all), fc.subarray([...all.keys()])));
  fc.assert(
    fc.property(cases, ([all, chosen]) => {
      const graph = graphFor(all);
      const places = [...all.keys()].filter(each => all[each]?.isThere);
      const deleted = chosen.filter(each => all[each]?.isThere);
      const gone = new Set(deleted);
      for (const each of places) {
        const { subject } = all[each] ?? {};
        // what refers to something stands after it
        if (subject !== undefined && gone.has(subject)) gone.add(each);
      }
      const taken = referrersTaken(graph, new Set(deleted.map(at)));
      expect(taken.toSorted()).toEqual(
        [...gone]
          .filter(each => !deleted.includes(each))
          .map(at)
          .toSorted(),
      );

      const orphans = places.filter(each => {
        const parents = places.filter(parent => all[parent]?.children.includes(each));
        return (
          !gone.has(each) && !all[each]?.isTagged && parents.length > 0 && parents.every(parent => gone.has(parent))
        );
      });
      const left = orphansOf(graph, new Set([...gone].map(at))).map(each => each.digest);
      expect(left.toSorted()).toEqual(orphans.map(at).toSorted());

      const layersOf = (some: readonly number[]) => new Set(some.flatMap(each => all[each]?.layers ?? []));
      const kept = layersOf(places.filter(each => !gone.has(each)));
      const going = [...layersOf([...gone])];
      const freed = going.filter(each => !kept.has(each));
      expect(graph.freedBy(deleted.map(at))).toEqual({
        bytes: freed.reduce((sum, each) => sum + layer(each).size, 0),
        isRestInUse: freed.length < going.length,
      });
    }),
    { numRuns: 300 },
  );
});
