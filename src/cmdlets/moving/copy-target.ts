import { ShellError } from '../../engine/error-record.ts';
import { parseReference } from '../../registry/model/reference.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';
import { isLeaf, leafIn } from '../registry/repository-here.ts';
import { findTarget, type Target } from '../registry/target.ts';
import type { ReadImage } from './read-tree.ts';
import { registryMeant } from './registry-meant.ts';

export interface CopyArguments {
  readonly destination: string | undefined;
  readonly destinationRegistryName: string | undefined;
}

/**
 * Where an image is copied to: a repository that was named, or one of the same name in that registry or another; without a tag in its name the
 * image keeps its own. Throws ShellError `MissingDestination`, `MissingTag`, `InvalidReference`; SessionError for a read-only connection.
 */
export function copyTarget(
  { named: { place }, tag: own }: Pick<ReadImage, 'named' | 'tag'>,
  { destination, destinationRegistryName }: CopyArguments,
  session: Session,
): { readonly place: Pick<Target, 'connection' | 'repository'>; readonly tags: readonly TagName[] } {
  if (destination === undefined && destinationRegistryName === undefined) throw noDestination();
  const registry = destination === undefined ? undefined : registryMeant(destination, session);
  const host = destination === undefined ? undefined : parseReference(destination)?.host;
  const registryName = registry ?? destinationRegistryName ?? host ?? place.connection.name;
  const leaf = registry === undefined ? (destination ?? '') : '';
  // without a repository in it, it is one of the same name
  const repositoryName =
    leaf === '' || isLeaf(leaf) ? leafIn(session.writable(registryName), place.repository, leaf) : leaf;
  const target = findTarget(session, { registryName, repositoryName }, true);
  if (target.digest !== undefined) {
    throw new ShellError('InvalidReference', `An image keeps its digest: ${destination} names another one.`, {
      category: 'InvalidArgument',
      recommendation: `Write ${target.repository}:<tag>, or the repository alone.`,
    });
  }
  const tag = target.tag ?? own;
  if (tag !== undefined) return { place: target, tags: [tag] };
  throw new ShellError(
    'MissingTag',
    `The copy of ${place.repository} would have no tag, and would be lost among others.`,
    {
      category: 'InvalidArgument',
      recommendation: `Name one: -Destination ${target.repository}:<tag>`,
    },
  );
}

/** Whether the destination is a tag, which is for one image, however many come along. */
export const isForOne = ({ destination }: Pick<CopyArguments, 'destination'>, session: Session): boolean =>
  destination !== undefined &&
  registryMeant(destination, session) === undefined &&
  parseReference(destination)?.tag !== undefined;

const noDestination = (): ShellError =>
  new ShellError('MissingDestination', 'It was not said where to copy to.', {
    category: 'InvalidArgument',
    recommendation:
      'Give -Destination <repository:tag>, or -DestinationRegistryName for the same name in another registry.',
  });
