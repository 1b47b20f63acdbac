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
import { below, createRandom, fraction, type Random } from './random.ts';

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
  emits: 'input',
  examples: [{ says: 'One of three.', transcript: "PS> ('a', 'b', 'c' | Get-Random) -in 'a', 'b', 'c'\nTrue" }],
  body: {
    async *stream(input, args, { given, shell }) {
      const random = randomOf(shell.session, args.setSeed);
      const piped = given.has('inputObject') ? [...(args.inputObject ?? [])] : await everything(input);
      const [only] = piped;
      const objects = piped.length === 1 && isArray(only) ? only : piped;
      if (objects.length > 0) {
        yield new Batch(shuffled(args.shuffle ? [...objects] : picked(objects, args.count ?? 1, random), random));
        return;
      }
      if (given.has('inputObject')) return;
      const numbers = Array.from({ length: args.count ?? 1 }, () => between(args.minimum, args.maximum, random));
      yield new Batch<Value>(numbers);
    },
  },
});

/** A session goes on with the seed that it was given last. */
const generators = new WeakMap<object, Random>();

function randomOf(session: object, seed: number | undefined): Random {
  const known = generators.get(session);
  if (known && seed === undefined) return known;
  const made = createRandom(seed);
  generators.set(session, made);
  return made;
}

/** So many of them, each with the same chance. */
function picked(objects: readonly Value[], most: number, random: Random): Value[] {
  const chosen = objects.slice(0, most);
  for (const [index, object] of objects.entries()) {
    if (index >= most && below(random, index + 1) < most) chosen[below(random, chosen.length)] = object;
  }
  return chosen;
}

/** The same objects in an order by chance. */
function shuffled(objects: Value[], random: Random): readonly Value[] {
  return objects.map((each, index) => {
    const place = index + below(random, objects.length - index);
    const found = objects[place] ?? null;
    objects[place] = objects[index] ?? each;
    return found;
  });
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
  if ([low, high].some(each => numberType(each) === 'double')) return double(from + fraction(random) * (to - from));
  return from + below(random, to - from);
}
