import type { Candidate, Completion } from '../../../editor/completion.ts';
import { viewNames } from './view-commands.ts';

/** Where the candidates of the `:` line come from besides the views. */
export interface LineNames {
  /** What may stand at a place of a line for the engine, in UTF-16 units. */
  complete(text: string, cursor: number): Promise<Completion>;
  themes(): readonly { readonly name: string; readonly about: string }[];
}

/** What may stand at a place of the `:` line: views before commands, arguments of views, and everything that the prompt completes. */
export async function completeLine(text: string, cursor: number, names: LineNames): Promise<Completion> {
  const before = text.slice(0, cursor);
  const [, blank = '', word = ''] = /^(\s*)([a-z]*)$/i.exec(before) ?? [];
  if (before === blank + word) return withViews(await names.complete(text, cursor), { start: blank.length, word });
  const [, listing = '', repository] = /^(\s*(?:tags|manifests)\s+)(\S*)$/i.exec(before) ?? [];
  if (repository !== undefined) return repositoriesFor(listing, repository, names);
  const [, head = '', argument = ''] = /^(\s*(?:theme|refresh)\s+)(\S*)$/i.exec(before) ?? [];
  if (head === '') return names.complete(text, cursor);
  const offered = /theme/i.test(head) ? themesOf(names) : intervals;
  return {
    start: head.length,
    end: cursor + (/^\S*/.exec(text.slice(cursor))?.[0].length ?? 0),
    candidates: offered.filter(each => each.text.toLowerCase().startsWith(argument.toLowerCase())),
    pending: false,
  };
}

/** The repositories that the cmdlet of the view would complete. */
async function repositoriesFor(head: string, begun: string, names: LineNames): Promise<Completion> {
  const asked = 'Get-AzContainerRegistryTag -RepositoryName ';
  const completion = await names.complete(asked + begun, asked.length + begun.length);
  const at = (offset: number) => offset - asked.length + head.length;
  return { ...completion, start: at(completion.start), end: at(completion.end) };
}

function withViews(completion: Completion, { start, word }: { readonly start: number; readonly word: string }) {
  const typed = word.toLowerCase();
  const views = viewNames
    .filter(({ name }) => name.startsWith(typed))
    .map(
      ({ name, argument, about }): Candidate => ({
        text: name,
        tooltip: `:${name}${argument === undefined ? '' : ` (${argument})`}: ${about}`,
      }),
    );
  const known = new Set(views.map(each => each.text));
  const commands = completion.candidates.filter(each => !known.has(each.text.toLowerCase()));
  return { ...completion, start, candidates: [...views, ...commands] };
}

const themesOf = (names: LineNames): readonly Candidate[] => [
  ...names.themes().map(({ name, about }) => ({ text: name, tooltip: about })),
  { text: 'auto', tooltip: "dark or light, by the terminal's background" },
];

const intervals: readonly Candidate[] = [
  ...['10s', '30s', '1m', '5m'].map(text => ({ text })),
  { text: 'off', tooltip: 'Only on demand: R.' },
];
