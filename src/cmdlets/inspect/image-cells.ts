import { platformText } from '../../registry/manifest-document.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { fromJson } from '../../values/json-read.ts';
import { exactSizeText, sizeText } from '../../values/size.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';
import { timeValue } from '../registry/time.ts';
import { buildSteps, commandText } from './build-step.ts';
import type { ImageRecord } from './read-images.ts';

/** Helm says so by the media type of its configuration (Helm documentation, "OCI-based registries"). */
const HELM = 'application/vnd.cncf.helm.config.v1+json';

export function kindOf({ image }: ImageRecord): string {
  const { kind, config } = image.document;
  if (config?.mediaType === HELM) return 'Helm chart';
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

export function sizeInColumn({ image }: ImageRecord): string {
  const size = layersSize(image.document.layers);
  return size === undefined ? '' : sizeText(size);
}

export function sizeInFull({ image }: ImageRecord): string {
  const size = layersSize(image.document.layers);
  return size === undefined ? 'unknown' : exactSizeText(size);
}

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

export const entries = (texts: Readonly<Record<string, string>> | undefined): Value | undefined =>
  lines(Object.entries(texts ?? {}).map(([name, text]) => `${name}=${text}`));
