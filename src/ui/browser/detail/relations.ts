import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import type { Place } from '../place.ts';
import { shortDigest } from '../short-digest.ts';
import { heading, manifestLink, remark, spacedPieces } from './detail-line.ts';
import { layerLine } from './image-tabs.ts';
import { listOf, ofType, textOf } from './read-value.ts';
import { referrerLine, typeCells } from './referrers.ts';

type TreePlace = Extract<Place, { kind: 'tree' }>;

/** An index with its platforms, their layers and what is about each; a subject with its referrers. */
export function treeLines(place: TreePlace, values: readonly Value[]): readonly DocumentLine[] {
  const images = ofType(values, 'AcrImage');
  const layers = Map.groupBy(ofType(values, 'AcrLayer'), each => textOf(each, 'ImageDigest'));
  const all = ofType(values, 'AcrReferrer');
  const cells = typeCells(all);
  const referrers = Map.groupBy(all, each => textOf(each, 'Subject'));
  const told = new Set<string>();

  const about = (subject: string, depth: number): readonly DocumentLine[] => {
    if (told.has(subject)) return [];
    told.add(subject);
    return (referrers.get(subject) ?? []).flatMap(each => {
      const deeper = about(textOf(each, 'Digest'), depth + 1);
      return [referrerLine(place, each, { depth, folds: deeper.length > 0, cells }), ...deeper];
    });
  };
  const inside = (image: Value, depth: number): readonly DocumentLine[] => [
    ...(layers.get(textOf(image, 'Digest')) ?? []).map(each => layerLine(each, depth)),
    ...about(textOf(image, 'Digest'), depth),
  ];

  const [first] = images;
  if (!first) return [remark('There is nothing to show.')];
  const isIndex = textOf(first, 'Digest') !== place.digest;
  const subject = textOf(first, 'Subject');
  return [
    ...(subject === '' || isIndex
      ? []
      : [manifestLine(place, { name: 'is about', digest: subject, look: 'reg.referrer', depth: 0 })]),
    {
      ...manifestLine(place, {
        name: isIndex ? 'index' : textOf(first, 'Platform') || textOf(first, 'ArtifactType') || textOf(first, 'Kind'),
        digest: place.digest,
        look: 'ui.title',
        depth: 0,
      }),
      folds: true,
    },
    ...(isIndex
      ? images.flatMap(each => [
          {
            ...manifestLine(place, {
              name: textOf(each, 'Platform') || textOf(each, 'Kind'),
              digest: textOf(each, 'Digest'),
              look: 'reg.platform',
              depth: 1,
            }),
            folds: true,
          },
          ...inside(each, 2),
        ])
      : inside(first, 1)),
    ...about(place.digest, 1),
  ];
}

type UsedByPlace = Extract<Place, { kind: 'used-by' }>;

/** Tags on a manifest, indexes that list it, and what it is about. */
export function usedByLines(place: UsedByPlace, values: readonly Value[]): readonly DocumentLine[] {
  const { registry, repository, digest } = place;
  const tags = ofType(values, 'PSTagAttribute').map(
    (each): DocumentLine => ({
      pieces: [{ text: textOf(each, 'Name'), look: 'reg.tag' }],
      depth: 1,
      value: textOf(each, 'Name'),
      link: { place: { kind: 'detail', registry, repository, tag: textOf(each, 'Name'), digest, tab: 'overview' } },
    }),
  );
  const indexes = ofType(values, 'PSManifestAttribute').map(
    (each): DocumentLine => ({
      ...manifestLine(place, { name: '', digest: textOf(each, 'Digest'), look: 'reg.platform', depth: 1 }),
      pieces: spacedPieces([
        { text: shortDigest(textOf(each, 'Digest')), look: 'reg.digest' },
        { text: listOf(each, 'Tags').map(String).join(', '), look: 'reg.tag' },
      ]),
    }),
  );
  const subject = ofType(values, 'AcrImage')
    .map(each => textOf(each, 'Subject'))
    .find(each => each !== '');
  const sections = [
    ...section('Tags', tags),
    ...section('Listed by', indexes),
    ...section(
      'Is about',
      subject === undefined ? [] : [manifestLine(place, { name: '', digest: subject, look: 'reg.referrer', depth: 1 })],
    ),
  ];
  return sections.length === 0
    ? [remark('No tag points to it, no index lists it, and it is about nothing else.')]
    : sections;
}

const section = (title: string, lines: readonly DocumentLine[]): readonly DocumentLine[] =>
  lines.length === 0 ? [] : [heading(`${title} (${lines.length})`), ...lines];

function manifestLine(
  place: { readonly registry: string; readonly repository: string },
  {
    name,
    digest,
    look,
    depth,
  }: {
    readonly name: string;
    readonly digest: string;
    readonly look: 'ui.title' | 'reg.platform' | 'reg.referrer';
    readonly depth: number;
  },
): DocumentLine {
  return {
    pieces: spacedPieces([
      { text: name, look },
      { text: shortDigest(digest), look: 'reg.digest' },
    ]),
    depth,
    value: digest,
    link: manifestLink(place, digest),
  };
}
