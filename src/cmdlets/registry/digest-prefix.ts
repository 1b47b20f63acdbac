import { ShellError } from '../../engine/error-record.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { Page } from '../../registry/model/page.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';

/** Fewer hex digits than this are refused: they match by accident. */
const LEAST_DIGITS = 7;
const PREFIX = new RegExp(`^(?:sha256:)?([0-9a-f]{${LEAST_DIGITS},63})$`, 'i');

/** Could this be the beginning of a digest, as views show it? */
export const isDigestPrefix = (text: string): boolean => PREFIX.test(text);

/** The one of these manifests of the repository whose digest begins so. Throws ShellError when there is none or there are several. */
export async function matchDigest(
  text: string,
  repository: RepositoryName,
  manifests: AsyncIterable<Page<{ readonly digest: Digest }>>,
): Promise<Digest> {
  const hex = PREFIX.exec(text)?.[1]?.toLowerCase() ?? text;
  const matches: Digest[] = [];
  for await (const page of manifests) {
    matches.push(...page.items.map(each => each.digest).filter(each => each.startsWith(`sha256:${hex}`)));
  }
  const [match, ...others] = matches;
  if (match && others.length === 0) return match;
  const count = matches.length === 0 ? 'No manifest' : `${matches.length} manifests`;
  throw new ShellError('DigestPrefix', `${count} of ${repository} begin${match ? '' : 's'} with ${hex}.`, {
    category: 'ObjectNotFound',
    recommendation: match
      ? `Give more digits: ${matches.slice(0, 4).join(', ')}`
      : 'List them: Get-AzContainerRegistryManifest',
  });
}
