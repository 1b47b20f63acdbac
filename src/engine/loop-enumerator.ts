import type { Extent } from '../language/extent.ts';
import { Enumerator } from '../values/enumerator.ts';
import type { Value } from '../values/value.ts';
import type { Frame } from './frame.ts';

/** What a loop goes over, one value at a time. */
export type Values = Iterable<readonly Value[]>;

const mentioned = new WeakMap<Extent, boolean>();

/** Does the code look at the loop's own enumerator? */
function mentions(name: string, extent: Extent, { source }: Frame): boolean {
  const known = mentioned.get(extent);
  if (known !== undefined) return known;
  const found = source.text.slice(extent.start, extent.end).toLowerCase().includes(`$${name}`);
  mentioned.set(extent, found);
  return found;
}

/**
 * The values of a loop, which its body can walk over as `$foreach` or `$switch` too: each round begins with MoveNext. A loop that does not
 * mention the variable has its values piece by piece and makes none.
 */
export function* walk(name: 'foreach' | 'switch', values: Values, extent: Extent, frame: Frame): Iterable<Value> {
  if (!mentions(name, extent, frame)) {
    for (const batch of values) yield* batch;
    return;
  }
  const { variables } = frame.scope;
  const outer = variables.get(name);
  const enumerator = Enumerator.over([...values].flat());
  frame.scope.put({ name, value: enumerator });
  try {
    while (enumerator.moveNext()) yield enumerator.current;
  } finally {
    if (outer) variables.set(name, outer);
    else variables.delete(name);
  }
}
