import type { OutputType } from '../../values/output-type.ts';

/** A verb that names of commands may begin with. */
export interface VerbInfo {
  readonly verb: string;
  /** How aliases shorten it. */
  readonly aliasPrefix: string;
  readonly group: string;
}

/** PowerShell's approved verbs: verb, alias prefix, group (System.Management.Automation, Verbs.cs). */
const table = `
  Add a Common
  Clear cl Common
  Close cs Common
  Copy cp Common
  Enter et Common
  Exit ex Common
  Find fd Common
  Format f Common
  Get g Common
  Hide h Common
  Join j Common
  Lock lk Common
  Move m Common
  New n Common
  Open op Common
  Optimize om Common
  Push pu Common
  Pop pop Common
  Redo re Common
  Remove r Common
  Rename rn Common
  Reset rs Common
  Resize rz Common
  Search sr Common
  Select sc Common
  Set s Common
  Show sh Common
  Skip sk Common
  Split sl Common
  Step st Common
  Switch sw Common
  Undo un Common
  Unlock uk Common
  Watch wc Common
  Backup ba Data
  Checkpoint ch Data
  Compare cr Data
  Compress cm Data
  Convert cv Data
  ConvertFrom cf Data
  ConvertTo ct Data
  Dismount dm Data
  Edit ed Data
  Expand en Data
  Export ep Data
  Group gp Data
  Import ip Data
  Initialize in Data
  Limit l Data
  Merge mg Data
  Mount mt Data
  Out o Data
  Publish pb Data
  Restore rr Data
  Save sv Data
  Sync sy Data
  Unpublish ub Data
  Update ud Data
  Approve ap Lifecycle
  Assert as Lifecycle
  Build bd Lifecycle
  Complete cmp Lifecycle
  Confirm cn Lifecycle
  Deny dn Lifecycle
  Deploy dp Lifecycle
  Disable d Lifecycle
  Enable e Lifecycle
  Install is Lifecycle
  Invoke i Lifecycle
  Register rg Lifecycle
  Request rq Lifecycle
  Restart rt Lifecycle
  Resume ru Lifecycle
  Start sa Lifecycle
  Stop sp Lifecycle
  Submit sb Lifecycle
  Suspend ss Lifecycle
  Uninstall us Lifecycle
  Unregister ur Lifecycle
  Wait w Lifecycle
  Debug db Diagnostic
  Measure ms Diagnostic
  Ping pi Diagnostic
  Repair rp Diagnostic
  Resolve rv Diagnostic
  Test t Diagnostic
  Trace tr Diagnostic
  Connect cc Communications
  Disconnect dc Communications
  Read rd Communications
  Receive rc Communications
  Send sd Communications
  Write wr Communications
  Block bl Security
  Grant gr Security
  Protect pt Security
  Revoke rk Security
  Unblock ul Security
  Unprotect up Security
  Use u Other
`;

export const approvedVerbs: readonly VerbInfo[] = table
  .trim()
  .split('\n')
  .map(line => {
    const [verb = '', aliasPrefix = '', group = ''] = line.trim().split(' ');
    return { verb, aliasPrefix, group };
  });

export const verbInfoType: OutputType<VerbInfo> = {
  name: 'System.Management.Automation.VerbInfo',
  properties: [
    { name: 'Verb', of: ({ verb }) => verb },
    { name: 'AliasPrefix', of: ({ aliasPrefix }) => aliasPrefix },
    { name: 'Group', of: ({ group }) => group },
  ],
};
