import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { CallOptions, Registry } from '../../registry/registry.ts';
import type { RepositoryPlace } from '../subject.ts';
import { RepositoryGraph } from './repository-graph.ts';

/** Milliseconds for which plans of one input share what was read: a script may go on for hours. */
export const SHARED_FOR = 30_000;

interface Shared {
  readonly since: number;
  readonly graph: Promise<RepositoryGraph>;
}

/** By the signal of the input, or of the browser's dialog, that the plans are made for. */
const inputs = new WeakMap<AbortSignal, WeakMap<Registry, Map<RepositoryName, Shared>>>();

/** The graph of a repository, read once for all plans that are made together. Rejects with the signal's reason only. */
export function graphOf(
  place: RepositoryPlace,
  { signal, ...options }: CallOptions & { readonly signal: AbortSignal },
): Promise<RepositoryGraph> {
  const registries = inputs.get(signal) ?? new WeakMap<Registry, Map<RepositoryName, Shared>>();
  inputs.set(signal, registries);
  const repositories = registries.get(place.registry) ?? new Map<RepositoryName, Shared>();
  registries.set(place.registry, repositories);
  const known = repositories.get(place.repository);
  const now = performance.now();
  if (known && now - known.since < SHARED_FOR) return known.graph;
  const graph = RepositoryGraph.read(place, { signal, ...options });
  repositories.set(place.repository, { since: now, graph });
  return graph;
}
