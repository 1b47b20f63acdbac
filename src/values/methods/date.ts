import { arithmetic } from '../arithmetic.ts';
import { order } from '../compare.ts';
import { addMonths, addTicks, DateTime, toLocal, toUniversal } from '../date-time.ts';
import { formatDate } from '../format-date.ts';
import { ticksOf, ticksPer } from '../time-span.ts';
import { toDouble, toInt, toWhole } from '../to-number.ts';
import type { Methods } from './method.ts';

const adding =
  (unit: bigint) =>
  (self: DateTime, count: Parameters<typeof toDouble>[0] = null): DateTime =>
    addTicks(self, ticksOf(toDouble(count), unit));

/** Methods of System.DateTime; ToString is the one of formats. */
export const dateMethods: Methods<DateTime> = {
  add: (self, span = null) => arithmetic('+', self, span),
  subtract: (self, other = null) => arithmetic('-', self, other),
  adddays: adding(ticksPer.day),
  addhours: adding(ticksPer.hour),
  addminutes: adding(ticksPer.minute),
  addseconds: adding(ticksPer.second),
  addmilliseconds: adding(ticksPer.millisecond),
  addticks: (self, count = null) => addTicks(self, toWhole(count, 'long')),
  addmonths: (self, count = null) => addMonths(self, toInt(count)),
  addyears: (self, count = null) => addMonths(self, toInt(count) * 12),
  touniversaltime: toUniversal,
  tolocaltime: toLocal,
  toshortdatestring: self => formatDate(self, 'd'),
  tolongdatestring: self => formatDate(self, 'D'),
  toshorttimestring: self => formatDate(self, 't'),
  tolongtimestring: self => formatDate(self, 'T'),
  compareto: (self, other = null) => order(self, other),
  equals: (self, other) => other instanceof DateTime && self.ticks === other.ticks,
};
