import { isObject } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';

/** Whether something among the values wants to be read in the pager where it is taller than the screen. */
export const isPaged = (values: readonly Value[]): boolean =>
  values.some(each => isObject(each) && (each.type.view?.paged?.(each) ?? false));
