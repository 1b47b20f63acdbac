import type { Buffer } from '../../editor/buffer.ts';
import type { EditorView, Range } from '../../editor/view.ts';
import { clean } from '../../terminal/clean.ts';
import { graphemes } from '../../terminal/graphemes.ts';
import { wrap } from '../../views/lines.ts';
import type { Theme } from '../theme/theme.ts';
import type { Token } from '../theme/token.ts';
import { createPage, type Page } from './page.ts';
import type { PromptText } from './prompt-text.ts';

export interface Layout {
  /** Rows of the screen, none wider than the terminal. */
  readonly rows: readonly string[];
  /** The cursor's place among them, in cells. */
  readonly cursor: { readonly x: number; readonly y: number };
}

/** What a part of the text is, from UTF-16 unit to unit. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly token: Token;
}

export interface LayoutInput {
  readonly prompt: PromptText;
  /** What stands before the further lines of the text. */
  readonly continuation: string;
  readonly buffer: Buffer;
  readonly spans?: readonly Span[];
  readonly view?: EditorView;
  /** Below everything; undefined draws none. */
  readonly status?: string | undefined;
  readonly columns: number;
  /** Rows of the terminal; of an input that is as high the part around the cursor is drawn. */
  readonly rows: number;
  readonly theme: Theme;
}

const nothingElse: EditorView = { selection: undefined, emphasis: undefined, suggestion: '', below: [] };

/** Breaks prompt and text into rows by cells, never inside a grapheme, and finds the cell of the cursor. */
export function layoutPrompt(input: LayoutInput): Layout {
  const { prompt, buffer, view = nothingElse, columns, rows, theme, status } = input;
  // a live region as high as the screen would make Ink clear all of it for each frame
  const height = Math.max(1, rows - 1);
  const page = createPage(columns, theme);
  addPrompt(page, prompt);
  const looks = looksOf(input);
  let cursor = page.place();
  buffer.text.forEach((grapheme, index) => {
    if (grapheme === '\n') {
      page.makeRoom(index === buffer.cursor ? 1 : 0);
      if (index === buffer.cursor) cursor = page.place();
      page.feed();
      page.add(graphemes(clean(input.continuation)), 'shell.continuationPrompt');
      return;
    }
    const drawn = drawnAs(grapheme);
    page.makeRoom(page.widthOf(drawn));
    if (index === buffer.cursor) cursor = page.place();
    page.add(drawn.length === 1 ? [drawn] : graphemes(drawn), looks[index]);
  });
  if (buffer.cursor === buffer.text.length) {
    // Behind a full row the cursor has no cell left; it goes where the next character will go.
    page.makeRoom(1);
    cursor = page.place();
  }
  if (view.suggestion !== '') page.add(graphemes(clean(view.suggestion)), 'shell.inlinePrediction');
  const above = page.rows();
  const below = view.below.map(pieces => pieces.map(each => theme.paint(each.look, each.text)).join(''));
  if (status !== undefined) below.push(...wrap(status, columns).map(row => theme.paint('ui.muted', row)));
  // an input as high as the screen makes room for a search or a menu
  const left = Math.min(below.length, Math.max(height - (cursor.y + 1), Math.floor(height / 2)));
  const room = height - left;
  const first = Math.max(0, Math.min(cursor.y - room + 1, above.length - room));
  return {
    rows: [...above.slice(first, first + room), ...below.slice(0, left)],
    cursor: { x: cursor.x, y: cursor.y - first },
  };
}

/** The accepted input as lines for the transcript, unwrapped: the terminal wraps them and can reflow them. */
export function transcriptLines({
  prompt,
  continuation,
  buffer,
  spans = [],
  theme,
}: Omit<LayoutInput, 'view' | 'columns' | 'rows' | 'status'>): string[] {
  const page = createPage(Number.POSITIVE_INFINITY, theme);
  addPrompt(page, prompt);
  const looks = looksOf({ buffer, spans });
  buffer.text.forEach((grapheme, index) => {
    if (grapheme === '\n') {
      page.feed();
      page.add([clean(continuation)], 'shell.continuationPrompt');
    } else page.add([drawnAs(grapheme)], looks[index]);
  });
  return page.rows();
}

function addPrompt(page: Page, prompt: PromptText): void {
  prompt.forEach((line, index) => {
    if (index > 0) page.feed();
    for (const { text, look } of line) page.add(graphemes(text), look);
  });
}

/** The token of each grapheme: what the language says, over it what the editor marks. */
export function looksOf({
  buffer,
  spans = [],
  view,
}: Pick<LayoutInput, 'buffer' | 'spans' | 'view'>): readonly (Token | undefined)[] {
  let offset = 0;
  let at = 0;
  const isIn = (range: Range | undefined, index: number) =>
    range !== undefined && range.start <= index && index < range.end;
  return buffer.text.map((grapheme, index) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= offset) at += 1;
    const span = spans[at];
    const token = span !== undefined && span.start <= offset ? span.token : undefined;
    offset += grapheme.length;
    if (isIn(view?.selection, index)) return 'shell.selection';
    return isIn(view?.emphasis, index) ? 'shell.emphasis' : token;
  });
}

function drawnAs(grapheme: string): string {
  return grapheme === '\t' ? '    ' : clean(grapheme);
}
