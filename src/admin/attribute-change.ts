import type { AttributeChange, ChangeableAttributes } from '../registry/model/attributes.ts';
import { AdminError } from './admin-error.ts';
import { ATTRIBUTES, pascal } from './attribute-words.ts';

/** Every named attribute is as the change wants it. */
export const isInEffect = (change: AttributeChange, now: ChangeableAttributes | undefined): boolean =>
  ATTRIBUTES.every(each => change[each] === undefined || now?.[each] === change[each]);

export const sameAttributes = (a: ChangeableAttributes | undefined, b: ChangeableAttributes | undefined): boolean =>
  ATTRIBUTES.every(each => a?.[each] === b?.[each]);

/** The error for attributes that are neither as they were nor as they were to become. */
export const changedByOthers = (subject: string): AdminError =>
  new AdminError(
    'ChangedMeanwhile',
    `${subject} has been changed by somebody else; it was left alone.`,
    'Look at it again before changing it.',
  );

/** The error for a change that the registry took and that cannot be seen. */
export function notInEffect(
  subject: string,
  change: AttributeChange,
  now: ChangeableAttributes | undefined,
): AdminError {
  const missing = ATTRIBUTES.filter(each => change[each] !== undefined && now?.[each] !== change[each]).map(pascal);
  return new AdminError(
    'NotInEffect',
    `${subject}: the registry accepted the change, but ${missing.join(', ')} did not take effect.`,
    'Read it again in a moment; if it stays, the registry does not support this attribute here.',
  );
}
