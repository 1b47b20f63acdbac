import { ask, type EditFunction, stay } from '../state.ts';
import { pageSuggestions } from './suggestion-list.ts';

/** Up to the owner. */
export const clearScreen: EditFunction = state => ask(state, { kind: 'clear-screen' });

/** Pages in the list of suggestions; the scroll-back belongs to the terminal. */
const paging =
  (page: 'up' | 'down' | 'top' | 'bottom'): EditFunction =>
  (state, context) =>
    pageSuggestions(state, context, page) ?? stay(state);

/** By a page, or to an end of the list. */
export const scrollDisplayUp = paging('up');
export const scrollDisplayDown = paging('down');
export const scrollDisplayTop = paging('top');
export const scrollDisplayToCursor = paging('bottom');
