import type { RepositoryName } from '../../registry/model/repository-name.ts';
import type { CallOptions, Registry } from '../../registry/registry.ts';
import type { RepositoryPlace } from '../subject.ts';
import { type ArtifactGraph, type GraphOptions, readArtifactGraph } from './artifact-graph.ts';
import { RepositoryGraph } from './repository-graph.ts';

/** Milliseconds for which plans of one input share what was read: a script may go on for hours. */
export const SHARED_FOR = 30_000;

interface Shared<Graph> {
  readonly since: number;
  readonly graph: Promise<Graph>;
}

type Stoppable<Options> = Options & { readonly signal: AbortSignal };

/** Reads once for all plans that are made for one input, or in one of the browser's dialogs: those have a signal in common. */
function together<Graph, Options extends CallOptions>(
  read: (place: RepositoryPlace, options: Stoppable<Options>) => Promise<Graph>,
): (place: RepositoryPlace, options: Stoppable<Options>) => Promise<Graph> {
  const inputs = new WeakMap<AbortSignal, WeakMap<Registry, Map<RepositoryName, Shared<Graph>>>>();
  return (place, options) => {
    const registries = inputs.get(options.signal) ?? new WeakMap<Registry, Map<RepositoryName, Shared<Graph>>>();
    inputs.set(options.signal, registries);
    const repositories = registries.get(place.registry) ?? new Map<RepositoryName, Shared<Graph>>();
    registries.set(place.registry, repositories);
    const known = repositories.get(place.repository);
    const now = performance.now();
    if (known && now - known.since < SHARED_FOR) return known.graph;
    const graph = read(place, options);
    repositories.set(place.repository, { since: now, graph });
    return graph;
  };
}

/** The graph of a repository, up to a bound. Rejects with the signal's reason only. */
export const graphOf = together<RepositoryGraph, CallOptions>((place, options) => RepositoryGraph.read(place, options));

/** The graph of a repository with every manifest of it. Rejects with RegistryError, and the signal's reason. */
export const wholeGraphOf = together<ArtifactGraph, GraphOptions>((place, options) =>
  readArtifactGraph(place, options),
);
