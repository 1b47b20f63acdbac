import type { ContentSource } from '../../content/content-source.ts';
import type { ContentTree } from '../../content/content-tree.ts';
import { readContentTree } from '../../content/read-content-tree.ts';
import { registrySource } from '../../content/registry-source.ts';
import type { Context } from '../../engine/context.ts';
import { switched } from '../../engine/kinds.ts';
import { findDigest } from '../../registry/images.ts';
import type { Digest } from '../../registry/model/digest.ts';
import type { TagName } from '../../registry/model/tag-name.ts';
import type { Session } from '../../session/session.ts';

import type { NamedImage } from '../inspect/image/named-images.ts';
import { platformKind } from '../inspect/image/platform.kind.ts';
import { imageText } from '../inspect/image/read-images.ts';

/** How much of an image is moved: the parameters that these cmdlets share. */
export const treeParameters = {
  platform: platformKind({
    help: 'Only this platform of an index: linux/arm64 (or arm64), linux/arm/v7, windows/amd64:10.0.20348.2700.',
  }),
  referrers: switched({ help: 'Also signatures, SBOMs and whatever else refers to the image.' }),
} as const;

/** An image of a registry with everything that belongs to it. */
export interface ReadImage {
  readonly named: NamedImage;
  /** undefined: it was named by its digest. */
  readonly tag: TagName | undefined;
  readonly source: ContentSource;
  readonly tree: ContentTree;
}

/** How much of an image is meant. */
export interface TreeChoice {
  readonly platform: string | undefined;
  readonly referrers: boolean;
  /** How messages name the image; left out: by its digest. */
  readonly called?: string | undefined;
}

/** What reading takes of a context. */
type Telling = Pick<Context<Session>, 'signal' | 'warning' | 'progress'>;

/** Reads an image that was named. Throws as `readTree`. */
export async function readImage(named: NamedImage, choice: TreeChoice, context: Context<Session>): Promise<ReadImage> {
  const { place, reference } = named;
  const { repository } = place;
  const { registry } = place.connection;
  const digest = await findDigest(registry, { repository, reference }, { signal: context.signal });
  const source = registrySource(registry, repository);
  const tag = named.tag ?? (typeof reference === 'string' ? reference : undefined);
  return { named, tag, source, tree: await readTree(source, digest, { ...choice, called: imageText(named) }, context) };
}

/** Reads all that belongs to an image, and warns of what cannot be moved with it. Throws RegistryError, ContentError. */
export async function readTree(
  source: ContentSource,
  digest: Digest,
  { platform, referrers, called }: TreeChoice,
  { signal, warning, progress }: Telling,
): Promise<ContentTree> {
  const onRead = (done: number) => progress({ activity: 'Reading manifests', status: source.name, done });
  const tree = await readContentTree(source, digest, { platform, referrers, called, signal, onRead });
  for (const { digest: foreign } of tree.elsewhere)
    warning(`${source.name}: the layer ${foreign} is held elsewhere, as its manifest says, and is left out.`);
  for (const { digest: gone } of tree.gone)
    warning(`${source.name}: ${gone}, which refers to the image, is listed and not there.`);
  return tree;
}
