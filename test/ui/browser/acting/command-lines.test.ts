import { describe, expect, test } from 'vitest';
import {
  attributesLine,
  deleteLine,
  listLine,
  readLine,
  undoLine,
} from '../../../../src/ui/browser/acting/command-lines.ts';
import type { Place } from '../../../../src/ui/browser/place.ts';
import { identityOf, subjectOf } from '../../../../src/ui/browser/subject.ts';
import { startShell } from '../../../support/shell.ts';
import { valuesOf } from './acting.ts';

const tag = { kind: 'tag', registry: 'contoso', repository: 'team/api', tag: '1.4.2', digest: 'sha256:1' } as const;
const manifest = { kind: 'manifest', registry: 'localhost:5000', repository: 'team/api', digest: 'sha256:1' } as const;

test('changes name everything, so that the line means the same everywhere', () => {
  expect(deleteLine(tag)).toBe(
    'Remove-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api -Name 1.4.2',
  );
  expect(deleteLine(manifest)).toBe(
    'Remove-AzContainerRegistryManifest -RegistryName localhost:5000 -RepositoryName team/api -Manifest sha256:1',
  );
  expect(attributesLine(tag, { writeEnabled: false, deleteEnabled: true })).toBe(
    'Update-AzContainerRegistryTag -RegistryName contoso -RepositoryName team/api -Name 1.4.2 -WriteEnabled $false -DeleteEnabled $true',
  );
  const numbers = [[3], [3, 5], [3, 4, 5]];
  expect([undoLine('undo'), undoLine('redo'), ...numbers.map(undoLine)]).toEqual([
    'Undo-AzContainerRegistryChange',
    'Undo-AzContainerRegistryChange -Redo',
    'Undo-AzContainerRegistryChange -Id 3',
    'Undo-AzContainerRegistryChange -Id 3,5',
    'Undo-AzContainerRegistryChange -Id (3..5)',
  ]);
});

test('a name that the language would read otherwise is quoted', () => {
  expect(deleteLine({ ...tag, tag: '-x' })).toContain("-Name '-x'");
  expect(deleteLine({ kind: 'repository', registry: "a'b", repository: 'c' })).toContain("-RegistryName 'a''b'");
});

describe('in a registry', () => {
  const places: readonly Place[] = [
    { kind: 'registries' },
    { kind: 'repositories', registry: 'demo', prefix: '', flat: false },
    { kind: 'repositories', registry: 'demo', prefix: 'test/', flat: false },
    { kind: 'repositories', registry: 'demo', prefix: 'test/', flat: true },
    ...(['tags', 'manifests', 'referrers', 'info'] as const).map(
      (tab): Place => ({ kind: 'repository', registry: 'demo', repository: 'team/api', tab }),
    ),
  ];

  test.each(places)('%j is listed', async place => {
    await using shell = await startShell();
    for (const newestFirst of [false, true]) {
      const values = await valuesOf(shell, listLine(place, { newestFirst }) ?? '');
      expect(shell.errors).toEqual([]);
      expect(values.length).toBeGreaterThan(0);
    }
  });

  test('every row is found again by the line that reads it', async () => {
    await using shell = await startShell();
    for (const place of places) {
      const [row = null] = await valuesOf(shell, listLine(place) ?? '');
      const subject = subjectOf(row);
      // a prefix is nothing in the registry: it is shown by what is below it
      if (!subject || subject.kind === 'prefix') continue;
      const [again = null] = await valuesOf(shell, readLine(subject));
      const found = subjectOf(again);
      expect(found && identityOf(found)).toBe(identityOf(subject));
    }
  });
});
