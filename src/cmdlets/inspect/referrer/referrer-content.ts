import { ShellError } from '../../../engine/error-record.ts';
import { textOf } from '../../../registry/fields.ts';
import { keptBlob, keptManifest } from '../../../registry/kept-bodies.ts';
import { type ContentPart, readDocument } from '../../../registry/manifest-document.ts';
import { objectIn } from '../../../registry/stored-json.ts';
import { isObject } from '../../../registry/transport/json-answer.ts';
import { jsonLayout } from '../../../views/json-layout.ts';
import { shortDigest } from '../../registry/short-digest.ts';
import type { ReferrerRecord } from './referrer-tree.ts';

/** Bytes; the SBOM of a large image has some. */
const LIMIT = 64 * 1024 * 1024;

interface ContentOptions {
  readonly signal: AbortSignal;
  /** As it is stored: envelopes stay closed, and JSON as it was written. */
  readonly raw: boolean;
}

/** What a referrer holds, a text for each of its parts; JSON is laid out in lines. Throws RegistryError, ShellError `BinaryContent`. */
export async function* contentsOf(
  { place, descriptor }: ReferrerRecord,
  { signal, raw }: ContentOptions,
): AsyncGenerator<string> {
  const { connection, repository } = place;
  const { registry } = connection;
  const { layers } = readDocument(await keptManifest(registry, { repository, digest: descriptor.digest }, { signal }));
  for (const layer of layers) {
    const bytes = await keptBlob(registry, { repository, digest: layer.digest }, LIMIT, { signal });
    const text = textIn(bytes);
    if (text === undefined) throw binary(`${repository}@${descriptor.digest}`, layer, bytes.length);
    yield raw ? text : readable(text);
  }
}

/** undefined: it is no text. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The statement of an envelope, and JSON in lines. */
function readable(text: string): string {
  const inner = statementIn(text) ?? text;
  return jsonLayout(inner) ?? inner;
}

/**
 * What a DSSE envelope carries in base64 (secure-systems-lab/dsse, "Envelope"), in cosign's layers alone and in sigstore's bundles as
 * `dsseEnvelope`; undefined where there is none.
 */
function statementIn(text: string): string | undefined {
  const json = objectIn(text);
  const envelope = isObject(json?.dsseEnvelope) ? json.dsseEnvelope : json;
  const payload = textOf(envelope?.payload);
  if (payload === undefined || textOf(envelope?.payloadType) === undefined) return undefined;
  return textIn(Buffer.from(payload, 'base64'));
}

const binary = (name: string, { mediaType, digest }: ContentPart, size: number): ShellError =>
  new ShellError('BinaryContent', `${shortDigest(digest)} is no text: ${mediaType}, ${size} bytes.`, {
    category: 'InvalidData',
    recommendation: `Look at its manifest: Get-AzContainerRegistryManifestContent ${name}`,
  });
