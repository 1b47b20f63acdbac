import { elements } from './object-value.ts';
import { toText } from './to-text.ts';
import type { Value } from './value.ts';

/** `-join`: the texts of an array's elements with a separator between them; the unary form has none. */
export const join = (left: Value, separator: Value = ''): string =>
  elements(left)
    .map(each => toText(each))
    .join(toText(separator));
