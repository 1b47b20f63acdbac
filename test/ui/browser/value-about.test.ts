import { expect, test } from 'vitest';
import { documentCommand } from '../../../src/ui/browser/detail/detail-command.ts';
import { propertyOf } from '../../../src/ui/browser/detail/read-value.ts';
import { detailTabs, type Place } from '../../../src/ui/browser/place.ts';
import { subjectAt } from '../../../src/ui/browser/place-path.ts';
import { subjectOf } from '../../../src/ui/browser/subject.ts';
import { valueAbout } from '../../../src/ui/browser/value-about.ts';
import { startShell } from '../../support/shell.ts';
import { read } from './detail/reading.ts';

const TEAM = { registry: 'demo', repository: 'team/api' } as const;

test('an action on a text never means what refers to it, what it lists, or what lists it', async () => {
  await using shell = await startShell();
  const [image] = await read(shell, 'Get-AcrImage team/api:1.4.2 -Platform linux/amd64');
  const digests = ['Digest', 'IndexDigest'].map(name => String(propertyOf(image, name)));
  const found: string[] = [];
  for (const digest of digests) {
    const places: readonly Place[] = [
      ...detailTabs.map(tab => ({ kind: 'detail', ...TEAM, tag: undefined, digest, tab }) as const),
      { kind: 'tree', ...TEAM, digest },
      { kind: 'used-by', ...TEAM, digest },
    ];
    for (const place of places) {
      const about = subjectAt(place);
      if (!about) throw new Error(`${place.kind} is about nothing`);
      const value = valueAbout(await read(shell, documentCommand(place) ?? ''), about);
      if (value === undefined) continue;
      expect(subjectOf(value)).toEqual(about);
      found.push(place.kind);
    }
  }
  // everywhere else the manifest itself is read
  expect(found).toEqual(['detail', 'detail']);
});

test('a tag is the same tag when it has moved', async () => {
  await using shell = await startShell();
  const values = await read(shell, 'Get-AcrTag team/api 1.4.2');
  expect(valueAbout(values, { kind: 'tag', ...TEAM, tag: '1.4.2', digest: 'sha256:0' })).toBe(values[0]);
  expect(valueAbout(values, { kind: 'tag', ...TEAM, tag: '1.4', digest: 'sha256:0' })).toBeUndefined();
});
