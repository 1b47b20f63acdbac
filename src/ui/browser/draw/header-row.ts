import { clean } from '../../../terminal/clean.ts';
import { cut } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { HeaderView } from '../screen-view.ts';
import { badgePieces } from './badge.ts';
import { BETWEEN_SIDES, type Piece, piecesWidth, sidesRow, spaced } from './pieces.ts';

/** A token that lasts no longer than this is told of in the look of a warning. */
const SOON_MINUTES = 5;

/** Server and badges at the left, facts about the session at the right; where there is no room the facts go, then the server is cut. */
export function headerRow(view: HeaderView, columns: number, theme: Theme): string {
  const badges = badgePieces(view.badges);
  const badgeCells = badges.length === 0 ? 0 : BETWEEN_SIDES + piecesWidth(badges);
  const server = { text: cut(clean(view.server), Math.max(0, columns - badgeCells)), look: 'ui.title' } as const;
  const left = spaced(badges.length === 0 ? [[server]] : [[server], badges]);
  const room = columns - piecesWidth(left) - BETWEEN_SIDES;
  const facts = factsOf(view);
  while (facts.length > 0 && piecesWidth(spaced(facts)) > room) facts.shift();
  return sidesRow(left, spaced(facts), columns, theme);
}

/** The one that is missed least first. */
function factsOf({ identity, tokenMinutes, age }: HeaderView): (readonly Piece[])[] {
  const facts: (readonly Piece[])[] = [];
  if (identity !== undefined) facts.push([{ text: `as ${clean(identity)}`, look: 'ui.muted' }]);
  if (tokenMinutes !== undefined) facts.push([tokenPiece(tokenMinutes)]);
  if (age === 'reading') facts.push([{ text: 'reading…', look: 'state.pending' }]);
  else if (age !== undefined) facts.push([{ text: `${shortAge(age)} ago`, look: 'ui.muted' }]);
  return facts;
}

function tokenPiece(minutes: number): Piece {
  if (minutes <= 0) return { text: 'token expired', look: 'state.error' };
  return { text: `token ${minutes}m`, look: minutes > SOON_MINUTES ? 'ui.muted' : 'state.warn' };
}

const steps = [
  { sign: 'd', seconds: 86_400 },
  { sign: 'h', seconds: 3600 },
  { sign: 'm', seconds: 60 },
] as const;

/** `12s`, `3m`, `2h`. */
function shortAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const step = steps.find(each => seconds >= each.seconds);
  return step ? `${Math.floor(seconds / step.seconds)}${step.sign}` : `${seconds}s`;
}
