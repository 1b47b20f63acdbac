import type { Context } from '../../../engine/context.ts';
import { ShellError } from '../../../engine/error-record.ts';
import { type Image, readImages } from '../../../registry/images.ts';
import { type ContentPart, type Platform, platformText } from '../../../registry/manifest-document.ts';
import { platformKey, platformSpellings } from '../../../registry/platform-spelling.ts';
import type { Session } from '../../../session/session.ts';
import type { Value } from '../../../values/value.ts';
import { wildcard } from '../../../values/wildcard.ts';
import { imageName } from '../../registry/image-name.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { forEachImage, type ImageArguments, type NamedImage } from './named-images.ts';

/** An image with the name under which it was found. */
export interface ImageRecord {
  readonly place: NamedImage['place'];
  /** The tag by which it was named. */
  readonly tag: string | undefined;
  readonly image: Image;
}

interface PlatformArguments extends ImageArguments {
  readonly platform: string | undefined;
  /** Left out or false: an index leads to its images. */
  readonly index?: boolean;
}

/** The images that are meant, one for each platform of an index. Throws ShellError, RegistryError, SessionError. */
export async function* imageRecords(
  input: AsyncIterable<readonly Value[]>,
  args: PlatformArguments,
  context: Context<Session>,
): AsyncGenerator<ImageRecord> {
  yield* forEachImage(input, args, context, async named => {
    const records = await readNamed(named, args, context);
    for (const { image } of records) context.session.seenLabels.add(Object.keys(image.config?.labels ?? {}));
    return records;
  });
}

/** `repository:tag`, or by its digest: how messages name it. */
export const imageText = ({ place: { repository }, tag, reference }: NamedImage): string =>
  typeof reference === 'string' ? `${repository}:${reference}` : imageName(repository, tag, reference.digest);

/** The images behind a name. Throws ShellError `PlatformNotFound` where that is asked for and nothing was piped; RegistryError. */
export async function readNamed(
  named: NamedImage,
  { platform: pattern, index: stopsAtIndex = false }: Pick<PlatformArguments, 'platform' | 'index'>,
  context: Pick<Context<Session>, 'signal' | 'warning' | 'once' | 'piped'>,
): Promise<readonly ImageRecord[]> {
  const { place, tag, reference } = named;
  const { registry } = place.connection;
  const isMeant = platformFilter(pattern);
  const listed: string[] = [];
  const images = await readImages(
    registry,
    { repository: place.repository, reference },
    {
      signal: context.signal,
      stopsAtIndex,
      wants: entry => {
        if (entry.platform) listed.push(platformText(entry.platform));
        return isMeant.mayBe(entry.platform);
      },
      onMissing: entry => context.warning(missingText(named, entry)),
    },
  );
  const found = images.filter(
    each => each.document.kind === 'index' || [each.platform, each.index?.entry.platform].some(isMeant.is),
  );
  for (const image of found) {
    const { document, digest: own } = image;
    const lost = lostConfig(image);
    if (lost !== undefined && context.once(own)) context.warning(`${imageText(named)}: ${lost}`);
    if (document.kind === 'schema1' && context.once(own)) {
      context.warning(
        `${imageText(named)} is a manifest of schema 1, which Docker has given up: it can be read, and tells no sizes.`,
      );
    }
  }
  // of many images some have other platforms; whoever names one wants to know
  if (found.length === 0 && pattern !== undefined && !context.piped) {
    const others = images.map(each => (each.platform ? platformText(each.platform) : ''));
    throw noPlatform(
      named,
      pattern,
      [...new Set([...listed, ...others])].filter(each => each !== ''),
    );
  }
  return found.map(image => ({ place, tag, image }));
}

/** Of an image without a configuration it is not that it had no labels: nobody can tell. */
function lostConfig({ document, config, configText }: Image): string | undefined {
  if (document.kind !== 'image' || !document.config || configText !== undefined) return undefined;
  const which = `its configuration ${shortDigest(document.config.digest)}`;
  return `${which} ${config ? 'is no JSON' : 'is not in the repository'}, so that nobody can tell its labels, environment and history.`;
}

const missingText = (named: NamedImage, { platform, digest }: ContentPart): string =>
  `${imageText(named)} lists ${platform ? `${platformText(platform)} ` : ''}${shortDigest(digest)}, which is not in the repository.`;

const noPlatform = (named: NamedImage, pattern: string, platforms: readonly string[]): ShellError =>
  new ShellError('PlatformNotFound', `${imageText(named)} has no image for ${pattern}.`, {
    category: 'ObjectNotFound',
    recommendation: platforms.length === 0 ? 'It names no platform.' : `It has: ${platforms.join(', ')}`,
  });

/**
 * Tests for a pattern such as `linux/arm64`, which takes every variant of it, or `arm64`. `mayBe` is for what an index tells, where the variant
 * and the version may be left out.
 */
function platformFilter(pattern: string | undefined) {
  if (pattern === undefined) return { is: () => true, mayBe: () => true };
  const key = platformKey(pattern);
  const test = (text: string) => {
    const whole = wildcard(text);
    return (platform: Platform | undefined): boolean =>
      platform !== undefined && platformSpellings(platform).some(each => whole(each));
  };
  const is = test(key);
  const isWithoutVariant = test(key.replace(/\/[^/]*$/, ''));
  const isWithoutVersion = test(key.replace(/:.*$/, ''));
  const mayBe = (platform: Platform | undefined): boolean =>
    is(platform) ||
    (platform?.variant === undefined && isWithoutVariant(platform)) ||
    (platform?.osVersion === undefined && isWithoutVersion(platform));
  return { is, mayBe };
}
