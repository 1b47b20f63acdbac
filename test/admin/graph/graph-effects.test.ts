import { expect, test } from 'vitest';
import { planManifestDeletion } from '../../../src/admin/plan-manifest-deletion.ts';
import { planUntag } from '../../../src/admin/plan-untag.ts';
import type { Manifest } from '../../../src/emulator/store/repository.ts';
import { tag } from '../../registry/names.ts';
import { textsOf } from '../desk.ts';
import { artifact, CREATED, deskWith, digestOf, graphOf, image, indexOf, placeOf } from './made-repository.ts';

const short = ({ digest }: Manifest) => digest.slice(7, 19);

test('an index that goes with one of its images: its tags, what nothing else lists, and what goes along', async () => {
  await using made = await deskWith(repository => {
    const [amd64, arm64, s390x] = ['amd64', 'arm64', 's390x'].map(each => image(repository, each, each));
    if (!amd64 || !arm64 || !s390x) throw new Error('there are three');
    const index = indexOf(repository, [amd64, arm64, s390x]);
    const other = indexOf(repository, [arm64]);
    for (const name of ['latest', '1.0']) repository.tag(name, index, CREATED);
    repository.tag('other', other, CREATED);
    const signature = artifact(repository, 'signature', index);
    const timestamp = artifact(repository, 'timestamp', signature);
    const cosign = artifact(repository, 'cosign');
    repository.tag(`${index.digest.replace(':', '-')}.sig`, cosign, CREATED);
    return { amd64, arm64, s390x, index, other, signature, timestamp, cosign };
  });
  const graph = await graphOf(made.desk);
  const { amd64, arm64, s390x, index, other, signature, timestamp, cosign } = made.made;
  expect(graph.effectsOf([index, amd64].map(digestOf))).toEqual([
    { kind: 'loses', text: 'removes 2 tags: 1.0, latest' },
    { kind: 'loses', text: `leaves 1 manifest that nothing else lists: linux/s390x ${short(s390x)}` },
    {
      kind: 'loses',
      text: `takes 2 referrers with it: notation signature ${short(signature)}, notation signature ${short(timestamp)}`,
    },
    { kind: 'loses', text: `leaves 1 referrer of what goes: notation signature ${short(cosign)}` },
  ]);
  expect(graph.effectsOf([digestOf(arm64)])).toEqual([
    { kind: 'breaks', text: `breaks index ${short(index)} (1.0, latest), which lists it as linux/arm64` },
    { kind: 'breaks', text: `breaks index ${short(other)} (other), which lists it as linux/arm64` },
  ]);
  expect(graph.effectsOf([arm64, amd64].map(digestOf))).toContainEqual({
    kind: 'breaks',
    text: `breaks index ${short(other)} (other), which lists ${short(arm64)} as linux/arm64`,
  });
  expect(graph.effectsOf([])).toEqual([]);
});

test('tags that are taken off: what has no other, and what was found by them', async () => {
  await using made = await deskWith(repository => {
    const [one, two, child] = ['one', 'two', 'child'].map(each => image(repository, each));
    if (!one || !two || !child) throw new Error('there are three');
    for (const name of ['a', 'b']) repository.tag(name, one, CREATED);
    repository.tag('c', two, CREATED);
    repository.tag('platform', child, CREATED);
    repository.tag('index', indexOf(repository, [child]), CREATED);
    const signature = `${two.digest.replace(':', '-')}.sig`;
    repository.tag(signature, artifact(repository, 'cosign'), CREATED);
    return { one, two, signature };
  });
  const graph = await graphOf(made.desk);
  const { one, two, signature } = made.made;
  const off = (...names: string[]) => graph.effectsOf([], names.map(tag)).map(each => each.text);
  expect(off('a')).toEqual([]);
  expect(off('a', 'b')).toEqual([`leaves 1 manifest untagged: ${short(one)}`]);
  expect(off('platform')).toEqual([]);
  expect(off(signature)).toContain(`unbinds 1 referrer that is found by tag: ${signature}`);
  expect(off('c', signature).join()).toContain(`leaves 2 manifests untagged: ${short(two)}, `);
});

test('of many things the first are named and the rest is counted', async () => {
  await using made = await deskWith(repository => {
    const images = Array.from({ length: 30 }, (_, at) => image(repository, String(at)));
    const indexes = images.map(each => indexOf(repository, [each]));
    const all = indexOf(repository, images);
    return { images, indexes, all };
  });
  const graph = await graphOf(made.desk);
  const { images, indexes, all } = made.made;
  const broken = graph.effectsOf(images.map(digestOf)).map(each => each.text);
  expect(broken).toHaveLength(12);
  expect(broken.at(-1)).toBe('breaks 20 further indexes');
  const [left] = graph.effectsOf([...indexes, all].map(digestOf)).map(each => each.text);
  expect(left).toMatch(
    /^leaves 30 manifests that nothing else lists: (linux\/amd64 [0-9a-f]{12}, ){10}linux\/amd64 [0-9a-f]{12} and 19 more$/,
  );
});

test('an index that is hidden or cannot be read may list anything', async () => {
  await using made = await deskWith(repository => {
    const child = image(repository, 'child');
    const index = indexOf(repository, [child]);
    repository.lock(index, { readEnabled: false });
    return { child, index };
  });
  const graph = await graphOf(made.desk);
  expect(graph.effectsOf([digestOf(made.made.child)])).toEqual([
    { kind: 'loses', text: 'not known whether further indexes list what goes: 1 manifest could not be read' },
  ]);
});

test('single deletions say the same: what hidden indexes may list, what only one index lists, what a tag binds', async () => {
  await using made = await deskWith(repository => {
    const [amd64, arm64, hidden] = ['amd64', 'arm64', 'hidden'].map(each => image(repository, each, each));
    if (!amd64 || !arm64 || !hidden) throw new Error('there are three');
    const index = indexOf(repository, [amd64, arm64]);
    indexOf(repository, [arm64]);
    repository.tag(`${index.digest.replace(':', '-')}.sig`, artifact(repository, 'cosign'), CREATED);
    return { amd64, index, hidden };
  });
  const { desk } = made;
  const { amd64, index } = made.made;
  const place = { ...placeOf(desk), digest: digestOf(index) };
  const signature = tag(`${index.digest.replace(':', '-')}.sig`);
  const { change } = await planManifestDeletion(place, new AbortController().signal);
  expect(textsOf(change)).toEqual([
    'it has no tags',
    `leaves the manifest that only this index lists: linux/amd64 ${short(amd64)}`,
    `leaves 1 referrer bound to it by tag alone: ${signature}`,
  ]);
  const untag = await planUntag({ ...placeOf(desk), tag: signature }, desk.signal);
  expect(textsOf(untag.change).at(-1)).toMatch(
    new RegExp(`^[0-9a-f]{12} is no longer found as what describes manifest ${short(index)}$`),
  );

  const stored = desk.emulator.store.repository('made/here')?.manifests.get(index.digest);
  if (!stored) throw new Error('the fixture is another one');
  stored.attributes.listEnabled = false;
  const image64 = await planManifestDeletion({ ...place, digest: digestOf(amd64) }, new AbortController().signal);
  expect(textsOf(image64.change)).toContain(
    'not looked at whether an index lists it: the registry lists 5 of the 6 manifests that it counts; others may be hidden (ListEnabled)',
  );
});
