import { choice, switched, value } from '../../engine/kinds.ts';
import { toJson } from '../../values/json-write.ts';
import { defineCmdlet } from '../define.ts';
import { within } from './bounded.kind.ts';
import { everything, incoming } from './incoming.ts';

export const convertToJson = defineCmdlet({
  name: 'ConvertTo-Json',
  synopsis: 'Writes objects as JSON text.',
  description: 'Several objects become an array; a single one does not, unless -AsArray is given.',
  grade: 'read',
  parameters: {
    inputObject: value({
      help: 'One object, or an array as it is, in place of the pipeline.',
      position: 0,
      pipeline: 'value',
    }),
    depth: within(
      0,
      100,
    )({
      help: 'Levels that are written out; deeper ones become text, and a warning says so.',
      fallback: 2,
    }),
    compress: switched({ help: 'No blanks, no line breaks.' }),
    enumsAsStrings: switched({ help: 'Enumerations as their words, not their numbers.' }),
    escapeHandling: choice(['Default', 'EscapeNonAscii', 'EscapeHtml'], {
      help: 'Which characters are written as \\u escapes besides those that must be.',
    }),
    asArray: switched({ help: 'An array also for a single object.' }),
  },
  output: 'values',
  examples: [
    { says: 'One object.', transcript: 'PS> @{ name = \'api\' } | ConvertTo-Json\n{\n  "name": "api"\n}' },
    { says: 'On one line.', transcript: 'PS> 1, 2 | ConvertTo-Json -Compress\n[1,2]' },
  ],
  body: {
    async *stream(input, args, context) {
      const values = await everything(incoming(input, context, args.inputObject));
      const [first = null] = values;
      if (values.length === 0) return;
      yield toJson(args.asArray || values.length > 1 ? values : first, {
        depth: args.depth,
        compress: args.compress,
        enumsAsText: args.enumsAsStrings,
        escape: args.escapeHandling,
        onCut: () =>
          context.warning(`Resulting JSON is truncated as serialization has exceeded the set depth of ${args.depth}.`),
      });
    },
  },
});
