import type { Layout } from './layout.ts';

/** What the live region below the transcript shows. */
export type View = EditingView | RunningView;

/** An input line, or a field to be filled: the answer to a question, a name, a secret. */
export interface EditingView extends Layout {
  readonly mode: 'editing';
}

export interface RunningView {
  readonly mode: 'running';
  readonly progress?: string | undefined;
}

/** The terminal as the conversation sees it. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /**
   * Takes up a size that the terminal has got and has not told yet: to be called before what is shown is laid out, since a key that follows a
   * change of the window may come before the signal.
   */
  measure(): void;
  show(view: View): void;
  /** Whether anything has been painted since `show`. */
  readonly isPainted: boolean;
  /** Resolves when what was shown last has been painted. */
  painted(): Promise<void>;
  /** Sets what is called after the terminal has got another size. */
  onResize(repaint: (() => void) | undefined): void;
}

/** Size of the terminal; one that does not know its own, as behind some containers and serial lines, counts as 80 by 24. */
export function sizeOf({ columns, rows }: { readonly columns: number; readonly rows: number }): {
  columns: number;
  rows: number;
} {
  return { columns: columns || 80, rows: rows || 24 };
}
