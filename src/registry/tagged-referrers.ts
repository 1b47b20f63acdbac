import type { ManifestSubject } from './dialect.ts';
import { keepManifest } from './kept-bodies.ts';
import { readManifest } from './manifest-content.ts';
import { readDocument } from './manifest-document.ts';
import { RegistryError } from './model/errors.ts';
import type { Descriptor } from './model/manifest.ts';
import { parseTagName, type TagName } from './model/tag-name.ts';
import type { CallOptions, Registry } from './registry.ts';

/** Something that is bound to a manifest by the name of its tag alone. */
export interface TaggedReferrer {
  readonly tag: TagName;
  readonly descriptor: Descriptor;
}

/** What cosign's tags end with, and what it stores there when that says nothing itself (sigstore/cosign, "Signature specification": tags). */
const SUFFIXES = [
  { suffix: 'sig', artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json' },
  { suffix: 'att', artifactType: 'application/vnd.dev.cosign.artifact.attestation' },
  { suffix: 'sbom', artifactType: 'application/vnd.dev.cosign.artifact.sbom.v1+json' },
] as const;

/** Signatures, attestations and SBOMs that cosign ties to a digest by tags such as `sha256-31a54a….sig`; three requests. */
export async function readTaggedReferrers(
  registry: Registry,
  { repository, digest }: ManifestSubject,
  options: CallOptions = {},
): Promise<readonly TaggedReferrer[]> {
  const found = await Promise.all(
    SUFFIXES.map(async ({ suffix, artifactType }): Promise<TaggedReferrer | undefined> => {
      const tag = parseTagName(`${digest.replace(':', '-')}.${suffix}`);
      if (tag === undefined) return undefined;
      try {
        const content = await readManifest(registry, { repository, reference: tag }, options);
        keepManifest(registry, { repository, digest: content.digest }, content);
        const document = readDocument(content);
        const { mediaType, annotations } = document;
        const type = document.artifactType ?? artifactType;
        return {
          tag,
          descriptor: {
            digest: content.digest,
            mediaType,
            size: content.bytes.length,
            artifactType: type,
            annotations,
          },
        };
      } catch (error) {
        if (error instanceof RegistryError && error.status === 404) return undefined;
        throw error;
      }
    }),
  );
  return found.filter(each => each !== undefined);
}
