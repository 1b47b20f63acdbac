import type { Surroundings } from '../../src/values/statics/statics.ts';

/** What static members see of the world: always the same. */
export const surroundings: Surroundings = {
  now: () => Date.UTC(2024, 1, 29),
  uuid: () => '0f8fad5b-d9cb-469f-a165-70867728950e',
  temporary: '/tmp',
  machine: 'machine',
  processId: 1,
};
