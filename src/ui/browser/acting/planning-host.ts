import type { Host } from '../../../engine/host.ts';

/** A host that hands every change of a command to its maker, whatever flags and defaults say, and hears nothing but its errors. */
export const planningHost = ({ decide, error }: Required<Pick<Host, 'decide' | 'error'>>): Host => ({
  interactive: true,
  decidesAll: true,
  decide,
  error,
  output: async () => {},
  endOutput: async () => {},
  warning: () => {},
  verbose: () => {},
  debug: () => {},
  information: () => {},
  whatIf: () => {},
  progress: () => {},
  choose: async () => undefined,
  askText: async () => undefined,
  askSecret: async () => undefined,
  clear: () => {},
});
