import type { CallOptions, Registry } from './registry.ts';

/** What `GET /v2/` told. */
export interface RegistryCheck {
  /** The registry's clock, from its Date header. */
  readonly serverTime: Date | undefined;
}

/** Asks whether the registry speaks the OCI API and takes our credential. */
export type CheckRegistry = (registry: Registry, options?: CallOptions) => Promise<RegistryCheck>;
