import type { NamePattern } from '../../admin/purge/purge-rule.ts';
import { ShellError } from '../../engine/error-record.ts';
import { parseRepositoryName, type RepositoryName } from '../../registry/model/repository-name.ts';
import { parseTagName } from '../../registry/model/tag-name.ts';
import { boundedTest } from '../../values/pattern/bounded-test.ts';
import { ValueError } from '../../values/value-error.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';

export interface PatternOptions {
  /** The parameter that it was given to, for messages: `-Filter`. */
  readonly parameter: string;
  /** What a pattern without a repository means. */
  readonly current: RepositoryName | undefined;
  /** Host of the registry, which may stand before the repository. */
  readonly server: string;
  /** What keeps things takes too much rather than too little. */
  readonly ignoreCase: boolean;
}

type Test = (text: string) => boolean;

/**
 * Reads `team/*:pr-*`: a repository and tags of it, each with PowerShell's wildcards or as an expression between slashes. An expression has to
 * fit the whole of a repository's name and any part of a tag's, as in acr purge. Nothing behind the colon means no tag at all. Throws ShellError
 * `InvalidFilter`.
 */
export function parseNamePattern(text: string, options: PatternOptions): NamePattern {
  const { repository, tags } = partsOf(text, options);
  const written = repository === '' ? (options.current ?? '') : repository;
  if (written === '') {
    throw invalid(
      text,
      options,
      'names no repository, and the current location is not in one',
      `Write the repository before the colon: 'team/api:${tags}', or '*:${tags}' for all of them.`,
    );
  }
  const isPattern = isExpression(written) || (hasWildcard(written) && canBeRepositories(written));
  const only = isPattern ? undefined : literalRepository(written, text, options);
  const inRepository = only === undefined ? testOf(written, text, options, true) : (name: string) => name === only;
  if (tags !== '' && !isExpression(tags) && !canBeTag(tags)) throw noTag(tags, text, options);
  const inTag = tags === '' ? () => false : testOf(tags, text, options, false);
  return {
    text: repository === '' ? `${written}:${tags}` : text,
    only,
    fitsRepository: inRepository,
    fitsTag: inTag,
    namesTags: tags !== '',
    isWhole: /^(?:\*+|\/\^?\.\*\$?\/)$/.test(tags),
  };
}

/** An expression that was written without its slashes would fit nothing, or something else than was meant. */
const canBeTag = (part: string): boolean =>
  hasWildcard(part) ? /^[\w*?[][\w.*?[\]`-]*$/.test(part) : parseTagName(part) !== undefined;
const canBeRepositories = (part: string): boolean => /^[a-z0-9*?[][a-z0-9_./*?[\]`-]*$/i.test(part);

const isExpression = (part: string): boolean => part.length > 1 && part.startsWith('/') && part.endsWith('/');

/** No name has a colon; an expression for repositories ends at the first slash that has one behind it. */
function partsOf(text: string, options: PatternOptions): { readonly repository: string; readonly tags: string } {
  const parts = /^(\/.+?\/):(.*)$/s.exec(text) ?? /^([^:]*):(.*)$/s.exec(text);
  const [, repository, tags] = parts ?? [];
  if (repository !== undefined && tags !== undefined) {
    const prefix = `${options.server}/`;
    return { repository: repository.startsWith(prefix) ? repository.slice(prefix.length) : repository, tags };
  }
  const word = text === '' ? 'team/api' : text;
  const asTag = word.includes('/') ? '' : ` '*:${word}' for a tag in every repository,`;
  throw invalid(
    text,
    options,
    'has no colon between repository and tags',
    `Write '${word}:*' for every tag of a repository,${asTag} or '${word}:' for what has no tag.`,
  );
}

function literalRepository(written: string, text: string, options: PatternOptions): RepositoryName {
  const name = parseRepositoryName(written);
  if (name) return name;
  const hint = written.includes('@')
    ? 'A manifest is named by its digest in a -KeepFile, or piped: Get-AzContainerRegistryManifest … | New-AzContainerRegistryPlan'
    : LOOKS_LIKE_EXPRESSION.test(written)
      ? `An expression stands between slashes: '/${written}/${text.slice(text.indexOf(':'))}'`
      : 'Repository names are lower-case path segments: team/api. The registry is named by -RegistryName.';
  throw invalid(text, options, `'${written}' is no repository name`, hint);
}

/** What no name has and no wildcard means. */
const LOOKS_LIKE_EXPRESSION = /^\.|[\^$+|\\(){}]/;

function noTag(tags: string, text: string, options: PatternOptions): ShellError {
  const hint = tags.includes(',')
    ? `Quote each pattern for itself: ${options.parameter} 'team/api:v1', 'team/api:v2'`
    : LOOKS_LIKE_EXPRESSION.test(tags)
      ? `An expression stands between slashes: '${text.slice(0, text.length - tags.length)}/${tags}/'`
      : 'Tags are up to 128 letters, digits, dots, dashes and underscores; * and ? are wildcards. The registry is named by -RegistryName.';
  return invalid(text, options, `'${tags}' is no tag`, hint);
}

function testOf(part: string, text: string, options: PatternOptions, isWhole: boolean): Test {
  const { ignoreCase } = options;
  try {
    if (!isExpression(part)) return wildcard(part, { caseSensitive: !ignoreCase });
    const source = part.slice(1, -1);
    const test = boundedTest(isWhole ? `^(?:${source})$` : source, ignoreCase);
    if (test) return test;
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw invalid(
      text,
      options,
      `${part} cannot be read: ${error.message.replace(/\.$/, '')}`,
      'Write * for any characters, or an expression such as /^pr-\\d+$/.',
    );
  }
  throw invalid(
    text,
    options,
    `${part} could take for ever`,
    'Write it without repeating what is repeated, or without looking around and back.',
  );
}

const invalid = (text: string, { parameter }: PatternOptions, what: string, recommendation: string): ShellError =>
  new ShellError('InvalidFilter', `${parameter} '${text}': ${what}.`, { category: 'InvalidArgument', recommendation });
