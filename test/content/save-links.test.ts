import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../src/emulator/random.ts';
import { passingFolder } from '../support/passing-folder.ts';
import { openSavingPlace, type SavingPlace } from './damage/saving-place.ts';
import { guardFolder } from './guarded-folder.ts';
import { makeImage } from './made-image.ts';

// Links that stand where something is to be saved, and lead out of the folder.
const image = makeImage(randomFrom('links'));
const [layer = ''] = image.blobs.keys();
const blob = `layout/blobs/${layer.replace(':', '/')}`;

let place: SavingPlace;
beforeAll(async () => {
  place = await openSavingPlace();
  place.damaging.images.set('team/links', image);
});
afterAll(() => place[Symbol.asyncDispose]());

const folders = ['layout/blobs', 'layout/blobs/sha256'];
const files = [
  'layout/index.json',
  'layout/index.json.partial',
  'layout/oci-layout',
  'layout/oci-layout.partial',
  blob,
  `${blob}.partial`,
  'image.tar.partial',
  'image.tar.partial.json',
  'image.tar.partial.json.new',
];

const cases = [
  ...folders.map(name => ({ name, to: '' })),
  ...files.flatMap(name => ['secret', 'not-yet'].map(to => ({ name, to }))),
].flatMap(each => ['', ' -Force'].map(option => ({ ...each, option, says: each.name.replace(layer.slice(7), '…') })));

/** The rest of a layout that is there already, so that it is added to. */
function writeRest(target: string, name: string): void {
  mkdirSync(dirname(join(target, name)), { recursive: true });
  if (!name.startsWith('layout')) return;
  if (name !== 'layout/oci-layout') writeFileSync(join(target, 'layout/oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  if (name !== 'layout/index.json') writeFileSync(join(target, 'layout/index.json'), '{"manifests":[]}');
}

test.each(cases)('$says is a link to outside/$to:$option', async ({ name, to, option }) => {
  const folder = guardFolder(passingFolder('links'), ({ target, outside }) => {
    writeRest(target, name);
    symlinkSync(join(outside, to), join(target, name));
  });
  const path = join(folder.target, name.startsWith('layout') ? 'layout' : 'image.tar');
  const errors = await place.run(`Save-AcrImage team/links:v1 -Path '${path}'${option}`);
  expect(folder.harmOutside()).toEqual([]);
  if (errors.length > 0) expect(errors).toEqual([expect.stringMatching(/^(UnsafePath|DamagedLayout|NotALayout)$/)]);
});

test.each(files.filter(name => /partial/.test(name)))('%s is a second name of a file elsewhere', async name => {
  const folder = guardFolder(passingFolder('links'), ({ target, outside }) => {
    writeRest(target, name);
    linkSync(join(outside, 'secret'), join(target, name));
  });
  const path = join(folder.target, name.startsWith('layout') ? 'layout' : 'image.tar');
  await place.run(`Save-AcrImage team/links:v1 -Path '${path}' -Force`);
  expect(folder.harmOutside()).toEqual([]);
});

test('the folder itself may be a link, which is what was named', async () => {
  const folder = guardFolder(passingFolder('links'), ({ target, outside }) => {
    mkdirSync(join(outside, 'real'));
    symlinkSync(join(outside, 'real'), join(target, 'named'));
  });
  expect(await place.run(`Save-AcrImage team/links:v1 -Path '${join(folder.target, 'named')}'`)).toEqual([]);
  expect(folder.harmOutside()).toContain(join(folder.outside, 'real', 'index.json'));
});
