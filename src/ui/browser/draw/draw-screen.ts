import { clean } from '../../../terminal/clean.ts';
import { cut } from '../../../terminal/width.ts';
import { wrap } from '../../../views/lines.ts';
import type { Overlay, Surface } from '../overlay.ts';
import type { ScreenView } from '../screen-view.ts';
import { crumbsRow } from './crumbs-row.ts';
import { documentRows } from './document-rows.ts';
import { headerRow } from './header-row.ts';
import { hintsRow } from './hints.ts';
import { lineRow } from './line-rows.ts';
import { sidesRow } from './pieces.ts';
import { type Extent, isTooSmall, LEAST, type ScreenLayout, screenLayout } from './screen-layout.ts';
import { cellsOf, fitRow, rowWidth } from './styled-row.ts';
import { tableRows } from './table-rows.ts';
import { tabsRow } from './tabs-row.ts';

/** A frame of the browser, with what lies over it: exactly as many rows as the surface has, none wider than it, styled and safe to draw. */
export function drawScreen(view: ScreenView, surface: Surface, overlay?: Overlay): readonly string[] {
  if (isTooSmall(surface)) {
    // it is not seen, but has to know: no key may answer it then
    overlay?.draw(surface);
    return tooSmall(surface);
  }
  const drawn = drawParts(view, surface);
  return overlay ? laidOver(drawn, overlay.draw(surface), surface.columns) : drawn;
}

/** The row that a frame leaves free belongs to the window as its user knows it. */
const FREE_ROWS = 1;

function tooSmall({ columns, rows, theme }: Surface): readonly string[] {
  const size = `${columns}×${rows + FREE_ROWS}`;
  const least = `${LEAST.columns}×${LEAST.rows + FREE_ROWS}`;
  const lines = wrap(`Window too small: ${size}, the browser needs ${least}.`, columns);
  return filled(
    lines.map(line => theme.paint('state.warn', line)),
    rows,
  );
}

/** Exactly so many rows. */
const filled = (lines: readonly string[], rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, index) => lines[index] ?? '');

function drawParts(view: ScreenView, surface: Surface): readonly string[] {
  const { columns, theme } = surface;
  const layout = screenLayout({ ...view, hasPreview: view.preview !== undefined }, surface);
  const body = bodyRows(view, layout, surface);
  const above = view.line?.above.slice(-layout.body.rows) ?? [];
  const menuTop = body.length - above.length;
  return [
    ...(layout.header && view.header ? [headerRow(view.header, columns, theme)] : []),
    ...(layout.crumbs && view.crumbs ? [crumbsRow(withPosition(view, view.crumbs), columns, theme)] : []),
    ...(layout.tabs ? [tabsRow(view.tabs, columns, theme)] : []),
    ...body.slice(0, menuTop),
    ...above.map(row => fitRow(row, columns)),
    ...statusRows(view, layout.status, surface),
    ...footRows(view, layout, surface),
  ];
}

/** What of a document is on the screen stands where the count of a list does. */
function withPosition({ body }: ScreenView, crumbs: NonNullable<ScreenView['crumbs']>) {
  return body.kind === 'document' && crumbs.count === undefined ? { ...crumbs, count: body.document.position } : crumbs;
}

function bodyRows(view: ScreenView, layout: ScreenLayout, surface: Surface): readonly string[] {
  const { theme } = surface;
  const { columns, rows } = layout.body;
  const body = filled(drawBody(view, layout.body, surface), rows);
  if (!layout.preview || !view.preview) return body;
  // the keys are the list's
  const lines = view.preview.lines.map(line => ({ ...line, isCursor: false }));
  const preview = documentRows(lines, layout.preview.columns, theme);
  const border = theme.paint('ui.border', '│');
  return body.map((row, index) => `${fitRow(row, columns)}${border}${preview[index] ?? ''}`);
}

function drawBody({ body }: ScreenView, extent: Extent, { theme }: Surface): readonly string[] {
  switch (body.kind) {
    case 'table':
      return tableRows(body.table, extent, theme);
    case 'document':
      return documentRows(body.document.lines, extent.columns, theme);
    case 'message': {
      const lines = body.lines.flatMap(line => wrap(line, extent.columns - MESSAGE_INDENT));
      return ['', ...lines.map(line => ' '.repeat(MESSAGE_INDENT) + theme.paint(body.look, line))];
    }
  }
}

/** Where the rows of a list begin. */
const MESSAGE_INDENT = 3;

/** What is said, with what of the preview is on the screen beside its last line. */
function statusRows({ status, preview }: ScreenView, lines: readonly string[], { columns, theme }: Surface): string[] {
  const position =
    preview?.position === undefined ? [] : [{ text: clean(preview.position), look: 'ui.muted' as const }];
  return lines.map((text, index) =>
    sidesRow([{ text, look: status?.look }], index === lines.length - 1 ? position : [], columns, theme),
  );
}

function footRows(view: ScreenView, layout: ScreenLayout, { columns, theme }: Surface): readonly string[] {
  const { line, command, hints } = view;
  const rows: string[] = [];
  if (line) {
    rows.push(lineRow(line, columns, theme));
    const { problem } = line;
    if (layout.command && layout.hints) {
      rows.push(
        problem === undefined
          ? hintsRow(line.hints, columns, theme)
          : theme.paint('state.error', cut(clean(problem), columns)),
      );
    }
    return rows;
  }
  if (layout.command && command !== undefined) {
    rows.push(theme.paint('shell.prompt', 'PS>') + cut(` ${clean(command)}`, columns - 'PS>'.length));
  }
  if (layout.hints) rows.push(hintsRow(hints, columns, theme));
  return rows;
}

/** Rows in the middle of others, which stay as they are around them. */
function laidOver(rows: readonly string[], over: readonly string[], columns: number): readonly string[] {
  const height = Math.min(over.length, rows.length);
  const width = Math.min(columns, Math.max(0, ...over.map(rowWidth)));
  const top = Math.floor((rows.length - height) / 2);
  const left = Math.floor((columns - width) / 2);
  return rows.map((row, index) => {
    const inside = over[index - top];
    if (inside === undefined || index - top >= height) return row;
    return `${cellsOf(row, 0, left)}${fitRow(inside, width)}${cellsOf(row, left + width, columns)}`;
  });
}
