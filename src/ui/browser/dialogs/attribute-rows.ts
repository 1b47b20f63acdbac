import { pad } from '../../../terminal/width.ts';
import type { Theme } from '../../theme/theme.ts';
import type { SwitchName, SwitchState } from './attribute-switch.ts';

/** One switch as it stands and as it is to be; `set` is undefined where it was not touched. */
export interface SwitchFacts {
  readonly name: SwitchName;
  readonly now: SwitchState;
  readonly set: boolean | undefined;
  readonly purpose: string;
}

/** Cells in front of the first value, and of each value. */
const NAME = 19;
const VALUE = 8;

export const switchHeader = (theme: Theme): string =>
  theme.paint('ui.muted', `${' '.repeat(NAME)}${pad('now', VALUE)}new`);

/** One switch: `> w writeEnabled   on      OFF     push over it`. What changes is in capitals, not only in colour. */
export function switchRow(
  { name, now, set, purpose }: SwitchFacts,
  { mark, cells, theme }: { readonly mark: string; readonly cells: number; readonly theme: Theme },
): string {
  const value = (text: string) => pad(text, VALUE);
  const looks = { on: 'reg.attrOn', off: 'reg.attrOff', mixed: 'state.warn', unknown: 'ui.muted' } as const;
  const next =
    set === undefined ? theme.paint(looks[now], value(now)) : theme.paint('diff.changed', value(set ? 'ON' : 'OFF'));
  const label = `${mark}${theme.paint('ui.key', name.slice(0, 1))} ${pad(`${name}Enabled`, NAME - 4)}`;
  const room = cells - NAME - 2 * VALUE;
  const about = room < purpose.length ? '' : theme.paint('ui.muted', purpose);
  return `${label}${theme.paint(looks[now], value(now))}${next}${about}`;
}

/** What goes out: a switch that was not touched is left as it is. */
export function sendingText(set: ReadonlyMap<SwitchName, boolean>): string {
  if (set.size === 0) return 'Sends nothing: no switch is changed.';
  const fields = [...set].map(([name, value]) => `${name}Enabled=${value}`);
  return `Sends only: ${fields.join(', ')}; then reads back`;
}
