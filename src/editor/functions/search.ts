import { beginSearch } from '../search/incremental-search.ts';
import { type EditFunction, stay } from '../state.ts';

/** Looks through the history from the newest entry, with each character anew. */
export const reverseSearchHistory: EditFunction = (state, context) => stay(beginSearch(state, context, true));
/** The same towards the newest. */
export const forwardSearchHistory: EditFunction = (state, context) => stay(beginSearch(state, context, false));
