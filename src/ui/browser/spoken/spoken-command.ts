import { closest } from '../../../engine/closest.ts';
import type { StagedAction } from '../acting/basket.ts';
import type { AttributeWish } from '../acting/command-lines.ts';
import { type DetailTab, detailTabs, type RepositoryTab, repositoryTabs } from '../place.ts';
import { numbersIn } from './numbers.ts';

/** Words that take nothing behind them. */
type Bare =
  | 'more'
  | 'list'
  | 'where'
  | 'marked'
  | 'back'
  | 'up'
  | 'refresh'
  | 'help'
  | 'quit'
  | 'plan'
  | 'log'
  | 'undo'
  | 'redo';

/** What a line asks for. Numbers are those that were read out, from 1 on. */
export type SpokenCommand =
  | { readonly kind: 'list' }
  | { readonly kind: 'marked' }
  | { readonly kind: Exclude<Bare, 'list' | 'marked'> }
  | { readonly kind: 'open' | 'copy'; readonly number: number }
  | { readonly kind: 'describe' | 'json'; readonly number: number }
  | { readonly kind: 'mark' | 'unmark'; readonly numbers: readonly number[] | 'all' }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'sort'; readonly column: string }
  | { readonly kind: 'tab'; readonly tab: RepositoryTab | DetailTab }
  | { readonly kind: StagedAction; readonly numbers: readonly number[] }
  | { readonly kind: 'attributes'; readonly numbers: readonly number[]; readonly wish: AttributeWish }
  | { readonly kind: 'run'; readonly line: string };

type Read = SpokenCommand | { readonly problem: string };

interface Word {
  readonly name: string;
  /** What stands behind it, for the help. */
  readonly takes?: string;
  readonly about: string;
  /** @param argument what stands behind the word, trimmed. */
  read(argument: string): Read;
}

const bare = (name: Bare, about: string): Word => ({
  name,
  about,
  read: argument => (argument === '' ? { kind: name } : { problem: `${name} takes nothing behind it.` }),
});

const one = (name: 'open' | 'describe' | 'json' | 'copy', about: string): Word => ({
  name,
  takes: 'a number',
  about,
  read(argument) {
    const numbers = numbersIn(argument);
    const [number] = numbers ?? [];
    return number === undefined || numbers?.length !== 1
      ? { problem: `${name} takes one number: ${name} 3` }
      : { kind: name, number };
  },
});

const marking = (name: 'mark' | 'unmark', about: string): Word => ({
  name,
  takes: 'numbers or all',
  about,
  read(argument) {
    if (argument.toLowerCase() === 'all') return { kind: name, numbers: 'all' };
    const numbers = numbersIn(argument);
    return numbers === undefined || numbers.length === 0
      ? { problem: `${name} takes numbers or all: ${name} 3 5-7` }
      : { kind: name, numbers };
  },
});

const changing = (name: StagedAction, about: string): Word => ({
  name,
  takes: 'numbers, or nothing for the marked rows',
  about,
  read(argument) {
    const numbers = numbersIn(argument);
    return numbers === undefined ? { problem: `${name} takes numbers: ${name} 3 5-7` } : { kind: name, numbers };
  },
});

const switches: Readonly<Record<string, keyof AttributeWish>> = {
  read: 'readEnabled',
  write: 'writeEnabled',
  list: 'listEnabled',
  delete: 'deleteEnabled',
};
const ATTRIBUTES = 'attributes takes numbers and switches: attributes 3 write off delete off';

function readAttributes(argument: string): Read {
  const [, rows = '', rest = ''] = /^([\d\s,-]*)(.*)$/.exec(argument.toLowerCase()) ?? [];
  const numbers = numbersIn(rows.trim());
  const wish: { -readonly [Name in keyof AttributeWish]: boolean } = {};
  const words = rest.split(/\s+/).filter(each => each !== '');
  for (let at = 0; at < words.length; at += 2) {
    const name = switches[words[at] ?? ''];
    const state = words[at + 1];
    if (name === undefined || name in wish || (state !== 'on' && state !== 'off')) return { problem: `${ATTRIBUTES}.` };
    wish[name] = state === 'on';
  }
  return numbers === undefined || words.length === 0
    ? { problem: `${ATTRIBUTES}.` }
    : { kind: 'attributes', numbers, wish };
}

