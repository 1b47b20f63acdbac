import { ShellError } from '../../engine/error-record.ts';
import { type DateTime, dateFields, dateTimeOf } from '../../values/date-time.ts';
import { defineType } from '../../values/define-type.ts';
import { formatDate } from '../../values/format-date.ts';
import type { ObjectValue, ValueType } from '../../values/value.ts';

/** Parts of a date that were given one by one. */
export interface DateParts {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly hour: number | undefined;
  readonly minute: number | undefined;
  readonly second: number | undefined;
  readonly millisecond: number | undefined;
}

const TICKS = 10_000;

/** The date with some of its parts replaced. Throws ShellError where there is no such day or time. */
export function withParts(date: DateTime, parts: DateParts): DateTime {
  const given = Object.values(parts).some(each => each !== undefined);
  if (!given) return date;
  const own = dateFields(date);
  const fraction = parts.millisecond === undefined ? own.fraction : parts.millisecond * TICKS + (own.fraction % TICKS);
  const { year = own.year, month = own.month, day = own.day } = parts;
  const { hour = own.hour, minute = own.minute, second = own.second } = parts;
  const made = dateTimeOf({ year, month, day, hour, minute, second, fraction }, date.kind);
  if (made) return made;
  throw new ShellError(
    'ArgumentOutOfRangeException',
    `There is no ${year}-${month}-${day} ${hour}:${minute}:${second}.`,
    {
      category: 'InvalidArgument',
    },
  );
}

/** A date of which only the day or the time is shown. */
class ShownDate implements ObjectValue {
  readonly type: ValueType;
  readonly date: DateTime;
  readonly picture: string;

  constructor(date: DateTime, picture: string) {
    this.date = date;
    this.picture = picture;
    this.type = shownType;
  }
}

const shownType: ValueType = {
  ...defineType((value): value is ShownDate => value instanceof ShownDate, {
    names: ['System.DateTime', 'System.ValueType', 'System.Object'],
    text: ({ date }) => date.type.text(date),
    view: { text: self => (self instanceof ShownDate ? [formatDate(self.date, self.picture)] : []) },
    json: ({ date }) => date,
  }),
  property: (self, name) => (self instanceof ShownDate ? self.date.type.property(self.date, name) : undefined),
  propertyNames: self => (self instanceof ShownDate ? self.date.type.propertyNames(self.date) : []),
};

/** -DisplayHint: long day, or time of day. */
export const displayed = (date: DateTime, hint: 'Date' | 'Time'): ObjectValue =>
  new ShownDate(date, hint === 'Date' ? 'D' : 'T');
