import { type OutputType, recordType } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';

/** What Measure-Object found out about one property; null where it was not asked. */
export interface Measure {
  readonly count: number;
  readonly average: Value;
  readonly sum: Value;
  readonly maximum: Value;
  readonly minimum: Value;
  readonly standardDeviation: Value;
  readonly property: string | null;
}

export const measureOutput: OutputType<Measure> = {
  name: 'Microsoft.PowerShell.Commands.GenericMeasureInfo',
  properties: [
    { name: 'Count', of: each => each.count },
    { name: 'Average', of: each => each.average },
    { name: 'Sum', of: each => each.sum },
    { name: 'Maximum', of: each => each.maximum },
    { name: 'Minimum', of: each => each.minimum },
    { name: 'StandardDeviation', of: each => each.standardDeviation },
    { name: 'Property', of: each => each.property },
  ],
};

export const measureType = recordType(measureOutput);

/** The same for text. */
export interface TextMeasure {
  readonly lines: number | null;
  readonly words: number | null;
  readonly characters: number | null;
  readonly property: string | null;
}

const textMeasureOutput: OutputType<TextMeasure> = {
  name: 'Microsoft.PowerShell.Commands.TextMeasureInfo',
  properties: [
    { name: 'Lines', of: each => each.lines },
    { name: 'Words', of: each => each.words },
    { name: 'Characters', of: each => each.characters },
    { name: 'Property', of: each => each.property },
  ],
};

export const textMeasureType = recordType(textMeasureOutput);
