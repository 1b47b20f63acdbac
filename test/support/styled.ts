import type { IBufferCell, Terminal } from '@xterm/headless';

/** One cell of the screen. */
export interface Cell {
  /** What is drawn in it, a space if nothing; empty in the right half of a wide character. */
  readonly text: string;
  /** `fg=#4cc2ff bold`: colours as RGB or as the number in the palette, then attributes; empty for plain text. */
  readonly style: string;
  /** Target of an OSC 8 link. */
  readonly link: string | undefined;
}

const attributes = [
  ['bold', 'isBold'],
  ['dim', 'isDim'],
  ['italic', 'isItalic'],
  ['inverse', 'isInverse'],
  ['invisible', 'isInvisible'],
  ['strikethrough', 'isStrikethrough'],
  ['overline', 'isOverline'],
  ['blink', 'isBlink'],
] as const;

/** The cells of one line, counted from the oldest of the scrollback. */
export function cellsOf(terminal: Terminal, index: number): Cell[] {
  const line = terminal.buffer.active.getLine(index);
  return Array.from({ length: terminal.cols }, (_, x): Cell => {
    const cell = line?.getCell(x);
    if (cell === undefined) return { text: ' ', style: '', link: undefined };
    return {
      text: cell.getWidth() === 0 ? '' : cell.getChars() || ' ',
      style: styleOf(cell),
      link: linkOf(terminal, cell),
    };
  });
}

/**
 * Rows as a text to be compared and kept: each begins with `|`; below a row that is styled stands `:` with the cells of each run, both ends
 * included, `:[0-3 fg=2 bold] [8-12 link=https://…]`. Blanks at the ends of rows and empty rows at the end are left out.
 */
export function styledRows(rows: readonly (readonly Cell[])[]): string[] {
  const lines = rows.flatMap(cells => {
    const text = `|${cells.map(each => each.text).join('')}`.trimEnd();
    const runs = runsOf(cells);
    return runs.length === 0 ? [text] : [text, `:${runs.join(' ')}`];
  });
  return lines.slice(0, lines.findLastIndex(each => each !== '|') + 1);
}

function runsOf(cells: readonly Cell[]): string[] {
  const runs: { style: string; from: number; to: number }[] = [];
  cells.forEach(({ style, link }, x) => {
    const whole = [style, link === undefined ? '' : `link=${link}`].filter(each => each !== '').join(' ');
    const last = runs.at(-1);
    if (last?.style === whole) last.to = x;
    else runs.push({ style: whole, from: x, to: x });
  });
  return runs.filter(each => each.style !== '').map(({ style, from, to }) => `[${from}-${to} ${style}]`);
}

function styleOf(cell: IBufferCell): string {
  const colour = (name: string, isRgb: boolean, isDefault: boolean, value: number) =>
    isDefault ? [] : [`${name}=${isRgb ? `#${value.toString(16).padStart(6, '0')}` : value}`];
  return [
    ...colour('fg', cell.isFgRGB(), cell.isFgDefault(), cell.getFgColor()),
    ...colour('bg', cell.isBgRGB(), cell.isBgDefault(), cell.getBgColor()),
    ...attributes.filter(([, has]) => cell[has]() !== 0).map(([name]) => name),
    ...(isUnderlined(cell) ? ['underline'] : []),
  ].join(' ');
}

/** The model shows links underlined; that is its own look and not the program's. */
const isUnderlined = (cell: IBufferCell): boolean => cell.isUnderline() !== 0 && linkId(cell) === 0;

// xterm.js tells a cell's link only to its own parts
function linkId(cell: IBufferCell): number {
  const id: unknown = inside(inside(cell, 'extended'), 'urlId');
  return typeof id === 'number' ? id : 0;
}

function linkOf(terminal: Terminal, cell: IBufferCell): string | undefined {
  const id = linkId(cell);
  if (id === 0) return undefined;
  const links = inside(inside(terminal, '_core'), '_oscLinkService');
  const lookUp = inside(links, 'getLinkData');
  const link: unknown = typeof lookUp === 'function' ? Reflect.apply(lookUp, links, [id]) : undefined;
  return String(inside(link, 'uri'));
}

function inside(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
