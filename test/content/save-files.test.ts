import { existsSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passingFolder } from '../support/passing-folder.ts';
import { openSavingPlace, type SavingPlace } from './damage/saving-place.ts';
import { type GuardedFolder, guardFolder } from './guarded-folder.ts';
import { hostileTitles, MARK } from './hostile-titles.ts';
import { makeFiles } from './made-image.ts';

let place: SavingPlace;
beforeAll(async () => {
  place = await openSavingPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

/** Saves an artifact with these titles into the guarded folder; answers the ids of the errors. */
function saveFiles(titles: readonly string[], folder: GuardedFolder, options = ''): Promise<string[]> {
  place.damaging.images.set('evil/files', makeFiles(titles));
  return place.run(`Save-AcrImage evil/files:v1 -Path '${folder.target}' -AsFiles ${options}`);
}

/** What is wrong after files were saved, or refused: outside nothing is touched, inside nothing that was there, and no file has got lost in another. */
function harm(folder: GuardedFolder, titles: readonly string[], errors: readonly string[]): string[] {
  const files = folder.newFiles();
  // an empty title is none
  const expected = titles.filter(each => each !== '').length;
  const escaped = [parse(folder.target).root, dirname(process.cwd()), process.cwd()].filter(above =>
    existsSync(join(above, MARK)),
  );
  return [
    ...[...folder.harmOutside(), ...escaped].map(path => `${path} was touched`),
    ...folder.harmInside().map(path => `${path} was overwritten`),
    ...(errors.length === 0 && files.size !== expected ? [`${files.size} of ${expected} files`] : []),
    ...(errors.length === 0 || files.size === 0 ? [] : [`${files.size} files though it failed: ${errors}`]),
  ];
}

const LIST = hostileTitles('/tmp/outside');

describe(`${LIST.length} hostile titles`, () => {
  test('are 300 and more', () => expect(LIST.length).toBeGreaterThan(300));

  test('write nothing outside the folder and overwrite nothing in it', { timeout: 120_000 }, async () => {
    const wrong: unknown[] = [];
    for (let at = 0; at < LIST.length; at++) {
      const folder = guardFolder(passingFolder('hostile'));
      const { kind, titles, isRefused } = hostileTitles(folder.outside)[at] ?? {
        kind: '',
        titles: [],
        isRefused: true,
      };
      const all = ['good', ...titles];
      const errors = await saveFiles(all, folder);
      const found = harm(folder, all, errors);
      if (isRefused && errors.length === 0) found.push('accepted');
      if (found.length > 0) wrong.push({ kind, titles, errors, found });
    }
    expect(wrong).toEqual([]);
  });

  test('nor do they with -Force, but for what the title itself names', { timeout: 120_000 }, async () => {
    const wrong: unknown[] = [];
    for (let at = 0; at < LIST.length; at++) {
      const folder = guardFolder(passingFolder('forced'));
      const { kind, titles } = hostileTitles(folder.outside)[at] ?? { kind: '', titles: [] };
      const errors = await saveFiles(titles, folder, '-Force');
      const named = titles.map(title => join(folder.target, title));
      const found = [...folder.harmOutside(), ...folder.harmInside().filter(path => !named.includes(path))];
      if (found.length > 0) wrong.push({ kind, titles, errors, found });
    }
    expect(wrong).toEqual([]);
  });
});

const part = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('..', '.', '/', '\\', '//', ':', '\0', ' ', '~', 'C:', '%2e%2e', '\u202e', '\ud800'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('link', 'file-link', 'dangling', 'loop', 'kept', 'inside', 'secret', 'new', MARK),
  },
  { weight: 1, arbitrary: fc.constantFrom('con', 'nul.txt', 'a', 'A', '\u00e9', 'e\u0301', 'x'.repeat(200)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const title = fc.array(part, { minLength: 1, maxLength: 7 }).map(parts => parts.join(''));

test('titles put together by chance do no harm either', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 3 }), async titles => {
      const folder = guardFolder(passingFolder('chance'));
      const errors = await saveFiles(titles, folder);
      expect({ titles, errors, found: harm(folder, titles, errors) }).toMatchObject({ found: [] });
    }),
    { numRuns: 300, examples: [[['\u00e9', '']]] },
  );
});

test('honest titles are saved as they are, in folders where they say so', async () => {
  const folder = guardFolder(passingFolder('honest'));
  const titles = ['readme.md', 'sub/deep/data.json', 'sub/ünïcödé 日本.txt', '.hidden', 'inside/new', 'a-b_c.1'];
  expect(await saveFiles(titles, folder)).toEqual([]);
  expect([...folder.newFiles()].sort()).toEqual(titles.map((each, at) => [each, `content ${at}\n`]).sort());
  expect([...folder.harmInside(), ...folder.harmOutside()]).toEqual([]);
});

test('a layer without a title, or with an empty one, is left out', async () => {
  const folder = guardFolder(passingFolder('untitled'));
  expect(await saveFiles(['', 'new'], folder)).toEqual([]);
  expect([...folder.newFiles()]).toEqual([['new', 'content 1\n']]);
});

test('what stands there is overwritten with -Force only', async () => {
  const folder = guardFolder(passingFolder('forced'));
  expect(await saveFiles(['new', 'inside/kept'], folder)).toHaveLength(1);
  expect([...folder.harmInside(), ...folder.newFiles().keys()]).toEqual([]);
  expect(await saveFiles(['new', 'inside/kept'], folder, '-Force')).toEqual([]);
  expect(folder.harmInside()).toEqual([join(folder.target, 'inside', 'kept')]);
  expect(folder.newFiles().get('new')).toBe('content 0\n');
});
