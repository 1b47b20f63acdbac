import { RegistryError, type RegistryErrorId } from '../../registry/model/errors.ts';
import type { Sight } from './item-change.ts';

/** The registry's own word that something, or the repository that it was in, is not there (safety, section 2). */
const GONE: ReadonlySet<RegistryErrorId> = new Set(['TagNotFound', 'ManifestNotFound', 'RepositoryNotFound']);

export const isGone = (error: unknown): boolean => error instanceof RegistryError && GONE.has(error.id);

/** What a look shows, where it may find nothing. */
export async function orGone(look: () => Promise<Sight>): Promise<Sight> {
  try {
    return await look();
  } catch (error) {
    if (isGone(error)) return 'gone';
    throw error;
  }
}
