import type { Host } from './host.ts';

/** A host that shows nothing and whose every question is left unanswered: what one is made of that hears only some of it. */
export const silentHost: Omit<Host, 'interactive'> = {
  output: async () => {},
  endOutput: async () => {},
  error: () => {},
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
};
