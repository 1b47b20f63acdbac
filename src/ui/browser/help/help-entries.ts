import {
  type ActionGroup,
  type ActionName,
  actionGroups,
  actionNamed,
  actionNames,
  type KeyContext,
  worksIn,
} from '../keys/action.ts';
import type { KeyMap } from '../keys/key-map.ts';

/** An action as the help shows it. */
export interface HelpEntry {
  readonly action: ActionName;
  /** Names of its keys; it may have none and is run from the help then. */
  readonly keys: readonly string[];
  readonly words: string;
  readonly group: ActionGroup;
  /** Why it does nothing here. */
  readonly reason: string | undefined;
}

export interface HelpRequest {
  readonly keys: KeyMap;
  readonly context: KeyContext;
  reasonFor(action: ActionName): string | undefined;
}

/** Everything that can be done in a context, group by group. */
export function helpEntries({ keys, context, reasonFor }: HelpRequest): readonly HelpEntry[] {
  return actionGroups.flatMap(group =>
    actionNames
      .filter(action => actionNamed(action).group === group && worksIn(action, context))
      .map(action => {
        const { words } = actionNamed(action);
        return { action, keys: keys.keysOf(context, action), words, group, reason: reasonFor(action) };
      }),
  );
}

/** The entries that hold every word of the search in their keys, words, group or name: first the key that was typed, then what begins with it. */
export function found(entries: readonly HelpEntry[], search: string): readonly HelpEntry[] {
  const key = search.trim();
  if (key === '') return entries;
  const words = search.toLowerCase().split(/\s+/);
  const holding = entries.filter(entry => {
    const text = `${entry.keys.join(' ')} ${entry.words} ${entry.group} ${entry.action}`.toLowerCase();
    return words.every(each => text.includes(each));
  });
  const isKey = (entry: HelpEntry, fold: (text: string) => string) => entry.keys.some(each => fold(each) === fold(key));
  const rank = (entry: HelpEntry) =>
    isKey(entry, same) ? 0 : isKey(entry, lower) ? 1 : lower(entry.words).startsWith(lower(key)) ? 2 : 3;
  return holding.toSorted((a, b) => rank(a) - rank(b));
}

const same = (text: string) => text;
const lower = (text: string) => text.toLowerCase();
