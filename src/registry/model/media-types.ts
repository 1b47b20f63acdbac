/** Manifests that list others, one for each platform (OCI image-spec, "Image Index"; Docker image manifest v2 schema 2, "Manifest List"). */
export const INDEXES: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

/** Configurations of what can be run (OCI image-spec, "Image Configuration"; Docker image manifest v2 schema 2). */
export const IMAGE_CONFIGS: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

/** Whether a layer of this type is not held by the registry (OCI image-spec, "Non-distributable layers"; Docker's foreign ones). */
export const isElsewhere = (mediaType: string): boolean => /foreign|nondistributable/.test(mediaType);
