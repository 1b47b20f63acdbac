/** OCI image-spec, "Media Types"; Docker image manifest v2 schema 2, "Media Types". */
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_INDEX = 'application/vnd.docker.distribution.manifest.list.v2+json';

/** Manifests that list others, one for each platform (OCI image-spec, "Image Index"; Docker image manifest v2 schema 2, "Manifest List"). */
export const INDEXES: ReadonlySet<string> = new Set([OCI_INDEX, DOCKER_INDEX]);

/** Configurations of what can be run (OCI image-spec, "Image Configuration"; Docker image manifest v2 schema 2). */
export const IMAGE_CONFIGS: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** The configuration by which a chart is known (Helm documentation, "OCI-based registries"). */
export const HELM_CONFIG = 'application/vnd.cncf.helm.config.v1+json';

/** A Content-Type without its parameters, which no manifest's type has (RFC 9110, "Media Type"; RFC 6838, "Naming Requirements"). */
export const bareType = (contentType: string): string => contentType.split(';', 1)[0]?.trim() ?? '';

/** Whether a layer of this type is not held by the registry (OCI image-spec, "Non-distributable layers"; Docker's foreign ones). */
export const isElsewhere = (mediaType: string): boolean => /foreign|nondistributable/.test(mediaType);

/** What BuildKit's cache lists in an index and what is no manifest: layers and its own configuration (BuildKit, "Registry cache"). */
export const isBlob = (mediaType: string): boolean => mediaType !== '' && !/manifest|index/.test(mediaType);
