import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { Address } from '../hand-over/addresses.ts';
import { factLines, heading } from './detail-line.ts';
import { ofType, textOf } from './read-value.ts';

/** Pages that tell where an image comes from, and what to call them; the first is the one that is looked for most. */
const PAGES = [
  ['CommitUrl', 'commit'],
  ['BuildUrl', 'build'],
  ['RepositoryUrl', 'repository'],
  ['ReleaseUrl', 'release'],
  ['Homepage', 'about the image'],
  ['Documentation', 'documentation'],
] as const;

/** The pages of `Get-AzContainerRegistryImageSource`, each address once. */
export function sourcePages(values: readonly Value[]): readonly Address[] {
  const sources = ofType(values, 'AcrImageSource');
  const pages = PAGES.flatMap(([name, label]) => sources.map(each => ({ label, address: textOf(each, name) })));
  const known = pages.filter(({ address }) => address !== '').toReversed();
  return [...new Map(known.map(each => [each.address, each])).values()].toReversed();
}

/** Where the image comes from; nothing where nobody tells. */
export function sourceLines(values: readonly Value[]): readonly DocumentLine[] {
  const pages = sourcePages(values);
  if (pages.length === 0) return [];
  return [
    heading('Comes from'),
    ...factLines(
      pages.map(({ label, address }) => ({ label, text: address, link: { url: address } })),
      1,
    ),
  ];
}
