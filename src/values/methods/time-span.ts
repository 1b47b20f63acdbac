import { arithmetic } from '../arithmetic.ts';
import { order } from '../compare.ts';
import { negateTimeSpan, TimeSpan } from '../time-span.ts';
import type { Methods } from './method.ts';

/** Methods of System.TimeSpan. */
export const timeSpanMethods: Methods<TimeSpan> = {
  add: (self, other = null) => arithmetic('+', self, other),
  subtract: (self, other = null) => arithmetic('-', self, other),
  negate: negateTimeSpan,
  duration: self => (self.ticks < 0n ? negateTimeSpan(self) : self),
  compareto: (self, other = null) => order(self, other),
  equals: (self, other) => other instanceof TimeSpan && self.ticks === other.ticks,
};
