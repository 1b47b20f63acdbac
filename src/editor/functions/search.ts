import { beginSearch } from '../search/incremental-search.ts';
import { type EditFunction, stay } from '../state.ts';

export const reverseSearchHistory: EditFunction = (state, context) => stay(beginSearch(state, context, true));
export const forwardSearchHistory: EditFunction = (state, context) => stay(beginSearch(state, context, false));
