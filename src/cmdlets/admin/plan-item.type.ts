import { ATTRIBUTES, pascal } from '../../admin/attribute-words.ts';
import type { PlanItem } from '../../admin/bulk/registry-plan.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { grouped } from '../../values/grouped.ts';
import type { CellLook } from '../../values/look.ts';
import { type OutputType, recordType, TypedObject } from '../../values/output-type.ts';
import { sizeText } from '../../values/size.ts';
import type { Value } from '../../values/value.ts';
import { SHORT, shortDigest } from '../registry/short-digest.ts';
import { minuteText, timeValue } from '../registry/time.ts';

/** One item with the registry that its plan is for. */
export interface PlanItemRecord {
  /** Login server. */
  readonly server: string;
  readonly item: PlanItem;
}

export const planItemType: OutputType<PlanItemRecord> = {
  name: 'AcrPlanItem',
  properties: [
    { name: 'Action', of: ({ item }) => item.action },
    { name: 'RegistryName', of: ({ server }) => server },
    { name: 'RepositoryName', of: ({ item }) => item.repository },
    { name: 'Digest', of: ({ item }) => item.digest ?? null },
    { name: 'Tag', of: ({ item }) => (item.action === 'delete manifest' ? null : (item.tag ?? null)) },
    { name: 'Tags', of: ({ item }) => (item.action === 'delete manifest' ? item.tags : []) },
    { name: 'MediaType', of: ({ item }) => (item.action === 'delete manifest' ? (item.mediaType ?? null) : null) },
    { name: 'Size', of: ({ item }) => sizeOf(item) ?? null },
    { name: 'LastUpdateTime', of: ({ item }) => timeValue(item.lastUpdateTime) },
    { name: 'Change', of: ({ item }) => (item.action === 'update attributes' ? changeValue(item.change) : null) },
    { name: 'After', of: ({ item }) => (item.action === 'delete manifest' ? item.after : []) },
    { name: 'Unlock', of: ({ item }) => unlockValue(item) },
    { name: 'Reason', of: ({ item }) => item.reason },
  ],
  view: {
    table: {
      group: {
        label: 'Repository',
        of: ({ server, item }) => `${server}/${item.repository}`,
        look: 'reg.repository',
      },
      columns: [
        { label: 'Action', of: ({ item }) => WORDS[item.action], width: 6 },
        {
          label: 'LastUpdated',
          of: ({ item }) => minuteText(item.lastUpdateTime),
          width: 16,
          priority: 2,
          look: 'reg.date',
        },
        {
          label: 'Size',
          of: ({ item }) => sizeInColumn(item),
          width: 8,
          align: 'right',
          priority: 1,
          look: 'reg.size',
        },
        {
          label: 'Digest',
          of: ({ item }) => (item.digest === undefined ? '' : shortDigest(item.digest)),
          width: SHORT,
          look: 'reg.digest',
        },
        {
          label: 'Tags',
          of: ({ item }) => tagsText(item),
          flexible: { least: 12 },
          lookOf: ({ item }) => tagsLook(item),
        },
        { label: 'Reason', of: ({ item }) => item.reason },
      ],
    },
  },
};

const type = recordType(planItemType);

/** An item as a value of the pipeline. */
export const planItemValue = (record: PlanItemRecord): Value => new TypedObject(type, record);

const WORDS = { 'delete manifest': 'delete', 'remove tag': 'untag', 'update attributes': 'update' } as const;

/** `{1.4.2, latest}`, `1.4.2`, `1.4.2 DeleteEnabled=False`; of the tags of a manifest at most so many: `{1, 1.4 and 48 more}`. */
export function tagsText(item: PlanItem, most = Infinity): string {
  if (item.action === 'delete manifest') return item.tags.length === 0 ? 'untagged' : `{${fewOf(item.tags, most)}}`;
  if (item.action === 'remove tag') return item.tag;
  const changes = ATTRIBUTES.flatMap(each =>
    item.change[each] === undefined ? [] : [`${pascal(each)}=${item.change[each] ? 'True' : 'False'}`],
  );
  return [...(item.tag === undefined ? [] : [item.tag]), ...changes].join(' ');
}

const fewOf = (tags: readonly string[], most: number): string =>
  tags.length <= most ? tags.join(', ') : `${tags.slice(0, most).join(', ')} and ${grouped(tags.length - most)} more`;

export const tagsLook = (item: PlanItem): CellLook =>
  item.action === 'delete manifest' && item.tags.length === 0 ? 'reg.untagged' : 'reg.tag';

const sizeOf = (item: PlanItem): number | undefined => (item.action === 'delete manifest' ? item.size : undefined);

/** ACR tells 0 of what it has not measured. */
function sizeInColumn(item: PlanItem): string {
  const size = sizeOf(item);
  return size ? sizeText(size) : '';
}

const changeValue = (change: AttributeChange): Value =>
  new CustomObject(
    ATTRIBUTES.flatMap(each => {
      const value = change[each];
      return value === undefined ? [] : [[pascal(each), value] as const];
    }),
  );

function unlockValue(item: PlanItem): Value {
  if (item.action === 'delete manifest') return item.unlock;
  return item.action === 'remove tag' && item.unlock ? [item.tag] : [];
}
