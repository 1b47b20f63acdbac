/** Media types of the manifests a registry keeps (OCI image-spec, Docker image manifest v2 schema 2). */
export const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
export const ociIndex = 'application/vnd.oci.image.index.v1+json';
export const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json';
export const orasArtifact = 'application/vnd.cncf.oras.artifact.manifest.v1+json';
export const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json';
export const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';

export const ociConfig = 'application/vnd.oci.image.config.v1+json';
export const dockerConfig = 'application/vnd.docker.container.image.v1+json';
export const ociLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const dockerLayer = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
/** Config of an artifact that has none (OCI image-spec, Guidance for an Empty Descriptor). */
export const ociEmpty = 'application/vnd.oci.empty.v1+json';
