import { ShellError } from '../../engine/error-record.ts';
import { parseReference } from '../../registry/model/reference.ts';
import { hasWildcard } from '../../values/wildcard.ts';

/** Says of a text that is no reference which part of it is wrong: the name, the tag, or the digest. */
export function noReference(text: string): ShellError {
  const name = /^(?:[^/]*[.:][^/]*\/)?[^:@]*/.exec(text)?.[0] ?? '';
  const behind = text.slice(name.length);
  if (behind === '' || !parseReference(name)) return invalid(`'${text}' is not a repository name.`, NAMES);
  const [, tag, digest] = /^(?::([^@]*))?(?:@(.*))?$/s.exec(behind) ?? [];
  if (digest !== undefined)
    return invalid(`'${digest}' is not a digest.`, `Give it whole: ${name}@sha256: and 64 hex digits.`);
  if (tag?.startsWith('sha256:')) return invalid(`'${tag}' is not a tag.`, `A digest stands behind @: ${name}@${tag}`);
  if (tag !== undefined && hasWildcard(tag))
    return invalid(
      `'${tag}' is not a tag.`,
      `Several come along a pipeline: Get-AzContainerRegistryTag ${name} ${tag} | …`,
    );
  return invalid(`'${tag}' is not a tag.`, 'Tags are up to 128 letters, digits, dots, dashes and underscores: 1.4.2.');
}

const NAMES =
  'Repository names are lower-case path segments (team/api), with :tag or @digest behind where one is meant.';

const invalid = (message: string, recommendation: string): ShellError =>
  new ShellError('InvalidReference', message, { category: 'InvalidArgument', recommendation });
