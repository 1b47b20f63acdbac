import type { Context } from '../../engine/context.ts';
import type { Value } from '../../values/value.ts';
import { cellText } from '../../views/cell.ts';
import { type PropertySpec, propertySpec, valuesOf } from './property-spec.ts';

/** -GroupBy of the Format cmdlets. */
export interface GroupBy {
  readonly label: string;
  /** Text of the group that each object belongs to. */
  groups(objects: readonly Value[]): Promise<readonly string[]>;
}

/** Reads a property, script block or hashtable; undefined when nothing groups. */
export function groupBy(
  value: Value | undefined,
  context: Pick<Context<unknown>, 'invokeQuietly'>,
): GroupBy | undefined {
  if (value === undefined) return undefined;
  const spec: PropertySpec = propertySpec(value);
  return {
    label: `   ${spec.label}`,
    async groups(objects) {
      const values = await valuesOf(spec.source, objects, { invokeAll: context.invokeQuietly });
      return values.map(each => cellText(each ?? null, 'list', { format: spec.format }));
    },
  };
}
