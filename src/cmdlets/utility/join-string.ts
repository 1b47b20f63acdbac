import { string, switched, value } from '../../engine/kinds.ts';
import { formatText } from '../../values/format-operator.ts';
import { isArray } from '../../values/object-value.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { defineCmdlet } from '../define.ts';
import { everything, incoming } from './incoming.ts';
import { propertyWith } from './property.kind.ts';
import { propertySpecs, rowsOf } from './property-spec.ts';

export const joinString = defineCmdlet({
  name: 'Join-String',
  synopsis: 'Makes one text of many objects.',
  grade: 'read',
  parameters: {
    property: propertyWith()({ help: 'What is taken of each object: a name or a script block.', position: 0 }),
    separator: string({ help: 'What stands between them; $OFS if left out.', position: 1 }),
    outputPrefix: string({ help: 'What stands before all.', aliases: ['op'] }),
    outputSuffix: string({ help: 'What stands behind all.', aliases: ['os'] }),
    singleQuote: switched({ help: 'Each in single quotes.' }),
    doubleQuote: switched({ help: 'Each in double quotes.' }),
    formatString: string({ help: 'How each is written: {0:N1}.' }),
    useCulture: switched({ help: 'A comma between them.' }),
    inputObject: value({ help: 'The objects in place of the pipeline.', pipeline: 'value' }),
  },
  output: 'values',
  examples: [{ says: 'A list of names.', transcript: "PS> 'api', 'web' | Join-String -Separator ', '\napi, web" }],
  body: {
    async *stream(input, args, context) {
      const given = await everything(incoming(input, context, args.inputObject));
      const objects = given.flatMap(each => (isArray(each) ? each : [each]));
      const specs = propertySpecs(args.property === undefined ? undefined : [args.property]);
      const values = specs.length > 0 ? (await rowsOf(specs, objects, context)).map(([each = null]) => each) : objects;
      const separator = args.separator ?? (args.useCulture ? ',' : outputSeparator(context.shell));
      const texts = values.filter(each => each !== null).map(each => written(each, args));
      yield `${args.outputPrefix ?? ''}${texts.join(separator)}${args.outputSuffix ?? ''}`;
    },
  },
});

function outputSeparator(shell: { variables(): readonly { readonly name: string; readonly value: Value }[] }): string {
  const found = shell.variables().find(({ name }) => name.toUpperCase() === 'OFS');
  return found ? toText(found.value) : '';
}

interface Writing {
  readonly singleQuote: boolean;
  readonly doubleQuote: boolean;
  readonly formatString: string | undefined;
}

function written(value: Value, { singleQuote, doubleQuote, formatString }: Writing): string {
  if (formatString !== undefined) return formatText(formatString, [value]);
  const text = toText(value);
  if (singleQuote) return `'${text.replaceAll("'", "''")}'`;
  return doubleQuote ? `"${text.replaceAll('"', '`"')}"` : text;
}
