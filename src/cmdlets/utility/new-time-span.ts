import { dateTime, integer } from '../../engine/kinds.ts';
import { fromEpoch, ticksBetween, toLocal } from '../../values/date-time.ts';
import { TimeSpan, ticksPer } from '../../values/time-span.ts';
import { defineCmdlet } from '../define.ts';

export const newTimeSpan = defineCmdlet({
  name: 'New-TimeSpan',
  synopsis: 'Makes a span of time, from its parts or between two dates.',
  grade: 'read',
  parameters: {
    start: dateTime({
      help: 'Where it begins; now if left out.',
      position: 0,
      pipeline: 'both',
      aliases: ['LastWriteTime'],
      set: 'date',
    }),
    end: dateTime({ help: 'Where it ends; now if left out.', position: 1, pipeline: 'property', set: 'date' }),
    days: integer({ help: 'Days.', set: 'parts' }),
    hours: integer({ help: 'Hours.', set: 'parts' }),
    minutes: integer({ help: 'Minutes.', set: 'parts' }),
    seconds: integer({ help: 'Seconds.', set: 'parts' }),
    milliseconds: integer({ help: 'Milliseconds.', set: 'parts' }),
  },
  defaultSet: 'date',
  output: 'values',
  examples: [
    { says: 'From its parts.', transcript: 'PS> (New-TimeSpan -Hours 1 -Minutes 30).TotalMinutes\n90' },
    {
      says: 'Between two dates.',
      transcript: "PS> (New-TimeSpan -Start '2026-01-01' -End '2026-01-31').Days\n30",
    },
  ],
  body: {
    async *process(args) {
      if (args.set === 'date') {
        const now = toLocal(fromEpoch(Date.now()));
        yield new TimeSpan(ticksBetween(args.end ?? now, args.start ?? now));
        return;
      }
      const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 } = args;
      yield new TimeSpan(
        BigInt(days) * ticksPer.day +
          BigInt(hours) * ticksPer.hour +
          BigInt(minutes) * ticksPer.minute +
          BigInt(seconds) * ticksPer.second +
          BigInt(milliseconds) * ticksPer.millisecond,
      );
    },
  },
});
