import { setTimeout as sleep } from 'node:timers/promises';
import { ShellError } from '../../engine/error-record.ts';
import { kindBuilder } from '../../engine/kinds.ts';
import { convertTo } from '../../values/convert.ts';
import { TimeSpan, ticksPer } from '../../values/time-span.ts';
import { toDouble } from '../../values/to-number.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';

const seconds = kindBuilder<number>({
  label: 'Double',
  accepts: given => typeof given === 'number',
  convert: given => toDouble(given),
});

const duration = kindBuilder<TimeSpan>({
  label: 'TimeSpan',
  accepts: given => given instanceof TimeSpan,
  convert: given => {
    const span = convertTo('timespan', given);
    if (span instanceof TimeSpan) return span;
    throw new TypeError('a time span converts to a time span');
  },
});

const SECOND = 1000;

export const startSleep = defineCmdlet({
  name: 'Start-Sleep',
  aliases: ['sleep'],
  synopsis: 'Waits; Ctrl+C ends it.',
  grade: 'read',
  parameters: {
    seconds: seconds({
      help: 'How long, in seconds; fractions are allowed.',
      position: 0,
      mandatory: true,
      pipeline: 'both',
      set: 'seconds',
    }),
    milliseconds: atLeast(0)({
      help: 'How long, in milliseconds.',
      mandatory: true,
      aliases: ['ms'],
      pipeline: 'property',
      set: 'milliseconds',
    }),
    duration: duration({ help: 'How long, as a span of time.', mandatory: true, aliases: ['ts'], set: 'duration' }),
  },
  defaultSet: 'seconds',
  output: 'values',
  examples: [{ says: 'A short while.', transcript: "PS> Start-Sleep -Milliseconds 1; 'done'\ndone" }],
  body: {
    // biome-ignore lint/correctness/useYield: it has no output
    async *process(args, { signal }) {
      const length =
        args.set === 'seconds'
          ? args.seconds * SECOND
          : args.set === 'milliseconds'
            ? args.milliseconds
            : Number(args.duration.ticks / ticksPer.millisecond);
      if (length < 0) {
        throw new ShellError('ParameterArgumentValidationError', 'Nothing can be waited for a time below zero.', {
          category: 'InvalidArgument',
        });
      }
      await sleep(length, undefined, { signal });
    },
  },
});
