import type { Image } from '../../../registry/images.ts';
import { platformText } from '../../../registry/manifest-document.ts';
import type { Look } from '../../../values/look.ts';
import type { OutputType } from '../../../values/output-type.ts';
import { sizeText } from '../../../values/size.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { beginning, layersSize, words } from '../image/image-cells.ts';
import type { NamedImage } from '../image/named-images.ts';
import { imageText } from '../image/read-images.ts';
import { type Compared, type Difference, type Side, sharingOf } from './compare-contents.ts';
import type { ImagePair } from './compare-platforms.ts';

/** A difference with the images that it is between. */
export interface DifferenceRecord extends Difference {
  readonly names: { readonly reference: NamedImage; readonly difference: NamedImage };
  /** Both undefined where it is about the indexes. */
  readonly pair: ImagePair;
}

export const differenceType: OutputType<DifferenceRecord> = {
  name: 'AcrImageDifference',
  properties: [
    { name: 'Reference', of: ({ names }) => fullName(names.reference) },
    { name: 'Difference', of: ({ names }) => fullName(names.difference) },
    { name: 'Platform', of: ({ pair }) => platformOf(pair) ?? null },
    { name: 'Area', of: ({ area }) => area },
    { name: 'Name', of: ({ name }) => name, unbound: true },
    { name: 'SideIndicator', of: ({ side }) => side },
    { name: 'ReferenceValue', of: ({ reference }) => reference ?? null },
    { name: 'DifferenceValue', of: ({ difference }) => difference ?? null },
    { name: 'SizeDifference', of: sizeDifference },
    { name: 'LayerCommand', of: ({ command }) => command ?? null },
    { name: 'ReferenceDigest', of: ({ pair }) => pair.reference?.digest ?? null, hidden: true },
    { name: 'DifferenceDigest', of: ({ pair }) => pair.difference?.digest ?? null, hidden: true },
  ],
  view: {
    table: {
      wrap: true,
      group: { label: 'Images', of: headingOf, look: 'reg.repository' },
      columns: [
        { label: '', of: ({ side }) => side, width: 2, lookOf: ({ side }) => LOOKS[side] },
        { label: 'Area', of: ({ area }) => area },
        { label: 'Name', of: record => nameText(record), sharing: { least: 16 } },
        {
          label: 'Value',
          of: valueText,
          flexible: { least: 24 },
          lookOf: ({ side }) => LOOKS[side],
        },
      ],
    },
  },
};

const nameText = ({ area, name }: DifferenceRecord): string =>
  area === 'Layer' && name !== 'Order' ? shortDigest(name) : name;

const LOOKS: Readonly<Record<Side, Look | undefined>> = {
  '==': undefined,
  '<>': 'diff.changed',
  '<=': 'diff.removed',
  '=>': 'diff.added',
};

/** `contoso.azurecr.io/team/api:1.4.2` */
const fullName = (named: NamedImage): string => `${named.place.connection.registry.server.name}/${imageText(named)}`;

const platformOf = ({ reference, difference }: ImagePair): string | undefined => {
  const platform = reference?.platform ?? difference?.platform;
  return platform && platformText(platform);
};

/** Bytes more that the second has, of what is told in bytes; null of anything else. */
function sizeDifference({ area, reference, difference }: DifferenceRecord): number | null {
  const isBytes = (value: Compared) => value === undefined || typeof value === 'number';
  if ((area !== 'Size' && area !== 'Layer') || !isBytes(reference) || !isBytes(difference)) return null;
  return Number(difference ?? 0) - Number(reference ?? 0);
}

/** `contoso.azurecr.io/team/api:1.4.1 and :1.4.2, linux/amd64: 2 of 3 layers shared, 2.0 KB to fetch` */
function headingOf({ names, pair }: DifferenceRecord): string {
  const { reference, difference } = names;
  const isOfBoth = pair.reference && pair.difference;
  const platform = isOfBoth && platformOf(pair);
  const images = `${fullName(reference)} and ${nameBeside(difference, reference)}`;
  const sharing = pair.reference && pair.difference && sharingText(pair.reference, pair.difference);
  return `${images}${platform === undefined ? '' : `, ${platform}`}${sharing === undefined ? '' : `: ${sharing}`}`;
}

/** As much of a name as the other one does not say. */
function nameBeside(named: NamedImage, other: NamedImage): string {
  if (named.place.connection !== other.place.connection) return fullName(named);
  const { repository } = named.place;
  return imageText(named).slice(repository === other.place.repository ? repository.length : 0);
}

function sharingText(reference: Image, difference: Image): string {
  const { shared, added } = sharingOf(reference, difference);
  const size = layersSize(added);
  const share = `${shared.length} of ${difference.document.layers.length} layers shared`;
  return added.length === 0 || size === undefined ? share : `${share}, ${sizeText(size)} to fetch`;
}

/** Values so long that they stand one below the other. */
const LONG = 36;

/** `dotnet old.dll → dotnet new.dll` */
function valueText(record: DifferenceRecord): string {
  const { area, name, side, command } = record;
  const [one, other] = [record.reference, record.difference].map(each => textOf(each, area));
  if (area === 'Layer' && name !== 'Order') return [one ?? other, command].filter(Boolean).join('  ');
  if (side !== '<>') return (side === '=>' ? other : one) ?? '';
  const bytes = area === 'Size' ? sizeDifference(record) : null;
  if (bytes !== null) return `${one} → ${other} (${bytes < 0 ? '' : '+'}${sizeText(bytes)})`;
  const isLong = `${one}${other}`.length > LONG || `${one}${other}`.includes('\n');
  return `${one}${isLong ? '\n' : ' '}→ ${other}`;
}

function textOf(value: Compared, area: Difference['area']): string | undefined {
  if (typeof value === 'string') return beginning(value);
  if (typeof value === 'number') return sizeText(value);
  if (value === undefined) return undefined;
  return area === 'Layer' ? value.map(each => shortDigest(each)).join(' ') : String(words(value) ?? '');
}
