import { switched } from '../../engine/kinds.ts';
import type { AttributeChange } from '../../registry/model/attributes.ts';

/** What a lock is about; none of them means writing and deleting. */
export const lockSwitches = {
  delete: switched({ help: 'Deleting.' }),
  write: switched({ help: 'Pushing over it, and deleting it as well.' }),
  list: switched({ help: 'Being listed; by name it is still reached.' }),
  read: switched({ help: 'Pulling.' }),
} as const;

/** The attributes to switch off, or with `enabled` on. */
export function lockChange(
  args: { readonly [Name in keyof typeof lockSwitches]: boolean },
  enabled: boolean,
): AttributeChange {
  const isNarrowed = args.delete || args.write || args.list || args.read;
  return {
    ...(args.delete || !isNarrowed ? { deleteEnabled: enabled } : {}),
    ...(args.write || !isNarrowed ? { writeEnabled: enabled } : {}),
    ...(args.list ? { listEnabled: enabled } : {}),
    ...(args.read ? { readEnabled: enabled } : {}),
  };
}
