import type { Effect } from '../../admin/effect.ts';
import type { HostLine } from '../../engine/host-line.ts';
import type { Look } from '../../values/look.ts';

/** How the kinds of effects look. */
export const EFFECT_LOOKS: Readonly<Record<Effect['kind'], Look | undefined>> = {
  fails: 'state.error',
  breaks: 'state.error',
  changes: 'diff.changed',
  loses: 'state.warn',
  note: undefined,
};

/** An effect as a line of What if and of the question. */
export function effectLine({ text, kind }: Effect): HostLine {
  const look = EFFECT_LOOKS[kind];
  return look ? { text, look } : text;
}
