import { statementWords } from '../../language/parse-statement.ts';
import { commandNames } from '../commands.ts';
import type { Frame } from '../frame.ts';
import type { Word } from './cursor.ts';
import type { Draft } from './draft.ts';
import { quoteArgument } from './quote.ts';
import { fitsTyped } from './typed-pattern.ts';

/** A name that a command may be called by. */
interface Callable {
  readonly name: string;
  readonly tooltip: string;
}

/**
 * Commands by a beginning of their name, by wildcards, or by the beginnings of its parts (`g-acrt`, `i-psdf`): cmdlets first, then functions,
 * then aliases.
 */
export function completeCommand(word: Word, { scope, runtime }: Frame): Draft {
  const cmdlets: Callable[] = [];
  const aliases: Callable[] = [];
  for (const entry of runtime.commands.all()) {
    for (const name of commandNames(entry)) {
      if (isVerbNoun(name)) cmdlets.push({ name, tooltip: entry.synopsis });
      else aliases.push({ name, tooltip: `${name} → ${entry.name}: ${entry.synopsis}` });
    }
  }
  const functions = scope.visibleFunctions.map(({ name }) => ({ name, tooltip: `function ${name}` }));
  for (const { name, definition } of scope.visibleAliases) aliases.push({ name, tooltip: `${name} → ${definition}` });
  const all = [...byName(cmdlets), ...byName(functions), ...byName(aliases)];
  const candidates = matching(all, word.text).map(({ name, tooltip }) => ({ text: callable(name, word), tooltip }));
  return { candidates: [...new Map(candidates.map(each => [each.text.toLowerCase(), each])).values()] };
}

function matching(all: readonly Callable[], typed: string): readonly Callable[] {
  // of an empty line only the names that say what they do
  if (typed === '') return all.filter(({ name }) => isVerbNoun(name));
  const fits = fitsTyped(typed);
  const begun = all.filter(({ name }) => fits(name));
  return begun.length > 0 ? begun : all.filter(({ name }) => abbreviates(typed.toLowerCase(), name));
}

/** Whether each part of the typed text begins a part of the name, none left out before the last: `g-acrt` for Get-AcrTag. */
function abbreviates(typed: string, name: string): boolean {
  const [verb = '', noun] = typed.split('-', 2);
  const [fullVerb = '', fullNoun = ''] = name.split('-', 2);
  if (noun === undefined || verb === '' || !fullVerb.toLowerCase().startsWith(verb)) return false;
  return coversParts(noun, fullNoun.match(/[A-Z][^A-Z]*|^[^A-Z]+/g) ?? []);
}

function coversParts(typed: string, [part, ...rest]: readonly string[]): boolean {
  if (typed === '') return true;
  if (part === undefined) return false;
  let shared = 0;
  while (shared < typed.length && typed.charAt(shared) === part.charAt(shared).toLowerCase()) shared += 1;
  for (let length = shared; length > 0; length--) if (coversParts(typed.slice(length), rest)) return true;
  return false;
}

const isVerbNoun = (name: string): boolean => /^[A-Za-z]+-\w/.test(name);

const byName = (names: readonly Callable[]): readonly Callable[] =>
  names.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

/** Where the name begun in quotes goes on in them; a name that is no word is called with `&`. */
function callable(name: string, { quote }: Word): string {
  if (quote !== '') return quoteArgument(name, quote);
  const isWord =
    (/^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(name) && !statementWords.includes(name.toLowerCase())) || /^[%?]$/.test(name);
  return isWord ? name : `& ${quoteArgument(name, "'")}`;
}
