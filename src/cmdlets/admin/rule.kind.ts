import type { Age } from '../../admin/purge/age.ts';
import { ConversionError, integerKind, kindBuilder, stringKind } from '../../engine/kinds.ts';
import type { Kind } from '../../engine/parameter.ts';
import { Hashtable } from '../../values/hashtable.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { ageKind } from './age.kind.ts';

/** What the parameters of a rule say, or the keys of a hashtable. */
export interface RuleWords {
  readonly filter: readonly string[];
  readonly exclude: readonly string[];
  readonly olderThan: Age | undefined;
  readonly keep: number | undefined;
  readonly untagged: boolean;
  readonly includeLocked: boolean;
}

const KEYS = ['Filter', 'Exclude', 'OlderThan', 'Keep', 'Untagged', 'IncludeLocked'] as const;

const EXAMPLE = "@{ Filter = 'team/api:pr-*'; OlderThan = '30d'; Keep = 5 }";

/** A rule as a hashtable. */
const ruleKind: Kind<RuleWords> = {
  label: 'Hashtable',
  keys: KEYS,
  accepts: value => value instanceof Hashtable,
  convert: value => {
    if (!(value instanceof Hashtable)) throw new ConversionError(`'${toText(value)}' is no rule: write ${EXAMPLE}.`);
    for (const key of value.keys()) {
      const name = toText(key);
      if (!KEYS.some(each => each.toLowerCase() === name.toLowerCase()))
        throw new ConversionError(`A rule has no key '${name}': its keys are ${KEYS.join(', ')}.`);
    }
    const keep = entry(value, 'Keep', count);
    return {
      filter: entry(value, 'Filter', texts) ?? [],
      exclude: entry(value, 'Exclude', texts) ?? [],
      olderThan: entry(value, 'OlderThan', ageOfEntry),
      keep,
      untagged: entry(value, 'Untagged', truth) ?? false,
      includeLocked: entry(value, 'IncludeLocked', truth) ?? false,
    };
  },
};

export const rule = kindBuilder<RuleWords>(ruleKind);

/** undefined where the key is not there or $null. */
function entry<T>(table: Hashtable, key: (typeof KEYS)[number], convert: (value: Value) => T): T | undefined {
  const value = table.get(key) ?? null;
  if (value === null) return undefined;
  try {
    return convert(value);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ConversionError(`${key} of a rule: ${error.message}`);
  }
}

const texts = (value: Value): readonly string[] =>
  isArray(value) ? value.map(stringKind.convert) : [stringKind.convert(value)];

function ageOfEntry(value: Value): Age {
  // 30d without quotes is a number to the language: a decimal one
  if (ageKind.accepts(value)) return ageKind.convert(value);
  throw new ConversionError(`${toText(value)} has no unit: write '${toText(value)}d' for days, with the quotes.`);
}

function count(value: Value): number {
  const number = integerKind.convert(value);
  if (number >= 0) return number;
  throw new ConversionError(`${number} is less than 0.`);
}

function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new ConversionError(`'${toText(value)}' is neither $true nor $false.`);
}
