import { equals, totalOrder } from '../compare.ts';
import type { Value } from '../value.ts';
import type { Methods } from './method.ts';

/** Methods of the number types; ToString is the one of formats. */
export const numberMethods: Methods<Value> = {
  compareto: (self, other = null) => totalOrder(self, other),
  equals: (self, other = null) => typeof self === typeof other && equals(self, other),
};
