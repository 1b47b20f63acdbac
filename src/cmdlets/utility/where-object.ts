import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { ShellError } from '../../engine/error-record.ts';
import { kindBuilder, switched, value } from '../../engine/kinds.ts';
import { compareOperator } from '../../values/comparison-operator.ts';
import { isType } from '../../values/convert.ts';
import { getProperty } from '../../values/members.ts';
import { numberType } from '../../values/number-type.ts';
import { parseNumber } from '../../values/parse-number.ts';
import { toBoolean } from '../../values/to-boolean.ts';
import { toText } from '../../values/to-text.ts';
import { typeNames } from '../../values/type-name.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { comparisonOf, comparisonSwitches } from './comparison-switches.ts';
import { incoming } from './incoming.ts';
import { propertyWith } from './property.kind.ts';

/** Any value; a bare number that says more than its value stays text, so that the tag 1.10 is not taken for 1.1. */
const asWritten = kindBuilder<Value>({
  label: 'Object',
  accepts: given => numberType(given) === undefined && typeof given !== 'string',
  convert: given => {
    const number = typeof given === 'string' ? parseNumber(given) : undefined;
    return number !== undefined && toText(number) === given ? number : given;
  },
});

export const whereObject = defineCmdlet({
  name: 'Where-Object',
  aliases: ['where', '?'],
  synopsis: 'Lets through the objects for which a condition holds.',
  description:
    'The condition is a script block that looks at $_, or one comparison of a property: Where-Object Name -like pr-*. A property alone holds where it is true, -Not where it is not.',
  grade: 'read',
  parameters: {
    property: propertyWith()({
      help: 'A script block, or the name of a property.',
      position: 0,
      mandatory: true,
      aliases: ['FilterScript'],
    }),
    value: asWritten({ help: 'What the property is compared with.', position: 1 }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
    not: switched({ help: 'Lets through where the property is not true.' }),
    ...comparisonSwitches,
  },
  output: 'values',
  emits: 'input',
  examples: [
    { says: 'By a script block.', transcript: 'PS> 1..6 | Where-Object { $_ % 3 -eq 0 }\n3\n6' },
    {
      says: 'By one property.',
      transcript: "PS> 'latest', '1.4', '1.4.2' | where Length -gt 3\nlatest\n1.4.2",
    },
  ],
  body: {
    async *stream(input, args, context) {
      const objects = incoming(input, context, args.inputObject);
      if (isBlock(args.property)) {
        for await (const batch of objects) yield* byBlock(args.property, batch, context);
        return;
      }
      const holds = condition(args, context.given);
      for await (const batch of objects) {
        const kept = batch.filter(holds);
        if (kept.length > 0) yield new Batch(kept);
      }
    },
  },
});

const isBlock = (given: Value) => typeNames(given).includes('System.Management.Automation.ScriptBlock');

async function* byBlock(block: Value, batch: readonly Value[], context: Context<unknown>) {
  let next = 0;
  for await (const results of context.invokeEach(block, batch)) {
    const start = next;
    next += results.length;
    const kept = batch.slice(start, next).filter((_, index) => isTrue(results[index] ?? []));
    if (kept.length > 0) yield new Batch(kept);
  }
}

const isTrue = (outputs: readonly Value[]) => toBoolean(outputs.length === 1 ? (outputs[0] ?? null) : outputs);

interface Condition {
  readonly property: Value;
  readonly value: Value | undefined;
  readonly not: boolean;
}

/** The test of the short form, made once; it runs without waiting. Throws ShellError for a comparison that is not complete. */
function condition(args: Condition, given: ReadonlySet<string>): (object: Value) => boolean {
  const name = toText(args.property);
  const read = name === '_' ? (object: Value) => object : (object: Value) => getProperty(object, name);
  const [comparison, ...others] = comparisonOf(given);
  if (others.length > 0) {
    throw new ShellError('AmbiguousParameterSet', 'The short form of Where-Object makes one comparison.', {
      category: 'InvalidArgument',
      recommendation: `Use a script block for more: Where-Object { $_.${name} … -and … }`,
    });
  }
  if (!comparison) {
    if (given.has('value')) {
      throw new ShellError('OperatorNotSpecified', 'A value without a comparison such as -eq or -like.', {
        category: 'InvalidArgument',
        recommendation: `Where-Object ${name} -eq ${toText(args.value ?? null)}`,
      });
    }
    return object => toBoolean(read(object)) !== args.not;
  }
  const { operator, caseSensitive } = comparison;
  const wanted = args.value ?? null;
  if (operator === 'is' || operator === 'isnot') {
    const type = toText(wanted).replace(/^\[|\]$/g, '');
    return object => isType(read(object), type) === (operator === 'is');
  }
  return object => toBoolean(compareOperator(operator, read(object), wanted, caseSensitive));
}
