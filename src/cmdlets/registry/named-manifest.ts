import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { Right } from '../../registry/auth/scope.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { RepositoryName } from '../../registry/model/repository-name.ts';
import { getTag } from '../../registry/tags.ts';
import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { digestKind } from './leaf.kind.ts';
import { tagHint } from './tag-hint.ts';
import { digestOf, findTarget, type Named, tagName } from './target.ts';

/** The parameter of the set ByManifest. */
export const manifestDigest = digestKind({
  help: 'Digest.',
  set: 'ByManifest',
  position: 1,
  aliases: ['Digest'],
  pipeline: 'property',
});

/** The two ways to name a manifest of a changing cmdlet, Az's parameter sets. */
export type ManifestNamed = Named &
  (
    | { readonly set: 'ByManifest'; readonly manifest: string | undefined }
    | { readonly set: 'ByTag'; readonly tag: string }
  );

/**
 * The manifest to change; a tag is resolved to its digest first, with the `rights` that the change is going to need, so that one token serves
 * both. Throws ShellError, SessionError, RegistryError `TagNotFound`.
 */
export async function findNamedManifest(
  args: ManifestNamed,
  context: Context<Session>,
  rights: readonly Right[],
): Promise<{ readonly connection: Connection; readonly repository: RepositoryName; readonly digest: Digest }> {
  const target = findTarget(context.session, args, true);
  const { connection, repository } = target;
  if (args.set === 'ByManifest' && args.manifest !== undefined) {
    return { connection, repository, digest: await digestOf(args.manifest, target, context) };
  }
  if (target.digest) return { connection, repository, digest: target.digest };
  const tag = args.set === 'ByTag' ? tagName(args.tag) : target.tag;
  if (tag) {
    const { digest } = await getTag(connection.registry, { repository, tag }, { signal: context.signal, rights });
    return { connection, repository, digest };
  }
  throw new ShellError('MissingManifest', 'No manifest was named.', {
    category: 'InvalidArgument',
    recommendation:
      tagHint(args.repositoryName, context.session, word => `-Tag ${word}`) ??
      'Give -Manifest with a digest or -Tag with one of its tags.',
  });
}
