import { cmdletDefiner } from '../engine/cmdlet.ts';
import type { Session } from '../session/session.ts';

/** Declares a cmdlet of this shell: its types are checked, nothing else happens. */
export const defineCmdlet = cmdletDefiner<Session>();
