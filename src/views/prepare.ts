import { isArray, isObject } from '../values/object-value.ts';
import type { ObjectValue, Preparation, Reading, Value, View } from '../values/value.ts';

/**
 * Has the views of these values read what they show beyond the objects themselves: for a person at a table, never for a script or a program.
 * Answers what to say aside. `readerOf` says which of a view's functions reads. Rejects with the signal's reason.
 */
export async function prepareViews(
  values: readonly Value[],
  reading: Reading,
  readerOf: (view: View) => View['prepare'] = view => view.prepare,
): Promise<Preparation> {
  const byView = new Map<View, ObjectValue[]>();
  for (const value of values.flatMap(each => (isArray(each) ? each : [each]))) {
    const view = isObject(value) ? value.type.view : undefined;
    if (!view || !readerOf(view) || !isObject(value)) continue;
    const known = byView.get(view);
    if (known) known.push(value);
    else byView.set(view, [value]);
  }
  const said: string[] = [];
  for (const [view, selves] of byView) said.push(...((await readerOf(view)?.(selves, reading)) ?? []));
  return said;
}
