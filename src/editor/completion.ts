/** What may stand at a place of the line, as the program behind the prompt answers it. */
export interface Completion {
  /** The part of the text that a candidate replaces, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
  /** More is being fetched; a `refreshed` event brings it. */
  readonly pending: boolean;
  /** Age of the oldest cached answer used, in seconds; undefined where nothing came from a cache. */
  readonly age?: number | undefined;
  /** More fit than are listed: whoever narrows the list asks again. */
  readonly isCut?: boolean | undefined;
  /** What is missing and why, in a few words. */
  readonly note?: string | undefined;
}

export interface Candidate {
  /** What is put into the line, quoted where it has to be. */
  readonly text: string;
  /** What the menu shows; the text itself if left out. */
  readonly label?: string;
  readonly tooltip?: string;
}

/** A line that the user might want, behind what was typed. */
export interface Suggestion {
  /** The whole line. */
  readonly text: string;
  readonly source: string;
  readonly tooltip?: string;
}
