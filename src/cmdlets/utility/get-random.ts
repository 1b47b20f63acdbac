import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { integer, switched, value } from '../../engine/kinds.ts';
import { numberType } from '../../values/number-type.ts';
import { isArray } from '../../values/object-value.ts';
import { double } from '../../values/real.ts';
import { toDouble, toNumber } from '../../values/to-number.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { atLeast } from './bounded.kind.ts';
import { everything } from './incoming.ts';
import { createRandom, type Random } from './random.ts';

const MOST = 2 ** 31 - 1;

export const getRandom = defineCmdlet({
  name: 'Get-Random',
  synopsis: 'Picks numbers or objects by chance.',
  description: 'Not for secrets: with -SetSeed the same things are picked again.',
  grade: 'read',
  parameters: {
    maximum: value({ help: 'Numbers below this one.', position: 0 }),
    minimum: value({ help: 'Numbers from this one on; 0 if left out.' }),
    inputObject: value({ help: 'What is picked from, in place of the pipeline.', many: true, pipeline: 'value' }),
    count: atLeast(1)({ help: 'How many; 1 if left out.' }),
    shuffle: switched({ help: 'All of them, in an order by chance.' }),
    setSeed: integer({ help: 'Where chance begins.' }),
  },
  output: 'values',
  examples: [{ says: 'One of three.', transcript: "PS> ('a', 'b', 'c' | Get-Random) -in 'a', 'b', 'c'\nTrue" }],
  body: {
    async *stream(input, args, { given }) {
      const random = createRandom(args.setSeed);
      const piped = given.has('inputObject') ? [...(args.inputObject ?? [])] : await everything(input);
      const [only] = piped;
      const objects = piped.length === 1 && isArray(only) ? only : piped;
      if (objects.length > 0) {
        const most = args.shuffle ? objects.length : Math.min(args.count ?? 1, objects.length);
        yield new Batch(picked(objects, most, random));
        return;
      }
      if (given.has('inputObject')) return;
      const numbers = Array.from({ length: args.count ?? 1 }, () => between(args.minimum, args.maximum, random));
      yield new Batch<Value>(numbers);
    },
  },
});

/** So many different ones, in an order by chance. */
function picked(objects: readonly Value[], most: number, random: Random): readonly Value[] {
  const rest = [...objects];
  return Array.from({ length: most }, () => rest.splice(Math.floor(random() * rest.length), 1)[0] ?? null);
}

function between(minimum: Value | undefined, maximum: Value | undefined, random: Random): Value {
  const [low, high] = [toNumber(minimum ?? 0), toNumber(maximum ?? MOST)];
  const [from, to] = [toDouble(low), toDouble(high)];
  if (from >= to) {
    throw new ShellError(
      'MinGreaterThanOrEqualMax',
      `The Minimum value (${from}) cannot be greater than or equal to the Maximum value (${to}).`,
      { category: 'InvalidArgument' },
    );
  }
  const number = from + random() * (to - from);
  return [low, high].some(each => numberType(each) === 'double') ? double(number) : Math.floor(number);
}
