import type { DialogLine, Piece } from './dialog-text.ts';

/** What one line of a change is about, with what the change does besides. */
export interface Target {
  /** Names it among all targets of the dialog. */
  readonly id: string;
  /** `31a54a0cf86d  index  215.4 MB  5 hours ago` */
  readonly title: readonly Piece[];
  /** What the change does besides; the dialog indents it. */
  readonly effects: readonly DialogLine[];
  /** It is known to fail and is not sent: why. */
  readonly problem?: string | undefined;
}
