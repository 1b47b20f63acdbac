import { ask, type EditFunction } from '../state.ts';

/** What is typed stays; opening the browser is up to the owner. */
export const openBrowserHere: EditFunction = state => ask(state, { kind: 'browse' });
