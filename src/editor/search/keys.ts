import { finished, type Handled, passOn } from '../handled.ts';
import { ding, type EditorContext, type EditorState, stay } from '../state.ts';
import { giveUpSearch, type IncrementalSearch, keepFound, searchLess, searchOn } from './incremental-search.ts';

/** A key while a search is under way. Any that means nothing to it keeps what was found and acts. */
export function searchKey(
  state: EditorState,
  search: IncrementalSearch,
  chord: string,
  context: EditorContext,
): Handled {
  const name = context.keys.lookup(chord);
  if (name === 'ReverseSearchHistory') return finished(stay(searchOn(state, search, true, context)));
  if (name === 'ForwardSearchHistory') return finished(stay(searchOn(state, search, false, context)));
  if (chord === 'Backspace' || chord === 'Ctrl+H' || name === 'BackwardDeleteChar') {
    const less = searchLess(state, search, context);
    return finished(less === undefined ? ding(state) : stay(less));
  }
  if (chord === 'Escape') return finished(stay(keepFound(state, search)));
  if (chord === 'Ctrl+G' || name === 'Abort') return finished(stay(giveUpSearch(state, search)));
  return passOn(stay(keepFound(state, search)));
}
