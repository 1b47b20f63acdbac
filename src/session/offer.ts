import type { FoundCredential } from '../registry/auth/credential.ts';

/** A credential for one registry, with where it comes from. */
export interface Offer extends FoundCredential {
  /** Name of its source; undefined when the user spelled it out. */
  readonly source: string | undefined;
}

/** The source that -UseDockerCredential names. */
export const DOCKER_SOURCE = "Docker's configuration";
