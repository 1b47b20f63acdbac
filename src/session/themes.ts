/** A piece of a line, with the parameters of the SGR sequence that it is shown in; they may be empty. */
export interface ThemePiece {
  readonly text: string;
  readonly sgr: string;
}

/** A theme as the list shows it. */
export interface ThemeInfo {
  readonly name: string;
  readonly about: string;
  readonly appearance: 'dark' | 'light' | 'any';
  /** Its file; undefined: it comes with the program. */
  readonly path: string | undefined;
  readonly isCurrent: boolean;
  /** The colours that it is made of, in one line. */
  readonly swatch: readonly ThemePiece[];
  /** What is wrong with it, a clause each. */
  readonly faults: readonly string[];
}

/** One thing that was measured about a theme. */
export interface ThemeMeasure {
  /** WCAG contrast of a token, 1 to 21; or CIE76 distance of two states as somebody with a kind of colour vision sees them. */
  readonly check: 'Contrast' | 'Distance';
  /** `reg.tag`; for a distance the two states that are nearest: `ok, error`. */
  readonly subject: string;
  /** The background on which it is worst, or the kind of vision. */
  readonly against: string;
  /** undefined where the terminal chooses the colour. */
  readonly measured: number | undefined;
  readonly least: number;
  readonly verdict: 'OK' | 'Low' | 'Terminal';
}

/** The themes of a session. Names compare without case; `auto` is the default theme for the terminal's background. */
export interface ThemeShelf {
  /** Name of the theme in use. */
  readonly current: string;
  /** What was wrong with the themes chosen so far, a sentence each. */
  readonly notices: readonly string[];
  /** Every theme: the program's first. One whose file is broken has faults and no swatch. */
  list(): readonly ThemeInfo[];
  /** Chooses again: to be called where the location may have come to another registry. */
  choose(): void;
  /** The terminal has told its background, 0 to 255 each. */
  setBackground(background: { readonly r: number; readonly g: number; readonly b: number }): void;
  /** Shows a theme without using it; undefined, or a name that no theme has, brings back the one in use. */
  preview(name: string | undefined): void;
  /** Uses a theme for the rest of the session; with a login server, whenever the location is on it. Throws SessionError `NoSuchTheme`. */
  set(name: string, server: string | undefined): void;
  /** Writes it into the settings as well. */
  save(name: string, server: string | undefined): Promise<void>;
  /** A sample of every token, line by line. Throws SessionError `NoSuchTheme`. */
  sample(name: string): readonly (string | readonly ThemePiece[])[];
  /** Measures a theme's colours on the terminal's background, or on the usual ones. Throws SessionError `NoSuchTheme`. */
  measure(name: string): readonly ThemeMeasure[];
  /** SGR sequences of what the line editor colours, by PSReadLine's names: `Command`, `InlinePrediction`. */
  readonly editorColours: Readonly<Record<string, string>>;
  /**
   * Sets a colour of the line editor over the theme: a name of PSReadLine's, and `DarkYellow`, `#8181f7` or an SGR sequence.
   * Throws SessionError `NoSuchColour`.
   */
  setEditorColour(name: string, colour: string): void;
}
