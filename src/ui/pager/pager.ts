import { graphemes } from '../../terminal/graphemes.ts';
import { chordOf, type InputEvent } from '../../terminal/key.ts';
import { literalPattern } from './literal-pattern.ts';
import { plainText, rowSpans, type Span } from './styled-line.ts';

/** A text and the part of it that is on the screen. */
export interface Pager {
  /** Safe to show; colours and links are allowed. */
  readonly lines: readonly string[];
  /** false: more lines are still coming. */
  readonly complete: boolean;
  readonly columns: number;
  /** Rows of the screen that show text; the status line is one more. */
  readonly height: number;
  readonly rows: readonly PagerRow[];
  /** Index of the row that stands at the top. */
  readonly top: number;
  readonly search: Search | undefined;
  /** The row where a search stopped; forgotten when the reader moves on by other means. */
  readonly hit: number | undefined;
  /** The pattern that is being typed. */
  readonly typing: Search | undefined;
  /** What is said in place of the status until the next key. */
  readonly notice: string | undefined;
  /** The text that is read, while this is the list of keys. */
  readonly behind: Pager | undefined;
}

/** One row of a line that may take several. */
export interface PagerRow extends Span {
  readonly line: number;
}

/** A text to be found, as it is; letter case counts once a capital has been typed. */
export interface Search {
  readonly pattern: string;
  readonly backward: boolean;
}

export interface Size {
  readonly columns: number;
  readonly height: number;
}

/** A pager over lines; `top` is the index of the line that is to stand at the top. */
export function createPager(lines: readonly string[], size: Size, { top = 0, complete = true } = {}): Pager {
  const rows = layRows(lines, 0, size.columns);
  const pager: Pager = {
    lines,
    complete,
    ...size,
    rows,
    top: 0,
    search: undefined,
    hit: undefined,
    typing: undefined,
    notice: undefined,
    behind: undefined,
  };
  return at(pager, rowOf(rows, top, 0));
}

function layRows(lines: readonly string[], from: number, columns: number): PagerRow[] {
  const width = Math.max(1, columns);
  return lines.flatMap((line, index) =>
    rowSpans(plainText(line), width).map(({ start, end }) => ({ start, end, line: from + index })),
  );
}

/** The row that shows the given place of a line. */
const rowOf = (rows: readonly PagerRow[], line: number, place: number): number =>
  Math.max(
    0,
    rows.findLastIndex(each => each.line < line || (each.line === line && each.start <= place)),
  );

/** Goes to a row, as far as the text lets the screen be full. */
function at(pager: Pager, row: number): Pager {
  return { ...pager, top: Math.max(0, Math.min(row, lastTop(pager))) };
}

export const lastTop = ({ rows, height }: Pager): number => Math.max(0, rows.length - height);

/** The same place of the text on a screen of another size. */
export function resize(pager: Pager, size: Size): Pager {
  const row = pager.rows[pager.top];
  const rows = layRows(pager.lines, 0, size.columns);
  const behind = pager.behind && resize(pager.behind, size);
  const resized = { ...pager, ...size, rows, behind, hit: undefined };
  return at(resized, row ? rowOf(rows, row.line, row.start) : 0);
}

/** More lines at the end of the text that is read. */
export function addLines(pager: Pager, lines: readonly string[]): Pager {
  if (pager.behind) return { ...pager, behind: addLines(pager.behind, lines) };
  const rows = layRows(lines, pager.lines.length, pager.columns);
  return { ...pager, lines: pager.lines.concat(lines), rows: pager.rows.concat(rows) };
}

/** No more lines are coming. */
export const complete = (pager: Pager): Pager =>
  pager.behind ? { ...pager, behind: complete(pager.behind) } : { ...pager, complete: true };

/** What came of a key; `undefined`: the reader closes the pager. */
export type Pressed = Pager | undefined;

/** Keys as in `less`; a run of typed characters is taken one after the other. */
export function press(pager: Pager, event: InputEvent): Pressed {
  if (event.type === 'paste') return pager.typing ? typed(pager, pager.typing, event.text.split('\n')[0] ?? '') : pager;
  const keys = event.type === 'text' ? graphemes(event.text) : [chordOf(event)];
  let now: Pressed = pager;
  for (const key of keys) now &&= pressOne(now, key, event.type === 'text');
  return now;
}

function pressOne(pager: Pager, key: string, isText: boolean): Pressed {
  if (pager.typing) return typeOne(pager, pager.typing, key, isText);
  const binding = pagerKeys.find(each => each.keys.includes(key === ' ' ? 'Space' : key));
  const quiet = { ...pager, notice: undefined };
  return binding ? binding.run(quiet) : quiet;
}

function typed(pager: Pager, typing: Search, text: string): Pager {
  return { ...pager, typing: { ...typing, pattern: typing.pattern + text } };
}

