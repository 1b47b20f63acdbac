import { clean } from '../../terminal/clean.ts';
import { cut, pad, width } from '../../terminal/width.ts';
import type { Theme } from '../theme/theme.ts';
import { lastTop, marksIn, type Pager } from './pager.ts';
import { drawRow } from './styled-line.ts';

/** The rows of the screen, the last of them the status. */
export function drawPager(pager: Pager, theme: Theme): readonly string[] {
  const { lines, rows, top, height } = pager;
  const mark = (text: string) => theme.paint('ui.match', text);
  const drawn = rows
    .slice(top, top + height)
    .map((row, index) => drawRow(lines[row.line] ?? '', row, { marks: marksIn(pager, top + index), mark }));
  return [...drawn, ...Array<string>(height - drawn.length).fill(''), statusLine(pager, theme)];
}

function statusLine(pager: Pager, theme: Theme): string {
  const { columns, typing, notice } = pager;
  if (typing) {
    const typed = `${typing.backward ? '?' : '/'}${clean(typing.pattern)}`;
    return cut(typed, columns - 1) + theme.style('7', ' ');
  }
  if (notice !== undefined) return theme.paint('state.warn', cut(clean(notice), columns));
  const place = placeOf(pager);
  const hint = pager.behind ? 'q back' : 'h keys  q close';
  const room = columns - width(place) - width(hint);
  if (room < 2) return theme.paint('ui.title', cut(place, columns));
  return theme.paint('ui.title', pad(place, columns - width(hint))) + theme.paint('ui.muted', hint);
}

/** `lines 1-22/134`, with `(END)` where the last one is on the screen. */
function placeOf(pager: Pager): string {
  const { rows, top, height, lines, complete } = pager;
  const first = rows[top];
  const last = rows[Math.min(rows.length, top + height) - 1];
  if (!first || !last) return complete ? '(END)' : 'waiting…';
  const place = `lines ${first.line + 1}-${last.line + 1}`;
  if (!complete) return `${place}…`;
  return `${place}/${lines.length}${top >= lastTop(pager) ? ' (END)' : ''}`;
}
