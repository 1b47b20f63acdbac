import { cut, width } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Token } from '../../theme/token.ts';

/** Part of a row: clean text in one look. */
export interface Piece {
  readonly text: string;
  readonly look?: Token | undefined;
}

export const piecesWidth = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + width(text), 0);

export const paintPieces = (pieces: readonly Piece[], theme: Theme): string =>
  pieces.map(({ text, look }) => (look === undefined ? text : theme.paint(look, text))).join('');

/** As many of the pieces as go into so many cells, the last of them cut with `…`. */
export function cutPieces(pieces: readonly Piece[], cells: number): readonly Piece[] {
  const kept: Piece[] = [];
  let room = cells;
  for (const [index, piece] of pieces.entries()) {
    const used = width(piece.text);
    const isLast = index === pieces.length - 1;
    if (used > room || (used === room && !isLast)) {
      // an ellipsis tells of the pieces that follow as well
      const text = used > room ? cut(piece.text, room) : cut(`${piece.text}.`, room);
      return text === '' ? kept : [...kept, { ...piece, text }];
    }
    kept.push(piece);
    room -= used;
  }
  return kept;
}

/** Facts beside each other, two blanks between. */
export const spaced = (facts: readonly (readonly Piece[])[]): readonly Piece[] =>
  facts.flatMap((fact, index) => (index === 0 ? fact : [{ text: '  ' }, ...fact]));

/** Blanks between what stands at the left of a row and what stands at its right. */
export const BETWEEN_SIDES = 2;

/** A row with something at its left, which is cut where there is no room, and something at its right. */
export function sidesRow(left: readonly Piece[], right: readonly Piece[], columns: number, theme: Theme): string {
  const rightCells = piecesWidth(right);
  if (right.length === 0 || rightCells > columns) {
    return paintPieces(cutPieces(right.length === 0 ? left : right, columns), theme);
  }
  const room = columns - rightCells - BETWEEN_SIDES;
  const shown = room > 0 ? cutPieces(left, room) : [];
  const gap = columns - rightCells - piecesWidth(shown);
  return `${paintPieces(shown, theme)}${' '.repeat(gap)}${paintPieces(right, theme)}`;
}
