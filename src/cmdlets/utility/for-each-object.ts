import { Batch } from '../../engine/batch.ts';
import type { Context } from '../../engine/context.ts';
import { scriptBlockOrNull, value } from '../../engine/kinds.ts';
import { findProperty } from '../../values/members.ts';
import { callMethod, hasMethod } from '../../values/methods/call.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import { typeNames } from '../../values/type-name.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';
import { defineCmdlet } from '../define.ts';
import { incoming } from './incoming.ts';
import { propertyWith } from './property.kind.ts';

export const forEachObject = defineCmdlet({
  name: 'ForEach-Object',
  aliases: ['foreach', '%'],
  synopsis: 'Runs a script block for each object, or reads a property or calls a method of each.',
  description:
    'Of several script blocks the first runs before the objects, the last, where there are three or more, after them.',
  grade: 'read',
  parameters: {
    process: propertyWith()({
      help: 'A script block that looks at $_; or the name of a property; or the name of a method and its arguments.',
      position: 0,
      mandatory: true,
      many: true,
      remaining: true,
      aliases: ['MemberName'],
    }),
    begin: scriptBlockOrNull({ help: 'Runs once before the objects.' }),
    end: scriptBlockOrNull({ help: 'Runs once after them.' }),
    argumentList: value({ help: 'Arguments of the method.', many: true, aliases: ['Args'] }),
    inputObject: value({ help: 'One object in place of the pipeline.', pipeline: 'value' }),
  },
  output: 'values',
  examples: [
    { says: 'A script block.', transcript: 'PS> 1..3 | ForEach-Object { $_ * 10 }\n10\n20\n30' },
    { says: 'A property.', transcript: "PS> 'latest', '1.4' | ForEach-Object Length\n6\n3" },
    { says: 'A method.', transcript: "PS> 'latest' | ForEach-Object Substring 0, 2\nla" },
    {
      says: 'Before, for each, after.',
      transcript: 'PS> 1..3 | ForEach-Object { $sum = 0 } { $sum += $_ } { $sum }\n6',
    },
  ],
  body: {
    async *stream(input, args, context) {
      const objects = incoming(input, context, args.inputObject);
      const [first = null, ...more] = args.process;
      if (!isBlock(first)) {
        const read = member(toText(first), [...more, ...(args.argumentList ?? [])].flatMap(unrolled), context);
        for await (const batch of objects) yield new Batch(batch.flatMap(read));
        return;
      }
      const blocks = phases(args.process, args.begin, args.end);
      for (const block of blocks.begin) yield* outputs(block, [null], context);
      for await (const batch of objects) {
        const [only, ...others] = blocks.process;
        const together = others.length === 0 ? [batch] : batch.map(each => [each]);
        for (const objects of together) {
          if (only !== undefined) yield* outputs(only, objects, context);
          for (const block of others) yield* outputs(block, objects, context);
        }
      }
      for (const block of blocks.end) yield* outputs(block, [null], context);
    },
  },
});

const isBlock = (given: Value) => typeNames(given).includes('System.Management.Automation.ScriptBlock');
const unrolled = (given: Value): readonly Value[] => (isArray(given) ? given : [given]);

async function* outputs(block: Value, objects: readonly Value[], { stream }: Context<unknown>) {
  for await (const values of stream(block, objects)) yield new Batch(values);
}

/** Which blocks run when: PowerShell's rule for several positional ones. */
function phases(blocks: readonly Value[], begin: Value | undefined, end: Value | undefined) {
  const rest = [...blocks];
  const first = begin !== undefined ? begin : rest.length > 1 ? (rest.shift() ?? null) : null;
  const last = end !== undefined ? end : rest.length > 1 ? (rest.pop() ?? null) : null;
  return {
    begin: first === null ? [] : [first],
    process: rest,
    end: last === null ? [] : [last],
  };
}

/** Reads a property, else calls a method of that name; what an object does not have is null, as `$_.name` is. */
function member(name: string, args: readonly Value[], { error }: Pick<Context<unknown>, 'error'>) {
  return (object: Value): readonly Value[] => {
    const found = args.length === 0 ? findProperty(object, name) : undefined;
    if (found !== undefined) return unrolled(found);
    if (args.length === 0 && !hasMethod(object, name)) return [null];
    try {
      return unrolled(callMethod(object, name, args));
    } catch (problem) {
      if (!(problem instanceof ValueError)) throw problem;
      error(problem, object);
      return [];
    }
  };
}
