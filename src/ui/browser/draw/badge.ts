import type { Token } from '../../theme/token.ts';
import type { Badge } from '../screen-view.ts';
import type { Piece } from './pieces.ts';

const looks: Readonly<Record<Badge, Token>> = {
  PROTECTED: 'ui.badgeProtected',
  'READ-ONLY': 'ui.badgeReadOnly',
  STALE: 'ui.badgeStale',
  PARTIAL: 'ui.badgePartial',
  FILTERED: 'ui.badgeStale',
  'SCREEN READER': 'ui.accent',
};

/** Badges side by side, a blank between: `[PROTECTED] [READ-ONLY]`. */
export const badgePieces = (badges: readonly Badge[]): readonly Piece[] =>
  badges.flatMap((badge, index) => [
    ...(index === 0 ? [] : [{ text: ' ' }]),
    { text: `[${badge}]`, look: looks[badge] },
  ]);