const tabs: readonly (RepositoryTab | DetailTab)[] = [...new Set([...repositoryTabs, ...detailTabs])];

/** The words that a line may begin with, in the order of the help. */
export const spokenWords: readonly Word[] = [
  bare('more', 'Reads out the next twenty; so does Enter alone.'),
  bare('list', 'Reads out this place from the beginning.'),
  bare('where', 'Says where this is, how many there are and how many are marked.'),
  one('open', 'Opens a row, or follows the link of a line; the number alone does the same.'),
  bare('back', 'Goes back to the place before.'),
  bare('up', 'Goes to the place above.'),
  {
    name: 'tab',
    takes: tabs.join(', '),
    about: 'Goes to another side of a repository, or of a manifest or tag.',
    read(argument) {
      const tab = tabs.find(each => each === argument.toLowerCase());
      return tab === undefined ? { problem: `tab takes one of ${tabs.join(', ')}.` } : { kind: 'tab', tab };
    },
  },
  {
    name: 'filter',
    takes: 'a filter, or nothing to see all again',
    about: 'Leaves the rows that fit: filter api, filter age>30d, filter untagged.',
    read: text => ({ kind: 'filter', text }),
  },
  {
    name: 'sort',
    takes: 'a column',
    about: 'Sorts by a column; again: the other way round.',
    read: column => (column === '' ? { problem: 'sort takes a column: sort LastUpdated' } : { kind: 'sort', column }),
  },
  marking('mark', 'Marks rows: mark 3 5-7, mark all.'),
  marking('unmark', 'Takes marks away: unmark 3, unmark all.'),
  bare('marked', 'Reads out the marked rows.'),
  one('describe', 'Reads out all that is known about a row.'),
  one('json', 'Reads out a row as JSON.'),
  one('copy', 'Copies the reference of a row, or the value of a line.'),
  changing('delete', 'Deletes: says first what goes and what goes along, then asks.'),
  changing('untag', 'Takes tags away, their manifests stay; asks first.'),
  changing('lock', 'Turns write and delete off, so that nothing is overwritten or deleted; asks first.'),
  changing('unlock', 'Turns write and delete on; asks first.'),
  {
    name: 'attributes',
    takes: 'numbers, then switches',
    about: 'Turns read, write, list and delete on or off: attributes 3 write off; asks first.',
    read: readAttributes,
  },
  bare('undo', 'Undoes the last change; asks first.'),
  bare('redo', 'Does again what was undone; asks first.'),
  bare('plan', 'Goes to the plan.'),
  bare('log', 'Goes to the log of the calls.'),
  bare('refresh', 'Reads this place again from the registry.'),
  bare('help', 'Reads out these words.'),
  bare('quit', 'Back to the prompt; the marked rows are kept in $Marked.'),
];

/** Reads a line: a word of `spokenWords` and what belongs to it, a number, or a cmdlet line behind a colon. */
export function parseSpoken(text: string): Read {
  const line = text.trim();
  if (line === '') return { kind: 'more' };
  if (line === '?') return { kind: 'help' };
  if (line.startsWith(':')) {
    const cmdlet = line.slice(1).trim();
    return cmdlet === '' ? { problem: 'A cmdlet stands behind the colon: : Get-Help' } : { kind: 'run', line: cmdlet };
  }
  if (/^\d+$/.test(line)) return { kind: 'open', number: Number(line) };
  const [, name = '', argument = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const typed = name.toLowerCase();
  const word = spokenWords.find(each => each.name === typed);
  if (word !== undefined) return word.read(argument);
  const [nearest] = closest(
    typed,
    spokenWords.map(each => each.name),
    1,
  );
  // a change is never guessed at, it is only named
  const hint = nearest === undefined ? 'help reads out the words.' : `Did you mean ${nearest}?`;
  return { problem: `There is no word ${name} here. ${hint} A cmdlet stands behind a colon.` };
}
