import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { switched, value } from '../../engine/kinds.ts';
import { TypedObject } from '../../values/output-type.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { incoming } from './incoming.ts';
import { measureOutput, measureType, textMeasureType } from './measure-info.type.ts';
import { propertyWith } from './property.kind.ts';
import { expandSpecs, type PropertySpec, propertySpecs, valuesOf } from './property-spec.ts';
import { createStatistics, type Statistics } from './statistics.ts';
import { createTextCount, type TextCount } from './text-count.ts';

export const measureObject = defineCmdlet({
  name: 'Measure-Object',
  aliases: ['measure'],
  synopsis: 'Counts objects and computes sum, average, largest and smallest.',
  grade: 'read',
  parameters: {
    property: propertyWith('Expression')({
      help: 'What to measure: names, wildcards, script blocks. Left out: the objects.',
      position: 0,
      many: true,
    }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    sum: switched({ help: 'The sum.' }),
    average: switched({ help: 'The average.' }),
    maximum: switched({ help: 'The largest value; also of text and dates.' }),
    minimum: switched({ help: 'The smallest value; also of text and dates.' }),
    standardDeviation: switched({ help: 'The standard deviation of the sample.' }),
    allStats: switched({ help: 'All of these.' }),
    line: switched({ help: 'Counts lines of text.' }),
    word: switched({ help: 'Counts words.' }),
    character: switched({ help: 'Counts characters.' }),
    ignoreWhiteSpace: switched({ help: 'With -Character: blanks do not count.' }),
  },
  output: 'values',
  emits: [measureOutput],
  examples: [
    { says: 'How many.', transcript: "PS> ('a', 'b' | Measure-Object).Count\n2" },
    { says: 'A sum of sizes.', transcript: 'PS> (1kb, 3kb | Measure-Object -Sum).Sum\n4096' },
  ],
  body: {
    async *stream(input, args, context) {
      const specs = propertySpecs(args.property);
      const text = args.line || args.word || args.character;
      const wanted = {
        numbers: args.sum || args.average || args.standardDeviation || args.allStats,
        extremes: args.maximum || args.minimum || args.allStats,
      };
      const measured = new Map<string, { label: string; meter: Meter }>();
      const meterOf = (label: string): Meter => {
        const found = measured.get(label.toLowerCase()) ?? {
          label,
          meter: text ? createTextCount() : createStatistics(wanted),
        };
        measured.set(label.toLowerCase(), found);
        return found.meter;
      };
      if (specs.length === 0) meterOf('');
      for await (const batch of incoming(input, context, args.inputObject)) {
        for await (const { label, values } of columns(batch, specs, context)) {
          const meter = meterOf(label);
          for (const each of values) feed(meter, each, { context, asked: args });
        }
      }
      for (const { label, meter } of measured.values()) yield result(meter, label || null, args);
    },
  },
});

type Meter = Statistics | TextCount;
type Services = Pick<Context<unknown>, 'error' | 'invokeAll'>;
interface Asked {
  readonly sum: boolean;
  readonly average: boolean;
  readonly maximum: boolean;
  readonly minimum: boolean;
  readonly standardDeviation: boolean;
  readonly allStats: boolean;
  readonly line: boolean;
  readonly word: boolean;
  readonly character: boolean;
  readonly ignoreWhiteSpace: boolean;
}

/** Values of each property in a batch; objects that lack it are left out, as are nulls of the pipeline itself. */
async function* columns(batch: readonly Value[], specs: readonly PropertySpec[], context: Services) {
  if (specs.length === 0) {
    yield { label: '', values: batch.filter(each => each !== null) };
    return;
  }
  const hasPatterns = specs.some(({ source }) => typeof source === 'string' && hasWildcard(source));
  for (const objects of hasPatterns ? batch.map(each => [each]) : [batch]) {
    for (const { label, source } of expandSpecs(specs, objects[0] ?? null)) {
      const found = await valuesOf(source, objects, context);
      const values = found.filter(each => each !== undefined && each !== null);
      if (values.length > 0) yield { label, values };
    }
  }
}

function feed(
  meter: Meter,
  value: Value,
  { context, asked }: { readonly context: Services; readonly asked: Asked },
): void {
  if (meter.kind === 'text') {
    meter.add(value, asked.ignoreWhiteSpace);
    return;
  }
  if (meter.add(value)) return;
  context.error(
    new ShellError('NonNumericInputObject', `Input object "${toText(value)}" is not numeric.`, {
      category: 'InvalidType',
    }),
    value,
  );
}

function result(meter: Meter, property: string | null, asked: Asked): Value {
  if (meter.kind === 'text') {
    return new TypedObject(textMeasureType, {
      lines: asked.line ? meter.lines : null,
      words: asked.word ? meter.words : null,
      characters: asked.character ? meter.characters : null,
      property,
    });
  }
  const when = (wanted: boolean, of: Value): Value => (wanted || asked.allStats ? of : null);
  return new TypedObject(measureType, {
    count: meter.count,
    average: when(asked.average, meter.average),
    sum: when(asked.sum, meter.sum),
    maximum: when(asked.maximum, meter.maximum),
    minimum: when(asked.minimum, meter.minimum),
    standardDeviation: when(asked.standardDeviation, meter.standardDeviation),
    property,
  });
}
