import { type EditFunction, stay } from '../state.ts';
import { closeList } from './suggestion-list.ts';

/** Gives up what is under way. A menu and a search have done so before this function is called. */
export const abort: EditFunction = state => closeList(state) ?? stay(state);
