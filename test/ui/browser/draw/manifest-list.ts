import type { ListColumn, RowView, ScreenView } from '../../../../src/ui/browser/screen-view.ts';

const plain = () => undefined;

export const manifestColumns: readonly ListColumn[] = [
  {
    label: 'Mode',
    width: 4,
    lookOf: () => ({ letters: { '-': 'reg.attrOff' }, others: 'reg.attrOn' }),
  },
  { label: 'LastUpdated', width: 16, priority: 3, lookOf: () => 'reg.date' },
  { label: 'Size', width: 8, align: 'right', priority: 4, lookOf: () => 'reg.size' },
  { label: 'Kind', priority: 2, lookOf: plain },
  { label: 'Platform', priority: 1, lookOf: () => 'reg.platform' },
  { label: 'Digest', width: 12, lookOf: () => 'reg.digest' },
  { label: 'Tags', lookOf: () => 'reg.tag' },
];

const row = (cells: readonly string[], state: Partial<RowView> = {}): RowView => ({
  value: null,
  cells,
  isMarked: false,
  isCursor: false,
  ...state,
});

/** The list screen of the specification (interface C6). */
export const manifestList: ScreenView = {
  header: {
    server: 'contoso.azurecr.io',
    badges: ['PROTECTED', 'READ-ONLY'],
    identity: 'ana@contoso.com',
    tokenMinutes: 41,
    age: 12_400,
  },
  crumbs: {
    crumbs: ['repositories', 'team/api'],
    count: '3 of 412',
    filter: 'age<60d',
    marked: { count: 3, hidden: 1 },
    badges: ['PARTIAL'],
  },
  tabs: ['tags', 'manifests', 'referrers', 'info'].map((label, index) => ({
    key: String(index + 1),
    label,
    isCurrent: label === 'manifests',
  })),
  body: {
    kind: 'table',
    table: {
      columns: manifestColumns,
      rows: [
        row(['rwld', '2026-11-20 08:02', '215.4 MB', 'index', 'multi (2)', '31a54a0cf86d', '{1.4.2, 1.4, 1, latest}']),
        row(['rwld', '2026-11-20 08:02', '108.1 MB', 'image', 'linux/amd64', '9f1c2e7a4b80', 'in 31a54a0cf86d'], {
          isMarked: true,
        }),
        row(['r-l-', '2026-10-02 17:31', '107.9 MB', 'image', 'linux/amd64', '77d0e5aa913c', '{1.4.1}'], {
          isMarked: true,
          isCursor: true,
        }),
      ],
      sort: { column: 'LastUpdated', descending: true },
      selectedColumn: undefined,
    },
  },
  preview: undefined,
  command: 'Get-AzContainerRegistryManifest -RegistryName contoso -RepositoryName team/api',
  status: undefined,
  hints: [
    { key: 'Enter', label: 'open' },
    { key: 'Space', label: 'mark' },
    { key: 'd', label: 'describe' },
    { key: 'e', label: 'attributes', disabled: 'the registry is read-only' },
    { key: 'D', label: 'delete', disabled: 'the registry is read-only' },
    { key: 'p', label: 'plan' },
    { key: '/', label: 'filter' },
    { key: ':', label: 'command' },
    { key: '?', label: 'help' },
  ],
  line: undefined,
};
