import { CustomObject } from '../values/custom-object.ts';
import { Hashtable } from '../values/hashtable.ts';
import { isArray } from '../values/object-value.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ShellError } from './error-record.ts';

/** What `@{ … }` makes of its keys and values. Throws InvalidNullKey, DuplicateKeyInHashLiteral. */
export function tableOf(entries: Iterable<readonly [Value, Value]>, ordered: boolean): Hashtable {
  const table = new Hashtable([], { ordered });
  for (const [key, value] of entries) {
    if (key === null || isArray(key)) {
      throw new ShellError('InvalidNullKey', 'A null key is not allowed in a hash literal.', {
        category: 'InvalidOperation',
      });
    }
    if (table.has(key)) {
      throw new ShellError(
        'DuplicateKeyInHashLiteral',
        `Duplicate keys '${toText(key)}' are not allowed in hash literals.`,
        { category: 'InvalidOperation' },
      );
    }
    table.set(key, value);
  }
  return table;
}

/** `[pscustomobject]@{ … }` */
export function objectOf(table: Hashtable): CustomObject {
  const entries = table.entries().map(each => [toText(each.key), each.value] as const);
  const isName = (key: string) => key.toLowerCase() === 'pstypename';
  const named = entries.find(([key]) => isName(key));
  if (!named) return new CustomObject(entries);
  return new CustomObject(
    entries.filter(each => each !== named),
    toText(named[1]),
  );
}
