import type { Digest } from '../../registry/model/digest.ts';

/** Says that a folder is a layout (OCI image-spec, "Image Layout": oci-layout file). */
export const LAYOUT_FILE = 'oci-layout';
export const LAYOUT_VERSION = '1.0.0';

/** The entry points of a layout. */
export const INDEX_FILE = 'index.json';

/** `blobs/sha256/31a54a…`: where a layout keeps content, with slashes as in a tar. */
export const blobPath = (digest: Digest): string => `blobs/${digest.replace(':', '/')}`;

/** OCI image-spec, "Pre-Defined Annotation Keys": what an entry of a layout is called within it; a tag, as most tools write it. */
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** The whole name, `contoso.azurecr.io/team/api:1.4.2`, which containerd and Docker import it by. */
export const IMAGE_NAME = 'io.containerd.image.name';
