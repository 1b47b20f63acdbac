/** A piece of one line with a look of its own: the parameters of its SGR sequence (`38;2;255;92;92;1`), which may be empty. Views clean its text. */
export interface StyledText {
  readonly text: string;
  readonly sgr: string;
}

/** A line of text, or of pieces that look different. */
export type ShownLine = string | readonly StyledText[];
