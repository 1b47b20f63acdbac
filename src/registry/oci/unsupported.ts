import { RegistryError } from '../model/errors.ts';
import type { Registry } from '../registry.ts';

/** What only ACR's own API can do. `what` is a whole sentence's beginning, such as "Attributes cannot be changed". */
export function unsupported(registry: Registry, what: string, recommendation: string): RegistryError {
  return new RegistryError({
    id: 'Unsupported',
    message: `${what} on '${registry.server.name}': it is not an Azure Container Registry and has no API for it`,
    recommendation,
  });
}

/** Locks and the like are ACR's. */
export function noAttributes(registry: Registry): RegistryError {
  return unsupported(
    registry,
    'Attributes cannot be changed',
    'Protect content by the means of that registry, such as read-only mode or roles.',
  );
}
