import type { Desk } from '../desk.ts';
import type { ActionName } from '../keys/action.ts';
import type { Doings } from './doing.ts';

/** Moves in a list by rows, in a text by lines. */
const by = (rows: (page: number) => number) => (desk: Desk) => {
  const { content } = desk.view;
  const step = rows(Math.max(1, desk.bodyRows - 1));
  if (content.kind === 'list') content.list.move(step);
  else content.document.move(step);
};

const toEdge = (edge: 'top' | 'end') => (desk: Desk) => {
  const { content } = desk.view;
  if (content.kind === 'list') content.list.moveTo(edge === 'top' ? 0 : 'end');
  else if (edge === 'top') content.document.top();
  else content.document.bottom();
};

const up = by(() => -1);
const down = by(() => 1);

export const moving = {
  up,
  down,
  'scroll-up': up,
  'scroll-down': down,
  'page-up': by(page => -page),
  'page-down': by(page => page),
  'half-page-up': by(page => -Math.ceil(page / 2)),
  'half-page-down': by(page => Math.ceil(page / 2)),
  top: toEdge('top'),
  bottom: toEdge('end'),
} satisfies Doings<ActionName>;
