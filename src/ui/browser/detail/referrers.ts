import { pad, width } from '../../../terminal/width.ts';
import type { Value } from '../../../values/value.ts';
import type { DocumentLine } from '../document/document-line.ts';
import { shortDigest } from '../short-digest.ts';
import { manifestLink, remark, spacedPieces } from './detail-line.ts';
import { ofType, textOf } from './read-value.ts';

interface Repository {
  readonly registry: string;
  readonly repository: string;
}

/** What refers to a manifest, and below each what refers to that; what is about a platform of an index stands under that platform. */
export function referrerLines(place: Repository, values: readonly Value[]): readonly DocumentLine[] {
  const referrers = ofType(values, 'AcrReferrer');
  if (referrers.length === 0) return [remark('Nothing refers to it.')];
  const cells = typeCells(referrers);
  const lines: DocumentLine[] = [];
  let under = '';
  let base = 0;
  for (const [index, each] of referrers.entries()) {
    const depth = Number(textOf(each, 'Depth'));
    if (depth === 0) {
      const platform = textOf(each, 'SubjectPlatform');
      const subject = textOf(each, 'Subject');
      if (platform !== '' && subject !== under) lines.push(platformLine(place, platform, subject));
      under = platform === '' ? '' : subject;
      base = platform === '' ? 0 : 1;
    }
    const folds = Number(textOf(referrers[index + 1], 'Depth')) > depth;
    lines.push(referrerLine(place, each, { depth: base + depth, folds, cells }));
  }
  return lines;
}

const platformLine = (place: Repository, platform: string, digest: string): DocumentLine => ({
  pieces: spacedPieces([
    { text: platform, look: 'reg.platform' },
    { text: shortDigest(digest), look: 'reg.digest' },
  ]),
  depth: 0,
  folds: true,
  value: digest,
  link: manifestLink(place, digest, 'referrers'),
});

/** Types stand below each other; a long one, which is no name but a media type, pushes what follows to the right. */
export const typeCells = (referrers: readonly Value[]): number =>
  Math.max(0, ...referrers.map(each => width(textOf(each, 'Type'))).filter(cells => cells <= MOST_TYPE_CELLS));

const MOST_TYPE_CELLS = 24;

/** `notation signature  ed9cc5431055  application/vnd.cncf.notary.signature`, which leads to its manifest. */
export function referrerLine(
  place: Repository,
  referrer: Value,
  { depth, folds, cells }: { readonly depth: number; readonly folds: boolean; readonly cells: number },
): DocumentLine {
  const digest = textOf(referrer, 'Digest');
  return {
    pieces: spacedPieces([
      { text: pad(textOf(referrer, 'Type'), cells), look: 'reg.referrer' },
      { text: shortDigest(digest), look: 'reg.digest' },
      { text: minuteOf(textOf(referrer, 'CreatedTime')), look: 'reg.date' },
      { text: textOf(referrer, 'ArtifactType'), look: 'reg.mediaType' },
      { text: textOf(referrer, 'Tag'), look: 'reg.tag' },
    ]),
    depth,
    ...(folds ? { folds } : {}),
    value: digest,
    link: manifestLink(place, digest),
  };
}

/** `2026-11-20T08:02:11.398Z` → `2026-11-20 08:02`, as lists show it; an annotation may hold anything. */
const minuteOf = (text: string): string => text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/, '$1 $2');
