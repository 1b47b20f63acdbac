import { clean } from '../../../terminal/clean.ts';
import type { Theme } from '../../theme/theme.ts';
import type { TabView } from '../screen-view.ts';
import { cutPieces, type Piece, paintPieces, piecesWidth } from './pieces.ts';

/** `1 tags  2 MANIFESTS  3 referrers`: the current one in capitals; where there is no room only it keeps its label. */
export function tabsRow(tabs: readonly TabView[], columns: number, theme: Theme): string {
  const whole = tabs.flatMap(tab => tabPieces(tab, true));
  const shown = piecesWidth(whole) <= columns ? whole : tabs.flatMap(tab => tabPieces(tab, tab.isCurrent));
  return paintPieces(cutPieces(shown, columns), theme);
}

function tabPieces({ key, label, isCurrent }: TabView, hasLabel: boolean): readonly Piece[] {
  const text = isCurrent ? clean(label).toUpperCase() : clean(label);
  return [
    { text: ` ${clean(key)} `, look: 'ui.key' },
    ...(hasLabel ? [{ text, look: isCurrent ? 'ui.accent' : 'ui.keyDesc' } as const] : []),
    { text: ' ' },
  ];
}
