import type { SaveOutcome } from '../../content/save/save-outcome.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { OutputType } from '../../values/output-type.ts';
import { exactSizeText, sizeText } from '../../values/size.ts';
import type { NamedImage } from '../inspect/image/named-images.ts';
import { imageName } from '../registry/image-name.ts';
import { placeAliases, placeProperties } from '../registry/place-properties.ts';
import { shortDigest } from '../registry/short-digest.ts';

/** An image that was saved. */
export interface SavedImage extends SaveOutcome {
  readonly place: NamedImage['place'];
  readonly tag: string | undefined;
  readonly digest: Digest;
  readonly path: string;
  readonly manifests: number;
  readonly blobs: number;
}

const sizeOf = ({ fetched, reused }: SavedImage): number => fetched + reused;
const nameOf = ({ place, tag, digest }: SavedImage): string => imageName(place.repository, tag, digest);

export const savedImageType: OutputType<SavedImage> = {
  name: 'AcrSavedImage',
  properties: [
    ...placeProperties,
    { name: 'Tag', of: ({ tag }) => tag ?? null },
    { name: 'Digest', of: ({ digest }) => digest },
    { name: 'Size', of: sizeOf },
    { name: 'Fetched', of: ({ fetched }) => fetched },
    { name: 'Reused', of: ({ reused }) => reused },
    { name: 'Manifests', of: ({ manifests }) => manifests },
    { name: 'Blobs', of: ({ blobs }) => blobs },
    { name: 'Path', of: ({ path }) => path },
    { name: 'Name', of: ({ name }) => name ?? null },
    { name: 'Files', of: ({ files = [] }) => files },
    ...placeAliases,
  ],
  view: {
    asList: 'single',
    list: [
      { label: 'Image', of: nameOf, look: 'reg.repository' },
      { property: 'Digest', look: 'reg.digest' },
      { property: 'Path' },
      { label: 'Name', of: ({ name }) => name },
      { label: 'Files', of: ({ files }) => files?.join('\n') },
      { label: 'Size', of: record => exactSizeText(sizeOf(record)), look: 'reg.size' },
      { label: 'Fetched', of: ({ fetched }) => sizeText(fetched), look: 'reg.size' },
      { label: 'Reused', of: ({ reused }) => (reused === 0 ? undefined : sizeText(reused)), look: 'reg.size' },
    ],
    table: {
      columns: [
        { label: 'Digest', of: ({ digest }) => shortDigest(digest), width: 12, look: 'reg.digest' },
        { label: 'Fetched', of: ({ fetched }) => sizeText(fetched), width: 9, align: 'right', look: 'reg.size' },
        { label: 'Reused', of: ({ reused }) => sizeText(reused), width: 9, align: 'right', look: 'reg.size' },
        { label: 'Name', of: ({ name }) => name ?? '', width: 14, priority: 2 },
        { label: 'Image', of: nameOf, flexible: { least: 16 }, look: 'reg.repository' },
      ],
    },
  },
};
