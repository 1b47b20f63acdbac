import type { ContentTree } from '../../content/content-tree.ts';
import type { StoredImage, StoredImages } from '../../content/stored-images.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';
import { sizeText } from '../../values/size.ts';
import { wildcard } from '../../values/wildcard.ts';
import { findTarget, type Target, tagName } from '../registry/target.ts';
import { registryMeant } from './registry-meant.ts';

/** What was asked for. */
export interface PublishArguments {
  readonly path: string;
  readonly repositoryName: string | undefined;
  readonly registryName: string | undefined;
  readonly tag: readonly string[] | undefined;
  readonly name: string | undefined;
}

/** An image of a layout, and where it goes. */
export interface ImageToPublish {
  readonly digest: Digest;
  readonly place: Pick<Target, 'connection' | 'repository'>;
  readonly tags: readonly TagName[];
}

/**
 * Which images of a layout go where: into the repository that was named, or into those that they are called by there; under the tags that were
 * named, or under their own. Throws ShellError where that is not clear, SessionError for a read-only connection.
 */
export function imagesToPublish(
  images: readonly StoredImage[],
  written: PublishArguments,
  session: Session,
): readonly ImageToPublish[] {
  const args = withRegistry(written, session);
  const chosen = chosenOf(images, args);
  const target = args.repositoryName === undefined ? undefined : findTarget(session, args, true);
  if (target?.digest !== undefined) throw noDigests(target.digest);
  const named = [...(target?.tag === undefined ? [] : [target.tag]), ...(args.tag ?? []).map(tagName)];
  if (named.length > 0 && new Set(chosen.map(each => each.digest)).size > 1) throw severalImages(chosen, args.path);
  const found = new Map<string, ImageToPublish>();
  const owners = new Map<string, Digest>();
  for (const image of chosen) {
    const place = target ?? findTarget(session, { ...args, repositoryName: repositoryOf(image, args.path) }, true);
    const own = image.tag === undefined ? [] : [image.tag];
    const tags = named.length > 0 ? named : own;
    if (tags.length === 0) throw noTag(image, args.path);
    const key = `${place.connection.name}/${place.repository}`;
    for (const tag of tags) {
      const owner = owners.get(`${key}:${tag}`);
      if (owner !== undefined && owner !== image.digest) throw severalImages(chosen, args.path);
      owners.set(`${key}:${tag}`, image.digest);
    }
    const before = found.get(`${key}@${image.digest}`)?.tags ?? [];
    found.set(`${key}@${image.digest}`, { digest: image.digest, place, tags: [...new Set([...before, ...tags])] });
  }
  return [...found.values()];
}

/** A registry that stands in the place of a repository is one. */
function withRegistry(args: PublishArguments, session: Session): PublishArguments {
  const registry = args.repositoryName === undefined ? undefined : registryMeant(args.repositoryName, session);
  return registry === undefined ? args : { ...args, registryName: registry, repositoryName: undefined };
}

function chosenOf(images: readonly StoredImage[], { name, path }: PublishArguments): readonly StoredImage[] {
  const isMeant = name === undefined ? () => true : wildcard(name);
  const chosen = images.filter(each =>
    [each.name ?? '', each.tag ?? '', each.digest, `${each.repository}:${each.tag}`].some(isMeant),
  );
  if (chosen.length > 0) return chosen;
  throw new ShellError(
    'ImageNotFound',
    images.length === 0 ? `${path} holds no images.` : `No image in ${path} is called ${name}.`,
    {
      category: 'ObjectNotFound',
      recommendation: images.length === 0 ? 'Save the image again.' : `There are: ${namesOf(images)}`,
    },
  );
}

function repositoryOf(image: StoredImage, path: string): string {
  if (image.repository !== undefined) return image.repository;
  throw new ShellError('MissingRepository', `${path} does not tell to which repository ${shownName(image)} belongs.`, {
    category: 'InvalidArgument',
    recommendation: `Name one: Publish-AzContainerRegistryImage ${path} <repository:tag>`,
  });
}

/** A name on one line: whoever wrote the layout may have written anything. */
const shownName = ({ name, digest }: StoredImage): string => name?.replace(/\s/g, ' ') ?? digest;

/** Names that a message lists. */
const MOST_NAMED = 8;

function namesOf(images: readonly StoredImage[]): string {
  const names = [...new Set(images.map(shownName))];
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}

const severalImages = (images: readonly StoredImage[], path: string): ShellError =>
  new ShellError('SeveralImages', `${path} holds several images, and a tag is for one: ${namesOf(images)}.`, {
    category: 'InvalidArgument',
    recommendation: 'Choose one with -Name, or leave the tag out to push each under its own.',
  });

const noTag = (image: StoredImage, path: string): ShellError =>
  new ShellError('MissingTag', `${shownName(image)} in ${path} has no tag.`, {
    category: 'InvalidArgument',
    recommendation: `Name one: Publish-AzContainerRegistryImage ${path} <repository:tag>`,
  });

const noDigests = (digest: Digest): ShellError =>
  new ShellError(
    'InvalidReference',
    `An image is pushed under a tag, and its digest comes from what it is: ${digest} cannot be chosen.`,
    {
      category: 'InvalidArgument',
      recommendation: 'Write <repository:tag>.',
    },
  );

/** Throws ShellError `IncompleteImage` where blobs of an image are not in its layout: better before anything is sent than after. */
export async function checkComplete({ source, missing }: StoredImages, { blobs, root }: ContentTree): Promise<void> {
  const absent = await missing(blobs);
  const [first] = absent;
  if (!first) return;
  const others = absent.length === 1 ? '' : `, and ${absent.length - 1} more`;
  const size = first.size === undefined ? '' : ` of ${sizeText(first.size)}`;
  throw new ShellError(
    'IncompleteImage',
    `${source.name} does not hold all of ${root}: ${first.digest}${size} is missing or cut${others}.`,
    {
      category: 'ObjectNotFound',
      recommendation: 'Save the image again, with all its platforms; or push one that is there: -Platform linux/amd64',
    },
  );
}
