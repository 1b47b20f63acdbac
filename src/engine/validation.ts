import type { Attribute } from '../language/expression.ts';
import { totalOrder } from '../values/compare.ts';
import { compareOperator } from '../values/comparison-operator.ts';
import { formatText } from '../values/format-operator.ts';
import { matches } from '../values/match.ts';
import { elements, isArray } from '../values/object-value.ts';
import { tableEntry } from '../values/table-entry.ts';
import { toBoolean } from '../values/to-boolean.ts';
import { toInt } from '../values/to-number.ts';
import { toText } from '../values/to-text.ts';
import type { Value } from '../values/value.ts';
import { ValueError } from '../values/value-error.ts';
import { isAbort, isJump } from './control-flow.ts';
import { ShellError } from './error-record.ts';
import { evaluate } from './evaluate-expression.ts';
import type { Frame } from './frame.ts';
import { invokeBlock } from './invoke-block.ts';
import { ScriptBlock } from './script-block.ts';
import type { Step } from './step.ts';

/** Says why a value is not allowed, in PowerShell's words; undefined: it is. */
export type Demand = (value: Value) => string | undefined;

/** What an attribute demands of a value. */
export interface Validation {
  readonly problem: (value: Value) => Step<string | undefined>;
  /** The same, answered at once; undefined for a script block, which may wait for something. */
  readonly demand?: Demand;
}

/** The arguments of an attribute, evaluated. */
export interface AttributeFacts {
  readonly positional: readonly Value[];
  /** By lower-case name; a bare name means true. */
  readonly named: ReadonlyMap<string, Value>;
}

export function* attributeFacts({ positional, named }: Attribute, frame: Frame): Step<AttributeFacts> {
  const values: Value[] = [];
  for (const each of positional) values.push(yield* evaluate(each, frame));
  const facts = new Map<string, Value>();
  for (const { name, value } of named) facts.set(name.toLowerCase(), value ? yield* evaluate(value, frame) : true);
  return { positional: values, named: facts };
}

/** The name of an attribute in lower case, without what may be left out of it. */
export const attributeName = ({ name }: Attribute): string =>
  name.toLowerCase().replace(/^(?:system\.management\.automation\.)|attribute$/g, '');

/** What a variable makes of whatever is assigned to it: the value itself, which these demands let pass. */
export const holding =
  (demands: readonly Demand[], name: string) =>
  (value: Value): Value => {
    if (demands.some(demand => demand(value) !== undefined)) throw notAllowed(value, name);
    return value;
  };

/** What is said of a value that a variable's attributes refuse. */
export const notAllowed = (value: Value, name: string): ShellError =>
  new ShellError(
    'ValidateSetFailure',
    `The variable cannot be validated because the value ${toText(value)} is not a valid value for the ${name} variable.`,
    { category: 'MetadataError' },
  );

/** What a Validate attribute demands of a value; undefined for attributes that demand nothing. */
export function* validationOf(attribute: Attribute, frame: Frame): Step<Validation | undefined> {
  const name = attributeName(attribute);
  if (!name.startsWith('validate')) return undefined;
  const facts = yield* attributeFacts(attribute, frame);
  if (name === 'validatescript') return scriptValidation(facts, frame);
  const check = checks[name];
  if (!check) return undefined;
  const demand = check(facts);
  return {
    demand,
    // biome-ignore lint/correctness/useYield: it waits for nothing
    *problem(value) {
      return demand(value);
    },
  };
}

