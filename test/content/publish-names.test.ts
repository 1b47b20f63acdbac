import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { passingFolder } from '../support/passing-folder.ts';
import { startShell, type TestShell } from '../support/shell.ts';
import { guardFolder } from './guarded-folder.ts';
import { hostileTitles } from './hostile-titles.ts';
import { type TarMember, tarOf } from './tar-of.ts';
import { dockerSave } from './written-layout.ts';

// What stands in a tar is read where it stands: no name in it is ever a path on disk, or of a request.
let shell: TestShell;
beforeAll(async () => {
  shell = await startShell({ fixture: 'empty' });
});
afterAll(() => shell[Symbol.asyncDispose]());

const HOSTILE = hostileTitles('/tmp/outside').flatMap(({ titles }) => titles);
const SAFE_PATH = /^\/(?:v2|acr\/v1)\/(?:team\/safe(?:\/|$)|$)|^\/oauth2\//;

/** Publishes a tar of these members as `team/safe:v1`; answers the ids of the errors, and what was asked for besides. */
async function publish(members: readonly TarMember[], reference = 'team/safe:v1') {
  const folder = guardFolder(passingFolder('tar'), ({ target }) => {
    writeFileSync(join(target, 'image.tar'), tarOf(members));
  });
  const before = shell.errors.length;
  const asked = shell.emulator.ledger.entries.length;
  await shell.run(`Publish-AcrImage '${join(folder.target, 'image.tar')}' ${reference} -Force`);
  return {
    errors: shell.errors.slice(before).map(each => each.fullyQualifiedErrorId.split(',')[0]),
    harm: [...folder.harmOutside(), ...folder.harmInside(), ...folder.newFiles().keys()],
    paths: shell.emulator.ledger.entries.slice(asked).map(each => each.path),
  };
}

test('names of entries, links and layers in a tar of docker save lead nowhere', { timeout: 120_000 }, async () => {
  const { members } = dockerSave([Buffer.from('a layer')], ['team/safe:v1']);
  const rest = members.filter(each => each.path !== '0/layer.tar' && each.path !== 'manifest.json');
  for (const name of HOSTILE) {
    const list = JSON.stringify([{ Config: 'config.json', RepoTags: null, Layers: [name] }]);
    const kinds = [
      { path: name, content: 'a file', pax: true },
      { path: name, type: 'SymbolicLink', linkpath: '../../outside/secret' },
      { path: 'link', type: 'SymbolicLink', linkpath: name },
      { path: name, type: 'Directory' },
    ] as const;
    const found = await publish([...rest, ...kinds, { path: 'manifest.json', content: list }]);
    expect({ name, ...found }).toMatchObject({
      harm: [],
      errors: [expect.stringMatching(/^(BlobNotFound|Damaged\w+)$/)],
    });
    expect(found.paths.filter(path => !SAFE_PATH.test(path))).toEqual([]);
  }
});

test('names of images in a tar of docker save are names of repositories, or refused', {
  timeout: 120_000,
}, async () => {
  for (const name of HOSTILE) {
    const { members } = dockerSave([Buffer.from('a layer')], [`${name}:v1`, `team/safe:${name}`]);
    const found = await publish(members, '');
    expect({ name, ...found }).toMatchObject({ harm: [] });
    expect({ name, found: found.errors.filter(id => id === 'InternalError') }).toEqual({ name, found: [] });
    expect(found.paths.filter(path => /\.\.|\/\/|\\|%|[^\x21-\x7e]/.test(path.replace(/\?.*/, '')))).toEqual([]);
  }
});
