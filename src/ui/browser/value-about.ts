import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';
import { identityOf, type Subject, subjectOf } from './subject.ts';

/**
 * The object that a place is about, among those that its text was made of. These may as well be what refers to it, or what an index lists, and
 * an image tells no locks: an action must never mean one of those. A tag is the same tag wherever it points to by now.
 */
export const valueAbout = (values: readonly Value[], about: Subject): Value | undefined =>
  values.find(each => {
    const subject = subjectOf(each);
    return subject !== undefined && nameOf(subject) === nameOf(about) && tellsLocks(each);
  });

const nameOf = (subject: Subject): string =>
  `${subject.kind} ${identityOf(subject.kind === 'tag' ? { ...subject, digest: '' } : subject)}`;

const tellsLocks = (value: Value): boolean =>
  isObject(value) && value.type.property(value, 'ChangeableAttributes') !== undefined;