/** The first problem among the elements of an array. */
const each =
  (demand: Demand): Demand =>
  value => {
    for (const element of elements(value)) {
      const problem = demand(element);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** ErrorMessage, with the value for {0} and what was demanded for {1}; undefined when there is none. */
function ownMessage(named: AttributeFacts['named'], value: Value, demanded: string): string | undefined {
  const message = named.get('errormessage');
  return message === undefined ? undefined : formatText(toText(message), [value, demanded]);
}

const checks: Readonly<Record<string, (facts: AttributeFacts) => Demand>> = {
  validateset: ({ positional, named }) => {
    const caseSensitive = named.has('ignorecase') && !toBoolean(named.get('ignorecase') ?? null);
    const words = positional.map(allowed => toText(allowed)).join(',');
    return each(value =>
      positional.some(allowed => compareOperator('eq', toText(allowed), toText(value), caseSensitive) === true)
        ? undefined
        : (ownMessage(named, value, words) ??
          `The argument "${toText(value)}" does not belong to the set "${words}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`),
    );
  },
  validaterange: ({ positional }) =>
    positional.length === 1 ? signRange(toText(positional[0] ?? null)) : range(positional),
  validatepattern: ({ positional: [pattern = null], named }) =>
    each(value =>
      matches(value, pattern)
        ? undefined
        : (ownMessage(named, value, toText(pattern)) ??
          `The argument "${toText(value)}" does not match the "${toText(pattern)}" pattern. Supply an argument that matches "${toText(pattern)}" and try the command again.`),
    ),
  validatelength: ({ positional: [least = 0, most = 0] }) =>
    each(value => {
      const { length } = toText(value);
      if (length < toInt(least))
        return `The character length (${length}) of the argument is too short. Specify an argument with a length that is greater than or equal to "${toText(least)}", and then try the command again.`;
      return length > toInt(most)
        ? `The character length (${length}) of the argument is too long. Specify an argument with a length that is shorter than or equal to "${toText(most)}", and then try the command again.`
        : undefined;
    }),
  validatecount:
    ({ positional: [least = 0, most = 0] }) =>
    value => {
      const count = value === null ? 0 : elements(value).length;
      if (count >= toInt(least) && count <= toInt(most)) return undefined;
      return toInt(least) === toInt(most)
        ? `The parameter requires exactly ${toInt(least)} value(s) - ${count} value(s) were provided.`
        : `The parameter requires at least ${toInt(least)} value(s) and no more than ${toInt(most)} value(s) - ${count} value(s) were provided.`;
    },
  validatenotnull: () => value => {
    if (value === null)
      return 'The argument is null. Provide a valid value for the argument, and then try running the command again.';
    return isArray(value) && value.includes(null)
      ? 'The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again.'
      : undefined;
  },
  validatenotnullorempty: () => value => {
    if (isArray(value) && value.length > 0 && value.some(element => toText(element) === '')) {
      return 'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
    }
    return value === null || value === '' || (isArray(value) && value.length === 0)
      ? 'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.'
      : undefined;
  },
  validatenotnullorwhitespace: () =>
    each(value =>
      toText(value).trim() === ''
        ? 'The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again.'
        : undefined,
    ),
};

function range([least = null, most = null]: readonly Value[]): Demand {
  return each(value => {
    if (compares(value, least) < 0)
      return `The ${toText(value)} argument is less than the minimum allowed range of ${toText(least)}. Supply an argument that is greater than or equal to ${toText(least)} and then try the command again.`;
    return compares(value, most) > 0
      ? `The ${toText(value)} argument is greater than the maximum allowed range of ${toText(most)}. Supply an argument that is less than or equal to ${toText(most)} and then try the command again.`
      : undefined;
  });
}

/** The limits decide what is compared; a value that is nothing like them is too small. */
function compares(value: Value, limit: Value): number {
  try {
    return -totalOrder(limit, value);
  } catch (problem) {
    if (problem instanceof ValueError) return -1;
    throw problem;
  }
}

const SIGNS: Readonly<Record<string, { readonly holds: (sign: number) => boolean; readonly words: string }>> = {
  positive: { holds: sign => sign > 0, words: 'is not greater than zero' },
  nonnegative: { holds: sign => sign >= 0, words: 'is not greater than or equal to zero' },
  negative: { holds: sign => sign < 0, words: 'is not less than zero' },
  nonpositive: { holds: sign => sign <= 0, words: 'is not less than or equal to zero' },
};

function signRange(word: string): Demand {
  const sign = tableEntry(SIGNS, word.toLowerCase());
  return each(value =>
    sign === undefined || sign.holds(compares(value, 0))
      ? undefined
      : `The argument "${toText(value)}" cannot be validated because its value ${sign.words}.`,
  );
}

function scriptValidation({ positional: [block = null], named }: AttributeFacts, frame: Frame): Validation | undefined {
  if (!(block instanceof ScriptBlock)) return undefined;
  const problem = function* (value: Value): Step<string | undefined> {
    for (const element of elements(value)) {
      const outcome = yield* outcomeOf(block, element, frame);
      if (outcome === true) continue;
      return (
        ownMessage(named, element, toText(block)) ??
        (outcome === false
          ? `The "${toText(block)}" validation script for the argument with value "${toText(element)}" did not return a result of True. Determine why the validation script failed, and then try the command again.`
          : outcome)
      );
    }
    return undefined;
  };
  return { problem };
}

/** What the script says; what it throws is the reason. */
function* outcomeOf(block: ScriptBlock, value: Value, frame: Frame): Step<boolean | string> {
  try {
    const outputs = yield* invokeBlock(block, { dollar: value }, { ...frame, guarded: true });
    return toBoolean(outputs.length === 1 ? (outputs[0] ?? null) : outputs);
  } catch (error) {
    if (isJump(error) || isAbort(error, frame.signal)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
