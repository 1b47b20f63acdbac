import { type OutputType, recordType, TypedObject } from '../../../../src/values/output-type.ts';
import { parseRegistryTime } from '../../../../src/values/parse-date.ts';
import type { Value } from '../../../../src/values/value.ts';

export interface TagRow {
  readonly name: string;
  readonly digest: string;
  readonly updated: string;
  readonly size?: number | undefined;
  readonly mode?: string;
}

const time = (text: string): Value => parseRegistryTime(text) ?? text;

const tagOutput: OutputType<TagRow> = {
  name: 'Tag',
  properties: [
    { name: 'RegistryName', of: () => 'contoso' },
    { name: 'RepositoryName', of: () => 'team/api' },
    { name: 'ImageName', of: () => 'team/api' },
    { name: 'Name', of: each => each.name },
    { name: 'Digest', of: each => each.digest },
    { name: 'LastUpdateTime', of: each => time(each.updated) },
    { name: 'Signed', of: () => null },
    { name: 'Layers', of: () => ['a', 'b'] },
    { name: 'LastUpdated', of: each => time(each.updated), hidden: true },
    { name: 'Size', of: each => each.size ?? null, hidden: true },
    { name: 'Mode', of: each => each.mode ?? 'rwld', hidden: true },
  ],
  view: {
    subject: 'tag',
    table: {
      columns: [
        { label: 'Mode', of: each => each.mode ?? 'rwld', width: 4, look: 'reg.attrOn' },
        { label: 'LastUpdated', of: each => each.updated.slice(0, 16), width: 16, priority: 1, look: 'reg.date' },
        {
          label: 'Size',
          of: each => (each.size === undefined ? '' : `${each.size} B`),
          align: 'right',
          width: 8,
          isShown: each => each.size !== undefined,
        },
        { label: 'Digest', of: each => each.digest.slice(7, 19), widthOf: () => 12, look: 'reg.digest' },
        { label: 'Name', of: each => each.name, flexible: { least: 12 }, look: 'reg.tag' },
      ],
    },
  },
};

const type = recordType(tagOutput);

/** A value that is listed as a tag is. */
export const tagValue = (row: TagRow): Value => new TypedObject(type, row);

/** Tags of these names, an hour apart, the last one the newest. */
export const tagsNamed = (names: readonly string[]): readonly Value[] =>
  names.map((name, at) =>
    tagValue({
      name,
      digest: `sha256:${String(at).padStart(64, 'a')}`,
      updated: new Date(Date.UTC(2026, 10, 1, at)).toISOString(),
    }),
  );
