import { Batch } from '../../engine/batch.ts';
import { ShellError } from '../../engine/error-record.ts';
import { choice, integer, string, switched } from '../../engine/kinds.ts';
import { ExceptionValue, exceptionNamed } from '../../values/exception.ts';
import { fromJson, type JsonReadOptions } from '../../values/json-read.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { ValueError } from '../../values/value-error.ts';
import { defineCmdlet } from '../define.ts';
import { everything, incoming } from './incoming.ts';

export const convertFromJson = defineCmdlet({
  name: 'ConvertFrom-Json',
  synopsis: 'Reads JSON text as objects.',
  description:
    'Whole numbers are 64 bits wide, texts in ISO 8601 become dates, and an array is emitted element by element.',
  grade: 'read',
  parameters: {
    inputObject: string({
      help: 'The text; several lines from the pipeline are one text.',
      position: 0,
      pipeline: 'value',
    }),
    asHashtable: switched({ help: 'Hashtables in place of objects; names that differ only in case need it.' }),
    depth: integer({ help: 'Deepest nesting that is read.', fallback: 1024 }),
    dateKind: choice(['Default', 'Local', 'Utc', 'Offset', 'String'], {
      help: 'What texts in ISO 8601 become: dates as they are written, local, UTC, or texts.',
    }),
    noEnumerate: switched({ help: 'An array is emitted as one object.' }),
  },
  output: 'values',
  examples: [
    { says: 'A property of an object.', transcript: 'PS> (\'{"tags":["a","b"]}\' | ConvertFrom-Json).tags\na\nb' },
  ],
  body: {
    async *stream(input, args, context) {
      const values = await everything(incoming(input, context, args.inputObject));
      const lines = values.map(each => toText(each)).filter(each => each.trim() !== '');
      for (const text of texts(lines, args)) {
        const value = read(text, args);
        if (isArray(value) && !args.noEnumerate) yield new Batch(value);
        else yield value;
      }
    },
  },
});

/** Lines are one text, unless the first is JSON by itself: then each one is. */
function texts(lines: readonly string[], options: JsonReadOptions): readonly string[] {
  const [first, ...more] = lines;
  if (first === undefined) return [];
  if (more.length === 0) return lines;
  try {
    fromJson(first, options);
    return lines;
  } catch (problem) {
    if (problem instanceof ValueError) return [lines.join('\n')];
    throw problem;
  }
}

function read(text: string, options: JsonReadOptions): Value {
  try {
    return fromJson(text, options);
  } catch (problem) {
    if (!(problem instanceof ValueError)) throw problem;
    const isNoJson = problem.id === 'System.ArgumentException';
    throw new ShellError(problem.id, problem.message, {
      category: isNoJson ? 'NotSpecified' : 'InvalidOperation',
      exception: new ExceptionValue(
        exceptionNamed(isNoJson ? 'ArgumentException' : 'InvalidOperationException'),
        problem.message,
      ),
      cause: problem,
    });
  }
}
