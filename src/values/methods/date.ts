import { arithmetic } from '../arithmetic.ts';
import { order } from '../compare.ts';
import { addMonths, addTicks, DateTime, isDaylightSavingTime, toLocal, toUniversal } from '../date-time.ts';
import { formatDate } from '../format-date.ts';
import { ticksOf, ticksPer } from '../time-span.ts';
import { toDouble, toInt, toWhole } from '../to-number.ts';
import { type Methods, outOfRange } from './method.ts';

const VALUE = { count: 1, parameter: 'value' };

const adding =
  (name: string, unit: bigint) =>
  (self: DateTime, count: Parameters<typeof toDouble>[0] = null): DateTime =>
    addTicks(self, ticksOf(toDouble(count), unit), { ...VALUE, name });

/** Months or years; .NET takes ten thousand years at most. */
function addedMonths(
  self: DateTime,
  count: number,
  call: { readonly name: string; readonly months: number },
): DateTime {
  const most = 120_000 / call.months;
  const isMonths = call.months === 1;
  const parameter = isMonths ? 'months' : 'value';
  if (Math.abs(count) <= most) return addMonths(self, count * call.months, { name: call.name, count: 1, parameter });
  throw outOfRange(call.name, 1, parameter, `${isMonths ? 'Months' : 'Years'} value must be between +/-${most}.`);
}

/** Methods of System.DateTime; ToString is the one of formats. */
export const dateMethods: Methods<DateTime> = {
  add: (self, span = null) => arithmetic('+', self, span),
  subtract: (self, other = null) => arithmetic('-', self, other),
  adddays: adding('AddDays', ticksPer.day),
  addhours: adding('AddHours', ticksPer.hour),
  addminutes: adding('AddMinutes', ticksPer.minute),
  addseconds: adding('AddSeconds', ticksPer.second),
  addmilliseconds: adding('AddMilliseconds', ticksPer.millisecond),
  addticks: (self, count = null) => addTicks(self, toWhole(count, 'long'), { ...VALUE, name: 'AddTicks' }),
  addmonths: (self, count = null) => addedMonths(self, toInt(count), { name: 'AddMonths', months: 1 }),
  addyears: (self, count = null) => addedMonths(self, toInt(count), { name: 'AddYears', months: 12 }),
  touniversaltime: toUniversal,
  tolocaltime: toLocal,
  isdaylightsavingtime: isDaylightSavingTime,
  toshortdatestring: self => formatDate(self, 'd'),
  tolongdatestring: self => formatDate(self, 'D'),
  toshorttimestring: self => formatDate(self, 't'),
  tolongtimestring: self => formatDate(self, 'T'),
  compareto: (self, other = null) => order(self, other),
  equals: (self, other) => other instanceof DateTime && self.ticks === other.ticks,
};
