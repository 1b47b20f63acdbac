import type { Theme } from '../../theme/theme.ts';
import { rowsOf } from './dialog-text.ts';
import type { Target } from './target.ts';

const EFFECT_INDENT = '   ';
/** A blank where a long title goes on, so that it is not taken for another target. */
const TITLE_INDENT = ' ';

/** Rows of one target: its title, what the change does besides, why it would fail. */
export function rowsOfTarget({ title, effects, problem }: Target, cells: number, theme: Theme): readonly string[] {
  const [head = '', ...others] = rowsOf(title, cells - TITLE_INDENT.length, theme);
  const lines =
    problem === undefined ? effects : [...effects, { text: `would fail: ${problem}`, look: 'state.error' as const }];
  const below = lines.flatMap(line => rowsOf(line, cells - EFFECT_INDENT.length, theme));
  return [head, ...others.map(each => TITLE_INDENT + each), ...below.map(each => EFFECT_INDENT + each)];
}
