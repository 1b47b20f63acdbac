import { keptManifest } from '../../../registry/kept-bodies.ts';
import { readDocument } from '../../../registry/manifest-document.ts';
import { RegistryError } from '../../../registry/model/errors.ts';
import type { Descriptor } from '../../../registry/model/manifest.ts';
import { attestationName, referrerKind } from '../../../registry/model/referrer-kind.ts';
import type { NamedImage } from '../image/named-images.ts';

/** A referrer with what its descriptor leaves out. */
export interface DescribedReferrer {
  readonly descriptor: Descriptor;
  /** `notation signature`, `SPDX SBOM`, `provenance attestation`. */
  readonly type: string;
}

/** Where the type of what is attested stands: sigstore's bundles, BuildKit and Docker Scout, cosign's envelopes. */
const PREDICATE_TYPES = ['dev.sigstore.bundle.predicateType', 'in-toto.io/predicate-type', 'predicateType'] as const;

const predicatesIn = (annotations: Readonly<Record<string, string>>): readonly string[] =>
  PREDICATE_TYPES.flatMap(name => annotations[name] ?? []);

/** Its type by its descriptor alone. */
function typeOf({ artifactType, mediaType, annotations }: Descriptor): string {
  return attestationName(predicatesIn(annotations)) ?? referrerKind(artifactType ?? mediaType).name;
}

/** Types that only the manifest tells more of. */
const UNTOLD: ReadonlySet<string> = new Set(['attestation', 'sigstore bundle']);

/** Reads the manifest where the descriptor does not tell what it is, once in a session; one that is gone stays as it is. Throws RegistryError. */
export async function describeReferrer(
  { connection, repository }: NamedImage['place'],
  descriptor: Descriptor,
  { signal }: { readonly signal: AbortSignal },
): Promise<DescribedReferrer> {
  const type = typeOf(descriptor);
  if (descriptor.artifactType !== undefined && !UNTOLD.has(type)) return { descriptor, type };
  try {
    const subject = { repository, digest: descriptor.digest };
    const document = readDocument(await keptManifest(connection.registry, subject, { signal }));
    const artifactType = descriptor.artifactType ?? document.artifactType;
    const annotations = { ...document.annotations, ...descriptor.annotations };
    const predicates = [document.annotations, ...document.layers.map(each => each.annotations)].flatMap(predicatesIn);
    const told = { ...descriptor, artifactType, annotations };
    return { descriptor: told, type: attestationName(predicates) ?? typeOf(told) };
  } catch (error) {
    if (error instanceof RegistryError && error.status === 404) return { descriptor, type };
    throw error;
  }
}
