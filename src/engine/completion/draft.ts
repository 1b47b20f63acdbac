import type { Offer, OfferedValue } from '../parameter.ts';
import type { Word } from './cursor.ts';
import { quoteArgument, visible } from './quote.ts';

/** What may stand at a place of the line. */
export interface Completion {
  /** The part of the text that a candidate replaces, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
  /** More is being fetched: ask again when it is told that there is. */
  readonly pending: boolean;
  /** Age of the oldest cached answer used, in seconds; undefined where nothing came from a cache. */
  readonly age?: number | undefined;
  /** More fit than are listed: whoever narrows the list asks again. */
  readonly isCut?: boolean | undefined;
  /** What is missing and why: `offline`, `the first 2000 of 61310: type more`. */
  readonly note?: string | undefined;
}

export interface Candidate {
  /** What is put into the line, quoted where it has to be. */
  readonly text: string;
  /** What a menu shows; the text itself if left out. */
  readonly label?: string;
  readonly tooltip?: string;
}

/** Candidates before it is known where they go. */
export type Draft = Pick<Completion, 'candidates'> & Partial<Completion>;

export const NOTHING: Draft = { candidates: [] };

/** Values as arguments. */
export const draftOf = (offer: Offer, word: Word): Draft => ({
  ...offer,
  candidates: offer.values.map(each => candidateOf(each, word)),
});

function candidateOf({ value, isCode = false, label, tooltip }: OfferedValue, word: Word): Candidate {
  const text = isCode ? value : quoteArgument(value, word.quote);
  const shown = label ?? (text === value ? undefined : value);
  return {
    text,
    ...(shown === undefined ? {} : { label: visible(shown) }),
    ...(tooltip === undefined ? {} : { tooltip: visible(tooltip) }),
  };
}
