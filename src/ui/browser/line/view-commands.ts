import type { Engine } from '../../../engine/engine.ts';

/** What `:` does besides running cmdlets. */
export type ViewCommand =
  | { readonly kind: 'registries' }
  /** `pattern`: what the list is filtered by, in the grammar of `/`. */
  | { readonly kind: 'repositories'; readonly pattern: string | undefined }
  /** The repositories step by step, or all by their whole names. */
  | { readonly kind: 'arrange'; readonly flat: boolean }
  /** `repository`: `team/api`; undefined: the one that is shown, or the one under the cursor. */
  | { readonly kind: 'tab'; readonly tab: 'tags' | 'manifests'; readonly repository: string | undefined }
  | { readonly kind: 'plan' }
  | { readonly kind: 'log' }
  | { readonly kind: 'help' }
  | { readonly kind: 'theme'; readonly name: string }
  /** Milliseconds between two refreshes; undefined: only on demand. */
  | { readonly kind: 'refresh'; readonly every: number | undefined }
  /** The row as JSON in the user's editor, to be read. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'quit' };

type Read = ViewCommand | { readonly problem: string };

interface View {
  readonly name: string;
  /** What may stand behind it, for the menu. */
  readonly argument?: string;
  readonly about: string;
  /** `argument` is trimmed; '' where there is none. undefined: the line is no view, a cmdlet has the same name. */
  read(argument: string): Read | undefined;
}

/** Faster than this nobody reads, and the registry's rate limits are shared with those who work. */
const SHORTEST_SECONDS = 2;

const bare =
  (name: string, command: ViewCommand): View['read'] =>
  argument =>
    argument === '' ? command : { problem: `:${name} takes nothing behind it.` };

/** Components of lower-case letters and digits, joined by slashes (OCI distribution-spec, "Pulling manifests"). */
const REPOSITORY = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;

const tab =
  (name: 'tags' | 'manifests'): View['read'] =>
  argument => {
    if (argument === '') return { kind: 'tab', tab: name, repository: undefined };
    if (REPOSITORY.test(argument)) return { kind: 'tab', tab: name, repository: argument };
    return { problem: `:${name} takes the name of a repository behind it, or nothing.` };
  };

const views: readonly View[] = [
  { name: 'edit', about: 'The row as JSON in $EDITOR, to be read.', read: bare('edit', { kind: 'edit' }) },
  {
    name: 'flat',
    about: 'All repositories by their whole names.',
    read: bare('flat', { kind: 'arrange', flat: true }),
  },
  {
    name: 'help',
    about: 'The keys of this place.',
    // with something behind it, it is the cmdlet
    read: argument => (argument === '' ? { kind: 'help' } : undefined),
  },
  { name: 'log', about: 'Each call with its cmdlet, status and time.', read: bare('log', { kind: 'log' }) },
  {
    name: 'manifests',
    argument: 'a repository',
    about: 'The manifests of this repository, or of another.',
    read: tab('manifests'),
  },
  { name: 'plan', about: 'What has been staged.', read: bare('plan', { kind: 'plan' }) },
  { name: 'quit', about: 'Back to the prompt; marked rows are kept in $Marked.', read: bare('quit', { kind: 'quit' }) },
  {
    name: 'refresh',
    argument: '30s or off',
    about: 'Reads the list again at an interval.',
    read: readInterval,
  },
  { name: 'registries', about: 'The registries that are connected.', read: bare('registries', { kind: 'registries' }) },
  {
    name: 'repos',
    argument: 'a filter',
    about: 'The repositories of this registry.',
    read: argument => ({ kind: 'repositories', pattern: argument === '' ? undefined : argument }),
  },
  {
    name: 'tags',
    argument: 'a repository',
    about: 'The tags of this repository, or of another.',
    read: tab('tags'),
  },
  {
    name: 'theme',
    argument: 'its name',
    about: 'Another theme for this session; seen while it is typed.',
    read: argument =>
      argument === '' ? { problem: 'Which theme? Tab lists them.' } : { kind: 'theme', name: argument },
  },
  {
    name: 'tree',
    about: 'Repositories step by step, by the parts of their names.',
    read: bare('tree', { kind: 'arrange', flat: false }),
  },
];

/** The views that `:` knows, in alphabetical order. */
export const viewNames: readonly Pick<View, 'name' | 'argument' | 'about'>[] = views;

/**
 * Reads a line of `:` as a view: by its name, or by a beginning that only one view has. undefined: it is a line for the engine.
 * `isCommand` tells whether a word is a command's whole name, which goes before the beginning of a view's.
 */
export function parseViewCommand(
  text: string,
  isCommand: (word: string) => boolean,
): { readonly command: ViewCommand } | { readonly problem: string } | undefined {
  const [, word = '', rest = ''] = /^\s*([a-z]+)(?:\s+(.*))?$/is.exec(text) ?? [];
  const typed = word.toLowerCase();
  if (typed === '') return undefined;
  const exact = views.find(each => each.name === typed);
  if (exact === undefined && isCommand(word)) return undefined;
  const begun = exact === undefined ? views.filter(each => each.name.startsWith(typed)) : [exact];
  const [view, ...others] = begun;
  if (view === undefined) return undefined;
  if (others.length > 0) return { problem: `:${word} may be ${begun.map(each => `:${each.name}`).join(' or ')}.` };
  const read = view.read(rest.trim());
  return read === undefined || 'problem' in read ? read : { command: read };
}

/** Whether a word alone is the whole name of a command that the engine knows. */
export function commandTest(engine: Pick<Engine, 'highlight'>): (word: string) => boolean {
  // a word at the end of a text might still become one
  return word => engine.highlight(`${word} `)[0]?.token === 'command';
}

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

function readInterval(argument: string): Read {
  const text = argument.toLowerCase();
  if (text === 'off') return { kind: 'refresh', every: undefined };
  const [, digits, unit = ''] = /^(\d{1,6})\s*([smh]?)$/.exec(text) ?? [];
  if (digits === undefined) return { problem: ':refresh takes seconds, minutes or hours (30s, 5m, 1h), or off.' };
  const seconds = Number(digits) * (UNITS[unit] ?? 1);
  if (seconds < SHORTEST_SECONDS) return { problem: `The shortest interval is ${SHORTEST_SECONDS}s.` };
  return { kind: 'refresh', every: seconds * 1000 };
}
