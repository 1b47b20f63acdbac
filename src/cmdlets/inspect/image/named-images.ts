import { AdminError } from '../../../admin/admin-error.ts';
import { ContentError } from '../../../content/content-error.ts';
import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { value } from '../../../engine/kinds.ts';
import type { ImageReference } from '../../../registry/images.ts';
import { inOrder } from '../../../registry/in-order.ts';
import { type Digest, parseDigest } from '../../../registry/model/digest.ts';
import { RegistryError } from '../../../registry/model/errors.ts';
import { parseTagName, type TagName } from '../../../registry/model/tag-name.ts';
import type { Session } from '../../../session/session.ts';
import { isObject } from '../../../values/object-value.ts';
import type { Value } from '../../../values/value.ts';
import { digestKind, tagKind } from '../../registry/leaf.kind.ts';
import { registryName, repositoryName } from '../../registry/place-parameters.ts';
import { tagHint } from '../../registry/tag-hint.ts';
import { digestOf, findTarget, type Target, tagName } from '../../registry/target.ts';
import { textProperty } from '../../registry/text-property.ts';
import { platformPattern } from './platform.kind.ts';

/** What names an image: the parameters that these cmdlets share. */
export const imageParameters = {
  repositoryName,
  tag: tagKind({ help: 'A tag.', position: 1, pipeline: 'property' }),
  digest: digestKind({
    help: 'Digest of a manifest, instead of a tag.',
    aliases: ['Manifest'],
    pipeline: 'property',
  }),
  registryName,
  inputObject: value({
    help: 'Tags, manifests, or anything else with a RepositoryName and a Digest or Tag; or references such as team/api:1.4.2.',
    pipeline: 'value',
  }),
} as const;

/** Which image of an index is meant. */
export const platform = platformPattern({
  help: 'Only this platform of an index, such as linux/arm64 (or arm64); wildcards are allowed.',
});

export interface ImageArguments {
  readonly repositoryName: string | undefined;
  readonly registryName: string | undefined;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  readonly inputObject: Value | undefined;
}

/** An image that was named. */
export interface NamedImage {
  readonly place: Pick<Target, 'connection' | 'repository'>;
  /** What it was called; with a digest beside it, that counts. */
  readonly tag: TagName | undefined;
  readonly reference: ImageReference['reference'];
}

/** Images of a page that are read side by side. */
const SIDE_BY_SIDE = 8;

/**
 * Does something with each image that was named or came along the pipeline, several at a time, and yields what came of it in the order in which
 * they came. What goes wrong with one that came along is told, and the others go on.
 */
export async function* forEachImage<Out>(
  input: AsyncIterable<readonly Value[]>,
  args: ImageArguments,
  context: Context<Session>,
  work: (image: NamedImage) => Promise<readonly Out[]>,
): AsyncGenerator<Out> {
  if (!context.piped && !context.given.has('inputObject')) {
    yield* await work(await imageNamed(args, context));
    return;
  }
  const { inputObject = null } = args;
  yield* forEachGiven(context.given.has('inputObject') ? [[inputObject]] : input, args, context, work);
}

/** The same for values that say which image they mean: references, tags, manifests. */
export async function* forEachGiven<Out>(
  values: AsyncIterable<readonly Value[]> | Iterable<readonly Value[]>,
  args: Pick<ImageArguments, 'repositoryName' | 'registryName'>,
  context: Context<Session>,
  work: (image: NamedImage) => Promise<readonly Out[]>,
): AsyncGenerator<Out> {
  for await (const batch of values) {
    const results = inOrder(batch, SIDE_BY_SIDE, async each => work(imageGiven(each, args, context.session)));
    for await (const { item, settled } of results) {
      if (settled.status === 'fulfilled') yield* settled.value;
      else if (isOfOneImage(settled.reason)) context.error(settled.reason, item);
      else throw settled.reason;
    }
  }
}

/** It says what is wrong with one image; the others may be all right. */
export const isOfOneImage = (error: unknown): error is Error =>
  [ShellError, RegistryError, ContentError, AdminError].some(each => error instanceof each);

/** Throws ShellError `MissingImage`, SessionError. */
async function imageNamed(args: ImageArguments, context: Context<Session>): Promise<NamedImage> {
  const target = findTarget(context.session, args);
  const { repository } = target;
  const tag = args.tag === undefined ? target.tag : tagName(args.tag);
  const digest = args.digest === undefined ? target.digest : await digestOf(args.digest, target, context);
  const named = namedImage(target, tag, digest);
  if (named) return named;
  throw missing(
    tagHint(args.repositoryName, context.session, word => `-Tag ${word}`) ??
      `Give a tag or digest: ${repository}:<tag>; for all of them: Get-AzContainerRegistryTag ${repository} | …`,
  );
}

/** undefined when neither was named. */
function namedImage(
  { connection, repository }: Target,
  tag: TagName | undefined,
  digest: Digest | undefined,
): NamedImage | undefined {
  const reference = digest === undefined ? tag : { digest };
  return reference === undefined ? undefined : { place: { connection, repository }, tag, reference };
}

const missing = (recommendation: string): ShellError =>
  new ShellError('MissingImage', 'No image was named.', { category: 'InvalidArgument', recommendation });

/** The image that a value means: a reference, a tag, a manifest, anything with their properties. Throws ShellError, SessionError. */
export function imageGiven(
  given: Value,
  args: Pick<ImageArguments, 'repositoryName' | 'registryName'>,
  session: Session,
): NamedImage {
  if (given === null) throw missing(PIPED);
  if (!isObject(given)) {
    const target = findTarget(session, { registryName: args.registryName, repositoryName: String(given) });
    const named = namedImage(target, target.tag, target.digest);
    if (named) return named;
    throw missing(`Write the tag behind it: ${target.repository}:<tag>`);
  }
  const text = (...names: readonly string[]) => textProperty(given, ...names);
  const target = findTarget(session, {
    registryName: text('RegistryName') ?? args.registryName,
    repositoryName: text('RepositoryName', 'ImageName', 'Repository') ?? args.repositoryName,
  });
  const digest = parseDigest(text('Digest', 'Manifest') ?? '') ?? target.digest;
  // of a tag the name is its own, of other things it may be anything
  const isTag = given.type.view?.subject === 'tag' || digest === undefined;
  const tag = parseTagName(text('Tag') ?? (isTag ? text('Name') : undefined) ?? '') ?? target.tag;
  const named = namedImage(target, tag, digest);
  if (named) return named;
  throw missing(PIPED);
}

const PIPED = 'Pipe tags or manifests, or objects with a RepositoryName and a Tag or Digest.';