function typeOne(pager: Pager, typing: Search, key: string, isText: boolean): Pager {
  const over = { ...pager, typing: undefined };
  if (isText) return typed(pager, typing, key);
  switch (key) {
    case 'Enter': {
      const search = typing.pattern === '' ? pager.search && { ...typing, pattern: pager.search.pattern } : typing;
      return search ? find({ ...over, search }, search.backward) : over;
    }
    case 'Backspace':
    case 'Ctrl+H': {
      const left = graphemes(typing.pattern).slice(0, -1).join('');
      return typing.pattern === '' ? over : { ...pager, typing: { ...typing, pattern: left } };
    }
    case 'Ctrl+U':
      return { ...pager, typing: { ...typing, pattern: '' } };
    case 'Escape':
    case 'Ctrl+C':
    case 'Ctrl+G':
      return over;
    default:
      return pager;
  }
}

/** Goes to the next row with a match, from the row of the last one or from the top of the screen. */
function find(pager: Pager, backward: boolean): Pager {
  const { search, rows, hit, top } = pager;
  if (!search) return { ...pager, notice: 'No search yet: type / and a text' };
  const step = backward ? -1 : 1;
  const expression = literalPattern(search.pattern);
  for (let row = hit === undefined ? (backward ? top - 1 : top) : hit + step; rows[row]; row += step) {
    if (matchesIn(pager, row, expression).some(each => each.start >= (rows[row]?.start ?? 0))) {
      return { ...at(pager, row), hit: row };
    }
  }
  return { ...pager, notice: `Pattern not found: ${search.pattern}` };
}

/** What of a row is found by the search, as places of its line. */
export function marksIn(pager: Pager, row: number): readonly Span[] {
  return pager.search && pager.search.pattern !== '' ? matchesIn(pager, row, literalPattern(pager.search.pattern)) : [];
}

function matchesIn({ lines, rows }: Pager, row: number, expression: RegExp): readonly Span[] {
  const { line, start, end } = rows[row] ?? { line: -1, start: 0, end: 0 };
  const text = plainText(lines[line] ?? '');
  return Array.from(text.matchAll(expression), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  })).filter(each => each.start < end && each.end > start);
}

/** A function of the pager with the keys that call it. */
interface PagerKey {
  /** Characters as typed, chords as PSReadLine writes them. */
  readonly keys: readonly string[];
  readonly says: string;
  readonly run: (pager: Pager) => Pressed;
}

const by = (amount: (pager: Pager) => number) => (pager: Pager) =>
  at({ ...pager, hit: undefined }, pager.top + amount(pager));

const half = ({ height }: Pager) => Math.max(1, Math.floor(height / 2));

const typing = (backward: boolean) => (pager: Pager) => ({ ...pager, typing: { pattern: '', backward } });

/** The keys of `less`, as far as they are about reading. */
export const pagerKeys: readonly PagerKey[] = [
  { keys: ['Space', 'f', 'PageDown', 'Ctrl+F', 'Ctrl+V'], says: 'one page down', run: by(each => each.height) },
  { keys: ['b', 'PageUp', 'Ctrl+B'], says: 'one page up', run: by(each => -each.height) },
  { keys: ['d', 'Ctrl+D'], says: 'half a page down', run: by(half) },
  { keys: ['u', 'Ctrl+U'], says: 'half a page up', run: by(each => -half(each)) },
  { keys: ['Enter', 'DownArrow', 'j', 'e', 'Ctrl+N', 'Ctrl+J'], says: 'one line down', run: by(() => 1) },
  { keys: ['UpArrow', 'k', 'y', 'Ctrl+P'], says: 'one line up', run: by(() => -1) },
  { keys: ['g', 'Home', '<'], says: 'to the beginning', run: by(each => -each.top) },
  { keys: ['G', 'End', '>'], says: 'to the end', run: by(each => each.rows.length) },
  { keys: ['/'], says: 'search; a capital makes case count', run: typing(false) },
  { keys: ['?'], says: 'search backwards', run: typing(true) },
  { keys: ['n'], says: 'the next match', run: each => find(each, each.search?.backward ?? false) },
  { keys: ['N'], says: 'the match before', run: each => find(each, !(each.search?.backward ?? false)) },
  { keys: ['h', 'H'], says: 'these keys', run: each => (each.behind ? each : keyList(each)) },
  { keys: ['q', 'Q', 'Escape', 'Ctrl+C'], says: 'close', run: each => each.behind },
];

function keyList(pager: Pager): Pager {
  const width = Math.max(...pagerKeys.map(each => each.keys.join('  ').length));
  const lines = ['', ...pagerKeys.map(({ keys, says }) => `  ${keys.join('  ').padEnd(width)}   ${says}`), ''];
  const { columns, height } = pager;
  return { ...createPager(lines, { columns, height }), behind: pager };
}
