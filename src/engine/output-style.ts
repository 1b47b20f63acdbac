import { numberType } from '../values/number-type.ts';
import { toBoolean } from '../values/to-boolean.ts';
import type { OutputStyle } from './host.ts';
import type { Scope } from './scope.ts';

/** What the variables of a scope say about how objects are shown. */
export function outputStyle({ scope, signal }: { readonly scope: Scope; readonly signal: AbortSignal }): OutputStyle {
  const limit = scope.findKey('formatenumerationlimit')?.value ?? null;
  const paged = toBoolean(scope.findKey('outputpaging')?.value ?? null);
  return { signal, most: numberType(limit) === 'int' ? Number(limit) : undefined, ...(paged ? { paged } : {}) };
}
