import { wrap } from '../../../views/lines.ts';
import type { ScreenView } from '../screen-view.ts';

/** Cells and rows of a part of the screen. */
export interface Extent {
  readonly columns: number;
  readonly rows: number;
}

/** Which parts of a screen are drawn, and how much room the others leave. */
export interface ScreenLayout {
  readonly header: boolean;
  readonly crumbs: boolean;
  readonly tabs: boolean;
  /** What is said, in as many lines as it takes; an empty one where its row is kept free. */
  readonly status: readonly string[];
  /** Rows below the status: command and hints, only the hints, or nothing; the `:` or `/` line stands in the first of them. */
  readonly command: boolean;
  readonly hints: boolean;
  /** A table's header row is one of its rows. */
  readonly body: Extent;
  readonly preview: Extent | undefined;
}

/** What is left of a window of ten rows: a frame as high as the window would make Ink clear all of it each time. */
export const LEAST: Extent = { columns: 40, rows: 9 };

/** Whether nothing can be drawn but that the window is too small; no key may change anything then. */
export const isTooSmall = ({ columns, rows }: Extent): boolean => columns < LEAST.columns || rows < LEAST.rows;

/** Cells of the window from which on there is a preview. */
export const PREVIEW_COLUMNS = 120;

/** From so many rows on the status has its own row, so that the list does not move when something is said. */
const ROOMY_ROWS = 16;

/** Rows that the body keeps before other parts give way. */
const LEAST_BODY = 4;

/** A sentence with what to do about it takes no more lines, also where it names a digest twice. */
const MOST_SAID = 5;

/** What decides about the room that a body has. */
export type Parts = Pick<ScreenView, 'header' | 'crumbs' | 'tabs' | 'status' | 'command' | 'hints' | 'line'> & {
  /** Whether a preview is wanted. */
  readonly hasPreview: boolean;
};

/** Shares out a screen. Where it is low the command gives way first, then the hints, then the tabs. */
export function screenLayout(parts: Parts, { columns, rows }: Extent): ScreenLayout {
  const wanted = {
    header: parts.header !== undefined,
    crumbs: parts.crumbs !== undefined,
    tabs: parts.tabs.length > 0,
    status: parts.status !== undefined || rows >= ROOMY_ROWS,
    command: parts.command !== undefined || parts.line !== undefined,
    hints: parts.hints.length > 0 || parts.line !== undefined,
  };
  const left = () => rows - Object.values(wanted).filter(each => each).length;
  if (left() < LEAST_BODY) wanted.command = false;
  if (left() < LEAST_BODY) wanted.hints = parts.line !== undefined;
  if (left() < LEAST_BODY) wanted.tabs = false;
  const room = Math.max(1, Math.min(MOST_SAID, left() - LEAST_BODY + 1));
  const status = wanted.status ? linesOf(parts.status?.text ?? '', columns, room) : [];
  const bodyRows = Math.max(0, left() - Math.max(0, status.length - 1));
  if (!parts.hasPreview || columns < PREVIEW_COLUMNS) {
    return { ...wanted, status, body: { columns, rows: bodyRows }, preview: undefined };
  }
  const previewColumns = Math.floor((columns * 2) / 5);
  return {
    ...wanted,
    status,
    body: { columns: columns - previewColumns - 1, rows: bodyRows },
    preview: { columns: previewColumns, rows: bodyRows },
  };
}

/** A text in so many lines at most; what does not go into them stays behind the last one, which is cut when it is drawn. */
function linesOf(text: string, columns: number, most: number): readonly string[] {
  const lines = wrap(text, columns);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
}
