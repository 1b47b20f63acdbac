import { readImageConfig } from '../registry/image-config.ts';
import { isAttestation } from '../registry/images.ts';
import { type ContentPart, type Platform, platformText, readDocument } from '../registry/manifest-document.ts';
import type { Digest } from '../registry/model/digest.ts';
import { INDEXES } from '../registry/model/media-types.ts';
import { fullPlatformText, platformKey, platformSpellings } from '../registry/platform-spelling.ts';
import type { CallOptions } from '../registry/registry.ts';
import { ContentError } from './content-error.ts';
import type { ContentSource } from './content-source.ts';
import { readConfiguration } from './read-configuration.ts';

/** Indexes of indexes are read so deep. */
const DEEPEST = 3;

interface PlatformOptions extends CallOptions {
  /** How messages name the image; left out: by its digest. */
  readonly called?: string | undefined;
}

interface Candidate {
  readonly digest: Digest;
  readonly platform: Platform | undefined;
}

/**
 * The one image for a platform that stands behind a digest: `linux/arm64`, with a variant (`linux/arm/v7`) or a version of Windows
 * (`windows/amd64:10.0.20348.2700`) where that takes it. Throws ContentError `PlatformNotFound`, `AmbiguousPlatform`.
 */
export async function choosePlatform(
  source: ContentSource,
  root: Digest,
  wanted: string,
  { called, ...options }: PlatformOptions,
): Promise<Digest> {
  const name = called ?? `${source.name}@${root}`;
  const candidates = await candidatesOf(source, { digest: root, platform: undefined }, options);
  const named = candidates.filter(
    ({ platform }) => platform !== undefined && platformSpellings(platform).includes(platformKey(wanted)),
  );
  const exact = named.filter(({ platform }) => platform && platformKey(platformText(platform)) === platformKey(wanted));
  const [only, ...others] = exact.length > 0 && !exact.some(hasVersion) ? exact : named;
  if (only === undefined) {
    const all = textsOf(candidates);
    throw new ContentError(
      'PlatformNotFound',
      `${name} has no image for ${wanted}.`,
      all.length === 0 ? 'It names no platform: leave -Platform out.' : `It has: ${all.join(', ')}`,
    );
  }
  if (others.some(each => each.digest !== only.digest)) {
    throw new ContentError(
      'AmbiguousPlatform',
      `${name} has several images for ${wanted}.`,
      `Name one of them: ${textsOf(named).join(', ')}`,
    );
  }
  return only.digest;
}

const hasVersion = ({ platform }: Candidate): boolean => platform?.osVersion !== undefined;

const textsOf = (candidates: readonly Candidate[]): readonly string[] => [
  ...new Set(candidates.flatMap(({ platform }) => (platform ? [fullPlatformText(platform)] : []))),
];

async function candidatesOf(
  source: ContentSource,
  { digest, platform }: Candidate,
  options: CallOptions,
  depth = 0,
): Promise<readonly Candidate[]> {
  const document = readDocument(await source.manifest(digest, options));
  if (document.kind !== 'index') {
    const { config } = document;
    if (platform !== undefined || document.kind !== 'image' || config === undefined) return [{ digest, platform }];
    const json = await readConfiguration(source, config, options);
    return [{ digest, platform: readImageConfig(json).platform }];
  }
  if (depth >= DEEPEST) return [];
  const entries = document.children.filter(each => !isAttestation(each));
  const lists = await Promise.all(
    // what an index tells of an image need not be looked up
    entries.map(each => (each.platform && !isIndex(each) ? [each] : candidatesOf(source, each, options, depth + 1))),
  );
  return lists.flat();
}

const isIndex = ({ mediaType }: ContentPart): boolean => INDEXES.has(mediaType);
