import { expect, test } from 'vitest';
import { EMPTY_INDEX, indexText, nameIn, parseLayoutIndex, withImage } from '../../src/content/layout/layout-index.ts';
import { readContentTree } from '../../src/content/read-content-tree.ts';
import { tag as tagName } from '../registry/names.ts';
import { type Entry, MemorySource } from './memory-source.ts';

const { signal } = new AbortController();
const source = new MemorySource();
const treeOf = ({ digest }: Entry, referrers = false) => readContentTree(source, digest, { referrers, signal });
const originOf = (repository: string, tag?: string, server = 'contoso.azurecr.io') => ({ server, repository, tag });

test('an image is named by its tag, and a namesake of elsewhere by as much as tells them apart', async () => {
  const [one, two, three] = await Promise.all(['1', '2', '3'].map(each => treeOf(source.putImage([each]))));
  if (!one || !two || !three) throw new Error('no trees');
  let index = withImage(EMPTY_INDEX, one, originOf('team/api', '1.4'), false);
  index = withImage(index, two, originOf('team/web', '1.4'), false);
  index = withImage(index, three, originOf('team/web', '1.4', 'fabrikam.azurecr.io'), false);
  expect(nameIn(index, one.root, originOf('team/api', '1.4'))).toBe('1.4');
  expect(nameIn(index, two.root, originOf('team/web', '1.4'))).toBe('team/web:1.4');
  expect(nameIn(index, three.root, originOf('team/web', '1.4', 'fabrikam.azurecr.io'))).toBe(
    'fabrikam.azurecr.io/team/web:1.4',
  );
  expect(withImage(index, two, originOf('team/web', '1.4'), false).entries).toEqual(index.entries);
});

test('what other tools have written stays, and is not entered twice', async () => {
  const tree = await treeOf(source.putImage(['other']));
  const entry = {
    digest: tree.root,
    size: 1,
    'x-other': 1,
    annotations: { 'org.opencontainers.image.ref.name': '1.4' },
  };
  const text = JSON.stringify({ schemaVersion: 2, 'x-tool': 'y', manifests: [entry] });
  const before = parseLayoutIndex(text, 'index.json');
  expect(indexText(withImage(before, tree, originOf('team/api', '1.4'), false))).toBe(text);
  const other = await treeOf(source.putImage(['new']));
  const after = withImage(before, other, originOf('team/api', '1.4'), false);
  expect(after.json['x-tool']).toBe('y');
  expect(after.entries[0]).toEqual(entry);
  expect(nameIn(after, other.root, originOf('team/api', '1.4'))).toBe('team/api:1.4');
});

test('an image by its digest alone has no name, and stands once', async () => {
  const tree = await treeOf(source.putImage(['nameless']));
  const index = withImage(EMPTY_INDEX, tree, originOf('team/api'), false);
  expect(index.entries).toHaveLength(1);
  expect(index.entries[0]).not.toHaveProperty('annotations');
  expect(withImage(index, tree, originOf('team/api'), false).entries).toHaveLength(1);
});

test('referrers stand beside the image, those that only a tag binds with that tag', async () => {
  const image = source.putImage(['signed']);
  const [sbom, signature] = [source.putImage(['sbom']), source.putImage(['signature'])];
  source.bind(image.digest, sbom);
  source.bind(image.digest, signature, tagName('sha256-1.sig'));
  const { entries } = withImage(EMPTY_INDEX, await treeOf(image, true), originOf('team/api', '1'), false);
  expect(entries).toMatchObject([
    { digest: image.digest, annotations: { 'org.opencontainers.image.ref.name': '1' } },
    { digest: sbom.digest },
    { digest: signature.digest, annotations: { 'org.opencontainers.image.ref.name': 'sha256-1.sig' } },
  ]);
});

test.each(['', '[]', '{"manifests":{}}', '{"manifests":[1]}', 'null'])('%j is no index', text => {
  expect(() => parseLayoutIndex(text, 'x/index.json')).toThrow(expect.objectContaining({ id: 'DamagedLayout' }));
});
