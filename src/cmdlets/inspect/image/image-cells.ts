import { ATTESTED, isAttestation } from '../../../registry/images.ts';
import { type ContentPart, platformText } from '../../../registry/manifest-document.ts';
import { HELM_CONFIG } from '../../../registry/model/media-types.ts';
import { CustomObject } from '../../../values/custom-object.ts';
import { grouped } from '../../../values/grouped.ts';
import { Hashtable } from '../../../values/hashtable.ts';
import { fromJson } from '../../../values/json-read.ts';
import { exactSizeText, sizeText } from '../../../values/size.ts';
import type { Value } from '../../../values/value.ts';
import { ValueError } from '../../../values/value-error.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import { timeValue } from '../../registry/time.ts';
import { buildSteps, commandText } from '../layer/build-step.ts';
import type { ImageRecord } from './read-images.ts';

export function kindOf({ image }: Pick<ImageRecord, 'image'>): string {
  const { kind, config } = image.document;
  if (config?.mediaType === HELM_CONFIG) return 'Helm chart';
  return kind === 'schema1' ? 'image (schema 1)' : kind;
}

/** `linux/arm64/v8`; null for what runs nowhere. */
export const platformOf = ({ image }: Pick<ImageRecord, 'image'>): string | null =>
  image.platform ? platformText(image.platform) : null;

/** Bytes; undefined when one is not told. */
export function layersSize(layers: readonly { readonly size: number | undefined }[]): number | undefined {
  let sum = 0;
  for (const { size } of layers) {
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
}

/** Bytes of all layers; null of an index, and where one is not told. */
export const sizeOf = ({ image: { document } }: ImageRecord): number | null =>
  document.kind === 'index' ? null : (layersSize(document.layers) ?? null);

export function sizeInColumn(record: ImageRecord): string {
  const size = sizeOf(record);
  return size === null ? '' : sizeText(size);
}

export function sizeInFull(record: ImageRecord): string | undefined {
  const size = sizeOf(record);
  if (size !== null) return exactSizeText(size);
  return record.image.document.kind === 'index' ? undefined : 'unknown';
}

/** What an index says of itself, and of the image that it lists. */
export const indexAnnotationsOf = ({ image: { index } }: ImageRecord): Readonly<Record<string, string>> => ({
  ...index?.annotations,
  ...index?.entry.annotations,
});

/** Layers, or what an artifact holds. */
export const layersOf = ({ image }: ImageRecord): Value =>
  image.document.layers.map(
    each =>
      new CustomObject([
        ['Digest', each.digest],
        ['MediaType', each.mediaType],
        ['Size', each.size ?? null],
        ['Title', each.annotations['org.opencontainers.image.title'] ?? null],
        ['Annotations', table(each.annotations)],
      ]),
  );

/** Names are kept apart by case, as the registry does. */
export const table = (texts: Readonly<Record<string, string>> | undefined): Value =>
  new Hashtable(Object.entries(texts ?? {}), { fromJson: true });

export const historyOf = ({ image }: ImageRecord): Value =>
  buildSteps(image).map(
    ({ step, layer }) =>
      new CustomObject([
        ['Created', timeValue(step?.created)],
        ['Command', commandText(step?.createdBy)],
        ['Size', layer?.size ?? null],
        ['Digest', layer?.digest ?? null],
        ['Comment', step?.comment ?? null],
      ]),
  );

/** What an index lists: images by their platforms, and what BuildKit attests of them. */
export const listedBy = ({ image }: ImageRecord): Value =>
  image.document.children.map(
    each =>
      new CustomObject([
        ['Platform', each.platform && !isAttestation(each) ? platformText(each.platform) : null],
        ['Digest', each.digest],
        ['Kind', isAttestation(each) ? 'attestation' : (each.artifactType ?? '')],
        ['MediaType', each.mediaType],
        ['AttestationOf', each.annotations[ATTESTED] ?? null],
        ['Annotations', table(each.annotations)],
      ]),
  );

/** `linux/amd64 ec1efab37783` */
export function listedText(part: ContentPart): string {
  const { platform, digest, annotations, artifactType, mediaType } = part;
  if (isAttestation(part)) {
    const of = annotations[ATTESTED];
    return `attestation ${shortDigest(digest)}${of === undefined ? '' : ` of ${shortDigest(of)}`}`;
  }
  return `${platform ? platformText(platform) : (artifactType ?? mediaType)} ${shortDigest(digest)}`;
}

/** null where it is none, or cannot be an object of ours: two names that differ only in case. */
export function parsed(text: string | undefined): Value {
  if (text === undefined) return null;
  try {
    return fromJson(text);
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

export const given = (value: Value): Value | undefined => value ?? undefined;

export const some = (texts: readonly string[] | undefined): Value | undefined => (texts?.length ? texts : undefined);

export const lines = (texts: readonly string[] | undefined): Value | undefined => some(texts) && texts?.join('\n');

export const words = (texts: readonly string[] | undefined): Value | undefined =>
  some(texts) && texts?.map(each => (/^[\w./:=@,+-]+$/.test(each) ? each : JSON.stringify(each))).join(' ');

/** `name=text` */
export const pairs = (texts: Readonly<Record<string, string>> | undefined): readonly string[] =>
  Object.entries(texts ?? {}).map(([name, text]) => `${name}=${text}`);

export const entries = (texts: Readonly<Record<string, string>> | undefined): Value | undefined =>
  lines(pairs(texts).map(beginning));

/** Of a long text so many characters are shown: buildpacks keep some 30,000 in one label. */
const SHOWN = 400;

/** As much of a text as one wants to see in a table or among others, and how long it is. */
export function beginning(text: string): string {
  if (text.length <= SHOWN + 50) return text;
  const [start = ''] = new RegExp(`^[^]{${SHOWN}}`, 'u').exec(text) ?? [text];
  return `${start}… (${grouped(text.length)} characters)`;
}
