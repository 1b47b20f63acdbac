import { ShellError } from '../../engine/error-record.ts';
import { string } from '../../engine/kinds.ts';
import type { ShellFacts } from '../../engine/shell-facts.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';

type Variable = ReturnType<ShellFacts['variables']>[number];

/** Parameters with which variables are chosen. */
export const selection = {
  include: string({ help: 'Only those that match; wildcards are allowed.', many: true }),
  exclude: string({ help: 'Not those that match; wildcards are allowed.', many: true }),
  scope: string({ help: 'Global, Local, Script, or how many scopes further out: 0, 1, …' }),
};

export interface Selection {
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly scope: string | undefined;
}

/** The variables that the names and patterns mean, in order; `missing` hears of each plain name that means none. */
export function chosenVariables(
  patterns: readonly string[],
  { include, exclude, scope }: Selection,
  shell: Pick<ShellFacts, 'variables'>,
  missing: (problem: ShellError, name: string) => void,
): readonly Variable[] {
  const isIncluded = (name: string) => !include || include.some(each => wildcard(each)(name));
  const isExcluded = (name: string) => exclude?.some(each => wildcard(each)(name)) ?? false;
  const all = shell.variables(scope).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const found: Variable[] = [];
  for (const pattern of patterns) {
    const matching = all.filter(({ name }) => wildcard(pattern)(name) && isIncluded(name) && !isExcluded(name));
    if (matching.length === 0 && !hasWildcard(pattern)) missing(notFound(pattern), pattern);
    for (const each of matching) if (!found.includes(each)) found.push(each);
  }
  return found;
}

const notFound = (name: string) =>
  new ShellError('VariableNotFound', `Cannot find a variable with the name '${name}'.`, { category: 'ObjectNotFound' });
