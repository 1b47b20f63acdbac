import { call, type Operation } from './call.ts';
import type { CallOptions, Registry } from './registry.ts';
import { header } from './transport/headers.ts';

/** What `GET /v2/` told. */
export interface RegistryCheck {
  /** The registry's clock, from its Date header; ages are measured against it. */
  readonly serverTime: Date | undefined;
}

// ACR needs no right for it, but a token of any scope; this one serves the first listing too
const CHECK: Operation = { name: 'use', method: 'GET', rights: 'catalog', accepts: [200] };

/** Asks whether the registry speaks the OCI API and takes our credential. OCI distribution-spec, "Determining Support". */
export async function checkRegistry(registry: Registry, options: CallOptions = {}): Promise<RegistryCheck> {
  const subject = { kind: 'registry', name: registry.server.name } as const;
  const answer = await call(registry, CHECK, { path: '/v2/', subject, options });
  const date = Date.parse(header(answer, 'date') ?? '');
  return { serverTime: Number.isNaN(date) ? undefined : new Date(date) };
}
