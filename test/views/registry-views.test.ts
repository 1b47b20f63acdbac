import { expect, test } from 'vitest';
import { type OutputType, recordType, TypedObject } from '../../src/values/output-type.ts';
import { parseRegistryTime } from '../../src/values/parse-date.ts';
import { exactSizeText, sizeText } from '../../src/values/size.ts';
import { createOutput } from '../../src/views/default-output.ts';
import { shown } from './shown.ts';

interface Manifest {
  readonly repository: string;
  readonly mode: string;
  readonly updated: string;
  readonly size: number;
  readonly kind: string;
  readonly platform: string;
  readonly digest: string;
  readonly tags: string;
}

const manifestOutput: OutputType<Manifest> = {
  name: 'PSManifestAttribute',
  properties: [
    { name: 'Repository', of: each => each.repository },
    { name: 'Size', of: each => each.size },
    { name: 'LastUpdateTime', of: each => parseRegistryTime(`${each.updated.replace(' ', 'T')}:51.12Z`) ?? null },
    { name: 'Mode', of: each => each.mode },
  ],
  view: {
    asList: 'single',
    table: {
      group: { label: 'Repository', of: each => each.repository },
      columns: [
        { label: 'Mode', of: each => each.mode, width: 4 },
        { label: 'LastUpdated', of: each => each.updated, width: 16, priority: 4 },
        { label: 'Size', of: each => sizeText(each.size), width: 8, align: 'right', priority: 3 },
        { label: 'Kind', of: each => each.kind, width: 8, priority: 2 },
        { label: 'Platform', of: each => each.platform, width: 11, priority: 1 },
        { label: 'Digest', of: each => each.digest, width: 12 },
        { label: 'Tags', of: each => each.tags, flexible: { least: 12 } },
      ],
    },
    list: ['Repository', { label: 'Size', of: each => exactSizeText(each.size) }, 'LastUpdateTime', 'Mode'],
  },
};
const manifestType = recordType(manifestOutput);

const manifest = (line: string, repository = 'contoso.azurecr.io/team/api') => {
  const [mode = '', updated = '', size = '0', kind = '', platform = '', digest = '', tags = ''] = line.split('|');
  return new TypedObject(manifestType, { repository, mode, updated, size: Number(size), kind, platform, digest, tags });
};

const index = manifest('rwld|2026-11-20 08:02|225863270|index|multi (2)|31a54a0cf86d|{1.4.2, 1.4, 1, latest}');
const listing = [
  index,
  manifest('rwld|2026-11-20 08:02|113351066|image|linux/amd64|9f1c2e7a4b80|in 31a54a0cf86d'),
  manifest('rwld|2026-11-20 08:03|1946|artifact||5d21b6607e42|signs 31a54a0cf86d'),
  manifest('rwld|2026-09-14 11:12|113036493|image|linux/amd64|e2b8f00c6d15|untagged'),
];

test('at 100 columns everything is there', () => {
  expect(shown([listing], { width: 100 }).text).toBe(`
    Repository: contoso.azurecr.io/team/api

Mode LastUpdated          Size Kind     Platform    Digest       Tags
---- -----------          ---- ----     --------    ------       ----
rwld 2026-11-20 08:02 215.4 MB index    multi (2)   31a54a0cf86d {1.4.2, 1.4, 1, latest}
rwld 2026-11-20 08:02 108.1 MB image    linux/amd64 9f1c2e7a4b80 in 31a54a0cf86d
rwld 2026-11-20 08:03   1.9 KB artifact             5d21b6607e42 signs 31a54a0cf86d
rwld 2026-09-14 11:12 107.8 MB image    linux/amd64 e2b8f00c6d15 untagged
`);
});

test('at 80 the flexible column gives way', () => {
  const { text, notices } = shown([listing], { width: 80 });
  expect(text).toContain('\nrwld 2026-11-20 08:02 215.4 MB index    multi (2)   31a54a0cf86d {1.4.2, 1.4, 1…\n');
  expect(text).toContain('\nrwld 2026-11-20 08:03   1.9 KB artifact             5d21b6607e42 signs 31a54a0c…\n');
  expect(notices).toEqual([]);
});

test('at 60 the columns of the lowest priority go, nothing important is lost', () => {
  const { text, notices } = shown([listing], { width: 60 });
  expect(text).toBe(`
    Repository: contoso.azurecr.io/team/api

Mode LastUpdated          Size Digest       Tags
---- -----------          ---- ------       ----
rwld 2026-11-20 08:02 215.4 MB 31a54a0cf86d {1.4.2, 1.4, 1,…
rwld 2026-11-20 08:02 108.1 MB 9f1c2e7a4b80 in 31a54a0cf86d
rwld 2026-11-20 08:03   1.9 KB 5d21b6607e42 signs 31a54a0cf…
rwld 2026-09-14 11:12 107.8 MB e2b8f00c6d15 untagged
`);
  expect(notices).toEqual(['2 columns hidden (Platform, Kind): Format-List shows them']);
});

test('fixed columns stream: only the first row waits, for the second', () => {
  const counts: number[] = [];
  const output = createOutput({ width: 80, print: lines => counts.push(lines.length) });
  for (const row of [index, index, index]) output.write([row]);
  expect(counts).toEqual([5 + 2, 1]);
});

test('a new group is a new table', () => {
  const other = manifest('r-l-|2026-10-02 17:31|1|image||77d0e5aa913c|{1.4.1}', 'contoso.azurecr.io/base');
  expect(shown([[index, other]], { width: 44 }).text).toBe(`
    Repository: contoso.azurecr.io/team/api

Mode Digest       Tags
---- ------       ----
rwld 31a54a0cf86d {1.4.2, 1.4, 1, latest}

    Repository: contoso.azurecr.io/base

Mode Digest       Tags
---- ------       ----
r-l- 77d0e5aa913c {1.4.1}
`);
});

test('one object alone is a list, its dates tell their age', () => {
  const now = () => Date.parse('2026-11-20T13:30:00Z');
  expect(shown([[index]], { width: 80, now }).text).toBe(`
Repository     : contoso.azurecr.io/team/api
Size           : 215.4 MB (225,863,270 bytes)
LastUpdateTime : 2026-11-20T08:02:51Z (5 hours ago)
Mode           : rwld
`);
});
