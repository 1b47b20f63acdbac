import type { NamePattern, PurgeRule } from '../../admin/purge/purge-rule.ts';
import { ShellError } from '../../engine/error-record.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import type { Connection } from '../../session/connection.ts';
import { isAtOrBelow, pathWithin } from '../../session/location.ts';
import type { Session } from '../../session/session.ts';
import { parseNamePattern } from './name-pattern.ts';
import { ONE_RULE, type PurgeArguments } from './purge-parameters.ts';
import type { RuleWords } from './rule.kind.ts';

/** What the parameters ask for. Throws ShellError `MissingFilter`, `InvalidFilter`. */
export function rulesOf(
  args: PurgeArguments,
  { places }: Pick<Session, 'places'>,
  connection: Connection,
): { readonly rules: readonly PurgeRule[]; readonly excludes: readonly NamePattern[] } {
  const path = pathWithin(connection.name, places.current);
  const here = { current: parseRepositoryName(path), path, server: connection.registry.server.name };
  const written = args.set === ONE_RULE ? [{ ...args, filter: args.filter ?? [], exclude: [] }] : args.rule;
  const rules = written.map((words, index) => ruleOf(words, here, args.set === ONE_RULE ? undefined : index + 1));
  const pattern = { ...here, parameter: '-Exclude', ignoreCase: true };
  return { rules, excludes: (args.exclude ?? []).map(each => parseNamePattern(each, pattern)) };
}

interface Here {
  readonly current: RepositoryName | undefined;
  /** Where the location is in the registry. */
  readonly path: string;
  readonly server: string;
}

function ruleOf(words: RuleWords, here: Here, number: number | undefined): PurgeRule {
  const { olderThan, keep = 0, untagged, includeLocked } = words;
  const where = number === undefined ? '' : ` of rule ${number}`;
  const filters = words.filter.map(each =>
    parseNamePattern(each, { ...here, parameter: `-Filter${where}`, ignoreCase: false }),
  );
  if (filters.length === 0 && !untagged) throw missingFilter(where);
  const without = filters.find(each => !each.namesTags);
  if (without && !untagged) throw namesNothing(without, where);
  return {
    filters: filters.length === 0 ? [below(here.path)] : filters,
    excludes: words.exclude.map(each =>
      parseNamePattern(each, { ...here, parameter: `-Exclude${where}`, ignoreCase: true }),
    ),
    olderThan,
    keep,
    untagged,
    includeLocked,
  };
}

/** Every repository at and below a place, and no tag of them. */
const below = (path: string): NamePattern => ({
  text: path === '' ? '*:' : `${path}:, ${path}/*:`,
  only: undefined,
  fitsRepository: name => isAtOrBelow(path, name),
  fitsTag: () => false,
  namesTags: false,
  isWhole: false,
});

const missingFilter = (where: string): ShellError =>
  new ShellError('MissingFilter', `Nothing says what is to go: there is no -Filter${where}.`, {
    category: 'InvalidArgument',
    recommendation: `Write ${where === '' ? '-Filter ' : 'Filter = '}'team/api:pr-*', or '*:*' for every tag in every repository; ${where === '' ? '-Untagged' : 'Untagged = $true'} alone takes what has no tag.`,
  });

const namesNothing = ({ text }: NamePattern, where: string): ShellError =>
  new ShellError('InvalidFilter', `-Filter${where} '${text}' names no tag.`, {
    category: 'InvalidArgument',
    recommendation: `Write '${text}*' for every tag of it, or add -Untagged for what has no tag.`,
  });
