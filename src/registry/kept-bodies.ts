import type { ManifestSubject } from './dialect.ts';
import { readManifest } from './manifest-content.ts';
import { RegistryError } from './model/errors.ts';
import type { ManifestContent } from './model/manifest.ts';
import type { CallOptions, Registry } from './registry.ts';
import { readSmallBlob } from './small-blob.ts';

/** Bytes that are kept for each registry: a run takes into the journal what the plan before it has read, some 25,000 manifests. */
const MOST = 64 * 1024 * 1024;

interface Shelf {
  /** The one that was asked for last stands at the end. */
  readonly bodies: Map<string, ManifestContent>;
  readonly pending: Map<string, { readonly signal: AbortSignal | undefined; readonly body: Promise<ManifestContent> }>;
  bytes: number;
}

const shelves = new WeakMap<Registry, Shelf>();

/** A manifest by its digest, asked for once in a session. Throws as `readManifest`. */
export const keptManifest = (
  registry: Registry,
  { repository, digest }: ManifestSubject,
  options: CallOptions = {},
): Promise<ManifestContent> =>
  kept(registry, keyOf({ repository, digest }), options, () =>
    readManifest(registry, { repository, reference: digest }, options),
  );

/** A manifest that was read lately, without asking for it. */
export const manifestAtHand = (registry: Registry, subject: ManifestSubject): ManifestContent | undefined =>
  shelves.get(registry)?.bodies.get(keyOf(subject));

/** Keeps a manifest that was read by a tag. */
export function keepManifest(registry: Registry, subject: ManifestSubject, content: ManifestContent): void {
  put(shelfOf(registry), keyOf(subject), content);
}

/**
 * The whole of a blob that is small, asked for once in a session: a configuration, a list of parts. Throws as `readSmallBlob`, among that
 * `AnswerTooLarge` for one of more than `limit` bytes.
 */
export async function keptBlob(
  registry: Registry,
  subject: ManifestSubject,
  limit: number,
  options: CallOptions = {},
): Promise<Uint8Array> {
  const { digest } = subject;
  // the same bytes may be a manifest as well, and have a type then
  const { bytes } = await kept(registry, `blob ${keyOf(subject)}`, options, async () => ({
    digest,
    mediaType: '',
    bytes: await readSmallBlob(registry, subject, limit, options),
  }));
  if (bytes.length > limit) throw tooLarge(subject, limit);
  return bytes;
}

const tooLarge = ({ repository, digest }: ManifestSubject, limit: number) =>
  new RegistryError({
    id: 'AnswerTooLarge',
    message: `The blob ${repository}@${digest} is larger than ${limit} bytes`,
    recommendation: 'It is not read whole; look at its size in the manifest first.',
  });

/** In another repository the same digest may be missing, or not be ours to read. */
const keyOf = ({ repository, digest }: ManifestSubject): string => `${repository}@${digest}`;

async function kept(
  registry: Registry,
  key: string,
  { signal }: CallOptions,
  read: () => Promise<ManifestContent>,
): Promise<ManifestContent> {
  const shelf = shelfOf(registry);
  const known = shelf.bodies.get(key);
  if (known) {
    shelf.bodies.delete(key);
    shelf.bodies.set(key, known);
    return known;
  }
  const running = shelf.pending.get(key);
  // whoever may be cancelled by somebody else asks again
  if (running && running.signal === signal) return running.body;
  const body = read();
  shelf.pending.set(key, { signal, body });
  try {
    const content = await body;
    put(shelf, key, content);
    return content;
  } finally {
    if (shelf.pending.get(key)?.body === body) shelf.pending.delete(key);
  }
}

function shelfOf(registry: Registry): Shelf {
  const shelf = shelves.get(registry) ?? { bodies: new Map(), pending: new Map(), bytes: 0 };
  shelves.set(registry, shelf);
  return shelf;
}

function put(shelf: Shelf, key: string, content: ManifestContent): void {
  const before = shelf.bodies.get(key);
  if (before) shelf.bytes -= before.bytes.length;
  shelf.bodies.delete(key);
  shelf.bodies.set(key, content);
  shelf.bytes += content.bytes.length;
  for (const [oldest, { bytes }] of shelf.bodies) {
    if (shelf.bytes <= MOST) return;
    shelf.bodies.delete(oldest);
    shelf.bytes -= bytes.length;
  }
}
