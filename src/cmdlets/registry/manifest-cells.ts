import { childText, referrerText } from '../../admin/manifest-words.ts';
import type { CellLook } from '../../values/look.ts';
import { exactSizeText, sizeText } from '../../values/size.ts';
import type { Reading, Value } from '../../values/value.ts';
import type { ManifestRecord } from './manifest.type.ts';
import { manifestKind, platformOf } from './manifest-kind.ts';
import { shortDigest } from './short-digest.ts';

/** Cells of the Size column. */
export const SIZE_CELLS = 8;
/** Cells of the Platform column: what most platforms need, what Windows needs where nothing is known of the rows to come, and the most. */
const PLATFORM_CELLS = { least: 11, unknown: 13, most: 20 } as const;

/** Reads relations for the rows of one listing, and all neighbours for a manifest that is going to be shown as a list. */
export async function prepareManifests(
  records: readonly ManifestRecord[],
  reading: Reading,
): Promise<readonly string[]> {
  const said: string[] = [];
  const [first] = records;
  for (const [relations, rows] of Map.groupBy(records, each => each.relations)) {
    if (!relations) continue;
    const isAlone = reading.isFirst && records.length === 1 && first !== undefined;
    const manifests = rows.map(each => each.manifest);
    said.push(
      ...(isAlone ? await relations.readOne(first.manifest, reading) : await relations.read(manifests, reading)),
    );
  }
  return said;
}

/** `{1.4.2, latest}`, else what the manifest is to another one, else that it is untagged; `…` where that is not known (interface C3). */
export function tagsOrRelation({ manifest, relations }: ManifestRecord): string {
  if (manifest.tags.length > 0) return `{${manifest.tags.join(', ')}}`;
  const relation = relations?.relationOf(manifest);
  if (!relation) return '…';
  if (relation.kind === 'none') return 'untagged';
  const other = shortDigest(relation.of, relations?.digits);
  return relation.kind === 'child' ? `in ${other}` : `${relation.verb} ${other}`;
}

/**
 * What the manifest is to another one: `child`, `signature`, `referrer`, `none`; `unlisted` of a tagged one that no index lists, the rest of
 * which nobody has read; null where nothing is known.
 */
export function relationWord({ manifest, relations }: ManifestRecord): string | null {
  const relation = relations?.relationOf(manifest);
  if (relation) return relation.kind === 'referrer' && relation.verb === 'signs' ? 'signature' : relation.kind;
  return manifest.tags.length > 0 && relations?.isUnlisted(manifest) ? 'unlisted' : null;
}

export function lookOfTags({ manifest, relations }: ManifestRecord): CellLook | undefined {
  if (manifest.tags.length > 0) return 'reg.tag';
  const relation = relations?.relationOf(manifest);
  return relation && (relation.kind === 'none' ? 'reg.untagged' : 'reg.referrer');
}

/** `linux/amd64`, and of an index how many platforms it lists: `multi (2)`. */
export function platformInColumn({ manifest, relations }: ManifestRecord): string {
  const children = relations?.childrenOf(manifest);
  const text = platformOf(manifest);
  // BuildKit lists its attestations among the platforms, as unknown ones
  return children ? `${text} (${children.filter(each => each.os && each.os !== 'unknown').length})` : text;
}

export const platformCells = ({ relations }: ManifestRecord): number => {
  const { least, unknown, most } = PLATFORM_CELLS;
  return relations ? Math.min(most, Math.max(least, relations.platformCells)) : unknown;
};

/** What the registry reports, else of an index the sum over what it lists, `Σ36.7 MB`. ACR reports 0 for what it has not measured. */
export function sizeInColumn({ manifest, relations }: ManifestRecord): string {
  if (manifest.imageSize) return fitting(sizeText(manifest.imageSize));
  const sum = relations?.sizeOfChildren(manifest);
  return sum === undefined ? '' : fitting(`Σ${sizeText(sum)}`);
}

/** Without the decimal where the column is too narrow for it. */
const fitting = (text: string): string => (text.length > SIZE_CELLS ? text.replace(/\.\d/, '') : text);

/** `215.4 MB (225,863,270 bytes)` */
export function sizeInFull({ manifest, relations }: ManifestRecord): string {
  if (manifest.imageSize) return exactSizeText(manifest.imageSize);
  const sum = relations?.sizeOfChildren(manifest);
  return sum === undefined ? 'unknown' : `Σ ${exactSizeText(sum)}`;
}

/** `linux/amd64 9f1c2e7a4b80` for each manifest that an index lists. */
export const childTexts = ({ manifest, relations }: ManifestRecord): Value | undefined =>
  (relations?.childrenOf(manifest) ?? (manifestKind(manifest) === 'index' ? manifest.references : undefined))?.map(
    childText,
  );

/** `notation signature 5d21b6607e42` for each manifest that is about this one. */
export const referrerTexts = ({ manifest, relations }: ManifestRecord): Value | undefined =>
  relations?.neighboursOf(manifest)?.referrers.map(referrerText);

/** The indexes that list this manifest. */
export const usedByTexts = ({ manifest, relations }: ManifestRecord): Value | undefined =>
  relations?.neighboursOf(manifest)?.usedBy?.map(each => shortDigest(each));
