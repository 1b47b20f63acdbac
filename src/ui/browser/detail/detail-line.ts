import { pad, width } from '../../../terminal/width.ts';
import type { CellLook } from '../../../values/look.ts';
import { painted } from '../../../views/paint.ts';
import type { Token } from '../../theme/token.ts';
import type { DocumentLine, Link } from '../document/document-line.ts';
import type { DetailTab } from '../place.ts';

type Piece = DocumentLine['pieces'][number];

/** A name with what is known under it. */
export interface Fact {
  readonly label: string;
  /** Of several lines, each stands below the other. */
  readonly text: string;
  readonly look?: CellLook | undefined;
  readonly link?: Link | undefined;
}

/** The names of facts take so many cells at most; a longer one pushes its text to the right. */
const MOST_LABEL_CELLS = 44;

/** Facts below each other, their texts at the same cell. */
export function factLines(facts: readonly Fact[], depth = 0): readonly DocumentLine[] {
  const cells = Math.min(MOST_LABEL_CELLS, Math.max(0, ...facts.map(({ label }) => width(label))));
  return facts.flatMap(({ label, text, look, link = linkOf(text) }) =>
    text.split('\n').map((line, index) => ({
      pieces: [
        { text: index === 0 ? pad(label, cells) : ' '.repeat(cells), look: 'out.formatAccent' as const },
        { text: '  ' },
        ...lookPieces(line, look),
      ],
      depth,
      hang: cells + 2,
      value: text,
      ...(link ? { link } : {}),
    })),
  );
}

/** A text in its look, letter by letter where that says so. */
function lookPieces(text: string, look: CellLook | undefined): readonly Piece[] {
  if (look === undefined) return [{ text }];
  const pieces: Piece[] = [];
  painted(text, look, (each, part) => {
    pieces.push({ text: part, look: each });
    return part;
  });
  return pieces;
}

/** A heading over deeper lines. */
export const heading = (text: string, more: { readonly depth?: number; readonly look?: Token } = {}): DocumentLine => ({
  pieces: [{ text, look: more.look ?? 'ui.title' }],
  depth: more.depth ?? 0,
  folds: true,
});

/** A sentence where there is nothing else. */
export const remark = (text: string, depth = 0): DocumentLine => ({ pieces: [{ text, look: 'ui.muted' }], depth });

/** Pieces with two blanks between. */
export const spacedPieces = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.filter(each => each.text !== '').flatMap((each, index) => (index === 0 ? [each] : [{ text: '  ' }, each]));

/** An https address leads there. */
export const linkOf = (text: string): Link | undefined =>
  /^https:\/\/[^\s/]\S*$/.test(text) ? { url: text } : undefined;

/** To a manifest of the same repository. */
export const manifestLink = (
  { registry, repository }: { readonly registry: string; readonly repository: string },
  digest: string,
  tab: DetailTab = 'overview',
): Link => ({ place: { kind: 'detail', registry, repository, tag: undefined, digest, tab } });
