import { bareGraph } from './graph.ts';
import { throughShell } from './listing.ts';
import { inTurn, rounded } from './measure.ts';
import { startRegistry } from './processes.ts';

const MANIFESTS = 5000;
const COMMAND = 'Measure-AcrStorage load/many';
/** Each run is of 5,000 requests. */
const RUNS = 7;

/** The storage of a repository through the whole shell on a new connection, against the same requests by undici alone. */
export async function storageOfMany() {
  const registry = await startRegistry(MANIFESTS, 'manifests');
  try {
    const times = await inTurn(
      {
        bare: () => bareGraph(registry, MANIFESTS),
        storage: () => throughShell(registry, COMMAND),
        // what was read is not asked for again
        again: () => throughShell(registry, `${COMMAND}; ${COMMAND} -By Image`),
      },
      RUNS,
    );
    return {
      manifests: MANIFESTS,
      milliseconds: { bare: rounded(times.bare), storage: rounded(times.storage) },
      speedToBareLoop: { ratio: rounded(times.bare / times.storage), aim: '≥ 0.5' },
      measuredTwiceToOnce: { ratio: rounded(times.again / times.storage), aim: '≤ 1.3' },
    };
  } finally {
    registry.stop();
  }
}
