import { call, type Operation } from './call.ts';
import type { ManifestSubject } from './dialect.ts';
import { algorithmOf, type Digest, digestOf, parseDigest } from './model/digest.ts';
import { RegistryError } from './model/errors.ts';
import type { ManifestContent, ManifestHead } from './model/manifest.ts';
import { bareType, DOCKER_INDEX, DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from './model/media-types.ts';
import type { RepositoryName } from './model/repository-name.ts';
import { signedPart } from './model/schema1.ts';
import type { TagName } from './model/tag-name.ts';
import type { Subject } from './refusal.ts';
import type { CallOptions, Registry } from './registry.ts';
import { header } from './transport/headers.ts';

/** A manifest named by tag or by digest. */
export interface ManifestReference {
  readonly repository: RepositoryName;
  readonly reference: TagName | Digest;
}

export interface ManifestUpload extends ManifestReference {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** OCI distribution-spec, "Pushing Manifests": registries should take at least 4 MiB, and ACR takes no more. */
export const MANIFEST_LIMIT = 4 * 1024 * 1024;

/** Everything a registry may hold, so that it never converts what it has. */
const ACCEPT = [
  OCI_MANIFEST,
  OCI_INDEX,
  DOCKER_MANIFEST,
  DOCKER_INDEX,
  'application/vnd.oci.artifact.manifest.v1+json',
  'application/vnd.cncf.oras.artifact.manifest.v1+json',
  '*/*',
].join(', ');

const READ: Operation = { name: 'read the manifest of', method: 'GET', rights: ['pull'], accepts: [200] };
const HEAD: Operation = { name: 'look up', method: 'HEAD', rights: ['pull'], accepts: [200] };
const PUT: Operation = { name: 'push', method: 'PUT', rights: ['pull', 'push'], accepts: [200, 201] };
const DELETE: Operation = { name: 'delete the manifest', method: 'DELETE', rights: ['delete'], accepts: [200, 202] };

/**
 * The exact stored bytes of a manifest, verified against the digest asked for, else the one the registry stated.
 * Throws `ManifestNotFound`, `DigestMismatch`.
 */
export async function readManifest(
  registry: Registry,
  subject: ManifestReference,
  options: CallOptions = {},
): Promise<ManifestContent> {
  const answer = await call(registry, READ, {
    ...target(subject),
    headers: { accept: ACCEPT },
    limit: MANIFEST_LIMIT,
    options,
  });
  const mediaType = bareType(header(answer, 'content-type') ?? 'application/octet-stream');
  const wanted = parseDigest(subject.reference) ?? parseDigest(header(answer, 'docker-content-digest') ?? '');
  const actual = digestOf(signedPart(answer.body, mediaType), wanted && algorithmOf(wanted));
  if (wanted && actual !== wanted) {
    throw new RegistryError({
      id: 'DigestMismatch',
      message: `The manifest ${subject.repository}@${wanted} arrived as ${actual}`,
      recommendation:
        'Try again; if it stays, something between here and the registry changes content, or it is damaged.',
      status: answer.status,
    });
  }
  return { digest: actual, mediaType, bytes: answer.body };
}

/** Digest, media type and size of a manifest without its content. Throws `ManifestNotFound`. */
export async function headManifest(
  registry: Registry,
  subject: ManifestReference,
  options: CallOptions = {},
): Promise<ManifestHead> {
  const answer = await call(registry, HEAD, { ...target(subject), headers: { accept: ACCEPT }, options });
  const digest = parseDigest(header(answer, 'docker-content-digest') ?? '') ?? parseDigest(subject.reference);
  const length = header(answer, 'content-length');
  // distribution-spec, "Checking if content exists": the digest header is only a SHOULD
  const known = digest ?? (await readManifest(registry, subject, options)).digest;
  return {
    digest: known,
    mediaType: header(answer, 'content-type'),
    size: length === undefined ? undefined : Number(length),
  };
}

/** Whether the repository has a manifest. Throws RegistryError where that cannot be told. */
export async function hasManifest(
  registry: Registry,
  { repository, digest }: ManifestSubject,
  options: CallOptions = {},
): Promise<boolean> {
  try {
    await headManifest(registry, { repository, reference: digest }, options);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && (error.id === 'ManifestNotFound' || error.id === 'RepositoryNotFound'))
      return false;
    throw error;
  }
}

/**
 * Stores these bytes under a tag or their digest; returns the digest.
 * Throws `ManifestInvalid`, `Locked`, `OutcomeUnknown` when the reply was lost.
 */
export async function putManifest(
  registry: Registry,
  upload: ManifestUpload,
  options: CallOptions = {},
): Promise<Digest> {
  const answer = await call(registry, PUT, {
    ...target(upload),
    headers: { 'content-type': upload.mediaType },
    body: upload.bytes,
    options,
  });
  const digest = parseDigest(upload.reference) ?? digestOf(signedPart(upload.bytes, upload.mediaType));
  const stored = parseDigest(header(answer, 'docker-content-digest') ?? '');
  if (stored && algorithmOf(stored) === algorithmOf(digest) && stored !== digest) {
    throw new RegistryError({
      id: 'DigestMismatch',
      message: `What was pushed to ${upload.repository} as ${digest} was stored as ${stored}`,
      recommendation: 'Delete what was stored and push again; something between here and the registry changes content.',
      status: answer.status,
    });
  }
  return digest;
}

/**
 * Deletes a manifest, and with it every tag on it. Only a digest can be given: by tag, ACR refuses and others mean something else.
 * Throws `ManifestNotFound`, `Locked`, `OutcomeUnknown` when the reply was lost.
 */
export async function deleteManifest(
  registry: Registry,
  subject: ManifestSubject,
  options: CallOptions = {},
): Promise<void> {
  await call(registry, DELETE, {
    ...target({ repository: subject.repository, reference: subject.digest }),
    options,
  });
}

function target({ repository, reference }: ManifestReference) {
  const byDigest = parseDigest(reference) !== undefined;
  const subject: Subject = {
    kind: byDigest ? 'manifest' : 'tag',
    name: `${repository}${byDigest ? '@' : ':'}${reference}`,
  };
  return { repository, path: `/v2/${repository}/manifests/${reference}`, subject };
}
