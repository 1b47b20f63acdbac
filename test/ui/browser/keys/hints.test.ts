import { expect, test } from 'vitest';
import { width } from '../../../../src/terminal/width.ts';
import { HandedOver } from '../../../../src/ui/browser/handed-over.ts';
import { type HintRequest, hintsFor } from '../../../../src/ui/browser/keys/hints.ts';
import { presetKeys, presetNames } from '../../../../src/ui/browser/keys/presets.ts';
import { type Place, repositoryTabs } from '../../../../src/ui/browser/place.ts';

const item = { registry: 'contoso', repository: 'team/api', digest: 'sha256:31a5' };
const lists: readonly Place[] = [
  { kind: 'registries' },
  { kind: 'repositories', registry: 'contoso', prefix: '', flat: false },
  ...repositoryTabs
    .filter(tab => tab !== 'info')
    .map((tab): Place => ({ kind: 'repository', registry: 'contoso', repository: 'team/api', tab })),
  { kind: 'objects', values: new HandedOver((async function* () {})()) },
  { kind: 'plan' },
  { kind: 'log' },
];
const documents: readonly Place[] = [
  { kind: 'repository', registry: 'contoso', repository: 'team/api', tab: 'info' },
  { kind: 'detail', ...item, tag: undefined, tab: 'overview' },
  { kind: 'tree', ...item },
  { kind: 'used-by', ...item },
  { kind: 'describe', value: null, subject: undefined, raw: false },
];
const places = [
  ...lists.map(place => ({ place, context: 'list' as const })),
  ...documents.map(place => ({ place, context: 'detail' as const })),
];
const manifests: Place = { kind: 'repository', registry: 'contoso', repository: 'team/api', tab: 'manifests' };

const row = (request: Partial<HintRequest> = {}) =>
  hintsFor({
    keys: presetKeys('default'),
    context: 'list',
    place: manifests,
    columns: 100,
    reasonFor: () => undefined,
    ...request,
  })
    .map(({ key, label, disabled }) => (disabled === undefined ? `${key} ${label}` : `(${key} ${label})`))
    .join('  ');

test('the row of interface C6, at 100 columns', () => {
  expect(row()).toBe('Enter open  Space mark  d describe  e attributes  D delete  p plan  / filter  : command  ? help');
});

test('at 80 columns the less useful ones go, the others stay in their places', () => {
  expect(row({ columns: 80 })).toBe('Enter open  Space mark  e attributes  D delete  / filter  : command  ? help');
});

test.each(presetNames.flatMap(preset => places.flatMap(at => [80, 160].map(columns => ({ preset, ...at, columns })))))(
  '$preset, $place.kind, $columns columns: five keys or more, help among them, each that fits and works there',
  ({ preset, place, context, columns }) => {
    const shown = row({ keys: presetKeys(preset), place, context, columns });
    expect(width(shown)).toBeLessThanOrEqual(columns);
    expect(shown).toMatch(/ {2}\? help$/);
    expect(shown.split('  ').length).toBeGreaterThanOrEqual(5);
    expect(shown.split('  ').length).toBeLessThanOrEqual(12);
  },
);

test('a key that does nothing now is told with its reason', () => {
  const reasonFor = (action: string) => (action === 'delete' ? 'the registry is read-only' : undefined);
  expect(row({ reasonFor })).toContain('(D delete)');
});

test('what has no key is not shown, and a remapped one by its key', () => {
  expect(row({ keys: presetKeys('vim'), columns: 160 })).toContain('D delete');
  expect(row({ columns: 12 })).toBe('? help');
});
