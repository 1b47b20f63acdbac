import type { DeletedOperations } from '../dialect.ts';
import type { Registry } from '../registry.ts';
import { unsupported } from './unsupported.ts';

const NEXT = 'Push again what was deleted; other registries keep nothing of it.';

// biome-ignore lint/correctness/useYield: the failure comes where a listing is read, as any other
async function* nothing(registry: Registry): AsyncGenerator<never, void, undefined> {
  throw unsupported(registry, 'What was deleted cannot be listed', NEXT);
}

/** Soft delete is ACR's. */
export const ociDeleted: DeletedOperations = {
  repositories: nothing,
  manifests: nothing,
  tags: nothing,

  async restore(registry) {
    throw unsupported(registry, 'What was deleted cannot be restored', NEXT);
  },
};
