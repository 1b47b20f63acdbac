import { getProperty } from '../../values/members.ts';
import { isObject } from '../../values/object-value.ts';
import type { Value } from '../../values/value.ts';

/** What the first of these properties says that is a text and not empty; undefined also for what is no object. */
export function textProperty(given: Value, ...names: readonly string[]): string | undefined {
  if (!isObject(given)) return undefined;
  for (const name of names) {
    const found = getProperty(given, name);
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}
