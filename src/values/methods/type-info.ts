import { CustomObject } from '../custom-object.ts';
import { typeNames } from '../type-name.ts';
import type { Value } from '../value.ts';

/** What `.GetType()` answers: Name, FullName, BaseType's name. */
export function typeInfo(value: Value): CustomObject {
  const [name = 'System.Object', base = 'System.Object'] = typeNames(value);
  return new CustomObject([
    ['Name', name.replace(/^.*\./, '')],
    ['FullName', name],
    ['BaseType', base],
  ]);
}
