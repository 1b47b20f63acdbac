import type { Host } from '../../../engine/host.ts';
import { silentHost } from '../../../engine/silent-host.ts';

/** A host that hands every change of a command to its maker, whatever flags and defaults say, and hears nothing but its errors. */
export const planningHost = ({
  decide,
  error,
  sending = () => {},
}: Required<Pick<Host, 'decide' | 'error'>> & Pick<Host, 'sending'>): Host => ({
  ...silentHost,
  interactive: true,
  decidesAll: true,
  decide,
  error,
  sending,
});
