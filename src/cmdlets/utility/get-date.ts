import { choice, integer, kindBuilder, string, switched } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { DateTime, fromEpoch, toLocal, toUniversal } from '../../values/date-time.ts';
import { formatDate } from '../../values/format-date.ts';
import { tableEntry } from '../../values/table-entry.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { within } from './bounded.kind.ts';
import { type DateParts, displayed, withParts } from './date-parts.ts';
import { formatUnix } from './unix-date.ts';

const SECOND = 1000;

const date = kindBuilder<DateTime>({
  label: 'DateTime',
  accepts: given => given instanceof DateTime,
  convert: given => {
    const converted = convertTo('datetime', given);
    if (converted instanceof DateTime) return converted;
    throw new TypeError('a date converts to a date');
  },
});

export const getDate = defineCmdlet({
  name: 'Get-Date',
  synopsis: 'Emits the date and time, now or as given, or formats it.',
  grade: 'read',
  defaultSet: 'format',
  parameters: {
    date: date({ help: 'Another date than now.', position: 0, pipeline: 'both', aliases: ['LastWriteTime'] }),
    unixTimeSeconds: integer({ help: 'Seconds since 1970 began, UTC.', aliases: ['UnixTime'] }),
    year: within(1, 9999)({ help: 'The year in place of the date’s own.' }),
    month: within(1, 12)({ help: 'The month, 1 to 12.' }),
    day: within(1, 31)({ help: 'The day of the month.' }),
    hour: within(0, 23)({ help: 'The hour, 0 to 23.' }),
    minute: within(0, 59)({ help: 'The minute.' }),
    second: within(0, 59)({ help: 'The second.' }),
    millisecond: within(0, 999)({ help: 'The millisecond.' }),
    displayHint: choice(['Date', 'Time', 'DateTime'], { help: 'What is shown of it.' }),
    uFormat: string({
      help: 'Formats it as the Unix command date does: %Y-%m-%d.',
      set: 'unixFormat',
      mandatory: true,
    }),
    format: string({ help: 'Formats it: yyyy-MM-dd, o, FileDate, FileDateTimeUniversal.', set: 'format' }),
    asUTC: switched({ help: 'In UTC.' }),
  },
  output: 'values',
  emits: [{ like: new DateTime(0n) }],
  examples: [
    { says: 'A date as text.', transcript: 'PS> Get-Date 2026-05-06 -Format yyyy/MM/dd\n2026/05/06' },
    {
      says: 'Thirty days before.',
      transcript: "PS> (Get-Date '2026-05-06').AddDays(-30).ToString('yyyy-MM-dd')\n2026-04-06",
    },
  ],
  body: {
    async *process(args): AsyncGenerator<Value> {
      const { unixTimeSeconds, displayHint, asUTC } = args;
      const start =
        unixTimeSeconds === undefined
          ? (args.date ?? toLocal(fromEpoch(Date.now())))
          : toLocal(fromEpoch(unixTimeSeconds * SECOND));
      const chosen = withParts(start, partsOf(args));
      const result = asUTC ? toUniversal(chosen) : chosen;
      if (args.set === 'unixFormat') yield formatUnix(result, args.uFormat);
      else if (args.format !== undefined) yield formatDate(...fileFormat(result, args.format));
      else yield displayHint === undefined || displayHint === 'DateTime' ? result : displayed(result, displayHint);
    },
  },
});

const partsOf = ({ year, month, day, hour, minute, second, millisecond }: DateParts): DateParts => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
  millisecond,
});

const FILE_FORMATS: Readonly<Record<string, string>> = {
  filedate: 'yyyyMMdd',
  filedateuniversal: "yyyyMMdd'Z'",
  filedatetime: "yyyyMMdd'T'HHmmssffff",
  filedatetimeuniversal: "yyyyMMdd'T'HHmmssffff'Z'",
};

/** The formats that name files; the universal ones are in UTC. */
function fileFormat(given: DateTime, format: string): [DateTime, string] {
  const picture = tableEntry(FILE_FORMATS, format.toLowerCase());
  if (picture === undefined) return [given, format];
  return [/universal$/i.test(format) ? toUniversal(given) : given, picture];
}
