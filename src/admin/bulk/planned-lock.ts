import type { AttributeChange, ChangeableAttributes } from '../../registry/model/attributes.ts';
import type { AdminError } from '../admin-error.ts';
import { changedByOthers } from '../attribute-change.ts';
import type { AttributeSubject, WithAttributes } from '../attribute-subject.ts';
import { deleteBlockers } from '../lock.ts';
import { attributesChange } from './change-attributes.ts';
import type { PlannedLock, Sight } from './item-change.ts';

/** The lock that a plan lifts; undefined where nothing was locked when it was made. */
export function plannedLock<Properties extends WithAttributes>(
  subject: AttributeSubject<Properties>,
  planned: ChangeableAttributes | undefined,
  /** `Lock-AzContainerRegistryTag … -Name v1`, without what it is to lock. */
  command: string,
): PlannedLock | undefined {
  const blockers = deleteBlockers(planned);
  if (!planned || blockers.length === 0) return undefined;
  const standing: AttributeChange = {
    ...(planned.deleteEnabled ? {} : { deleteEnabled: false }),
    ...(planned.writeEnabled ? {} : { writeEnabled: false }),
  };
  const lifted: AttributeChange = Object.fromEntries(Object.keys(standing).map(each => [each, true]));
  return {
    lift: attributesChange(subject, { change: lifted }),
    restore: attributesChange(subject, { change: standing }),
    command: `${command} ${blockers.map(each => `-${each.replace('Enabled', '')}`).join(' ')}`,
  };
}

interface LockNow {
  readonly text: string;
  readonly planned: ChangeableAttributes | undefined;
  readonly now: ChangeableAttributes | undefined;
  readonly lock: PlannedLock | undefined;
  readonly isTouched: boolean;
  /** What says that it is locked now. */
  readonly error: AdminError | undefined;
}

/** Whether a lock has to be lifted first. Throws AdminError when it is locked in another way than planned, or no longer. */
export function sightOfLock({ text, planned, now, lock, isTouched, error }: LockNow): Sight {
  if (!lock) {
    if (error) throw error;
    return 'as planned';
  }
  if (!error && !isTouched) throw changedByOthers(text);
  if (error && deleteBlockers(planned).join() !== deleteBlockers(now).join()) throw error;
  return error ? 'locked as planned' : 'as planned';
}
