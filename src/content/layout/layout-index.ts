import { OCI_INDEX } from '../../registry/model/media-types.ts';
import { objectIn } from '../../registry/stored-json.ts';
import { isObject, type JsonObject } from '../../registry/transport/json-answer.ts';
import { ContentError } from '../content-error.ts';
import type { ContentManifest, ContentTree } from '../content-tree.ts';
import { IMAGE_NAME, REF_NAME } from './layout-paths.ts';

/** What a layout is entered by (OCI image-spec, "Image Layout": index.json). What it says besides is kept as it is. */
export interface LayoutIndex {
  readonly json: JsonObject;
  readonly entries: readonly JsonObject[];
}

/** Where an image comes from, as a layout tells it. */
export interface ImageOrigin {
  /** `contoso.azurecr.io` */
  readonly server: string;
  readonly repository: string;
  /** undefined: it was named by its digest. */
  readonly tag: string | undefined;
}

export const EMPTY_INDEX: LayoutIndex = { json: { schemaVersion: 2, mediaType: OCI_INDEX }, entries: [] };

/** Reads an index.json; `where` is how messages name it. Throws ContentError `DamagedLayout`. */
export function parseLayoutIndex(text: string, where: string): LayoutIndex {
  const json = objectIn(text);
  if (json && Array.isArray(json.manifests) && json.manifests.every(isObject)) {
    return { json, entries: json.manifests };
  }
  throw new ContentError(
    'DamagedLayout',
    `${where} is no index of a layout.`,
    'Take another folder, or take that file away: what it listed is not listed any more then.',
  );
}

export const indexText = ({ json, entries }: LayoutIndex): string => JSON.stringify({ ...json, manifests: entries });

/**
 * The index with an image entered: what stands for itself in its tree, with the tag as name. Where another image has that name, it is called
 * `team/api:1.4.2`, and by its whole name where that is taken too. An image of the same whole name is replaced with `force` only.
 * Throws ContentError `NameTaken`.
 */
export function withImage(index: LayoutIndex, tree: ContentTree, origin: ImageOrigin, force: boolean): LayoutIndex {
  let entries = index.entries;
  for (const manifest of tree.manifests.filter(each => each.isRoot)) {
    const tag = manifest.digest === tree.root ? origin.tag : manifest.tag;
    entries = withEntry(entries, manifest, { ...origin, tag }, force);
  }
  return { ...index, entries };
}

function withEntry(
  entries: readonly JsonObject[],
  manifest: ContentManifest,
  { server, repository, tag }: ImageOrigin,
  force: boolean,
): readonly JsonObject[] {
  const { digest, bytes, document } = manifest;
  const { mediaType, artifactType } = document;
  const descriptor = { mediaType, digest, size: bytes.length, ...(artifactType === undefined ? {} : { artifactType }) };
  if (tag === undefined) return entries.some(each => each.digest === digest) ? entries : [...entries, descriptor];
  const whole = `${server}/${repository}:${tag}`;
  if (
    entries.some(each => each.digest === digest && annotation(each, REF_NAME) === tag && !annotation(each, IMAGE_NAME))
  )
    return entries;
  const same = entries.find(each => annotation(each, IMAGE_NAME) === whole);
  if (same?.digest === digest) return entries;
  if (same && !force) throw nameTaken(whole, same);
  const others = entries.filter(each => each !== same);
  const taken = new Set(others.map(each => annotation(each, REF_NAME)));
  const name = [tag, `${repository}:${tag}`].find(each => !taken.has(each)) ?? whole;
  return [...others, { ...descriptor, annotations: { [REF_NAME]: name, [IMAGE_NAME]: whole } }];
}

/** What an image is called in a layout, so that other tools find it there: `skopeo … oci:folder:1.4.2`; undefined for one without a name. */
export function nameIn(
  { entries }: LayoutIndex,
  digest: string,
  { server, repository, tag }: ImageOrigin,
): string | undefined {
  if (tag === undefined) return undefined;
  const meant = entries.filter(each => each.digest === digest);
  const entry = meant.find(each => annotation(each, IMAGE_NAME) === `${server}/${repository}:${tag}`) ?? meant[0];
  return entry && annotation(entry, REF_NAME);
}

/** What an entry says under such a name. */
export function annotation(entry: JsonObject, name: string): string | undefined {
  const value = isObject(entry.annotations) ? entry.annotations[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const nameTaken = (name: string, { digest }: JsonObject) =>
  new ContentError(
    'NameTaken',
    `The layout has ${name} already, and it is another image: ${String(digest)}.`,
    'Save to another path, or add -Force to let the name mean the new image.',
  );
