import { string, switched, value } from '../../engine/kinds.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { variablePattern } from './shell-name.kind.ts';
import { variableInfoType } from './variable-info.type.ts';
import { optionOf, optionParameter } from './variable-option.ts';

const variableInfo = recordType(variableInfoType);

export const setVariable = defineCmdlet({
  name: 'Set-Variable',
  aliases: ['sv', 'set'],
  synopsis: 'Assigns a variable by its name.',
  grade: 'read',
  parameters: {
    name: variablePattern({
      help: 'The name, without the dollar sign; with wildcards the variables that match.',
      position: 0,
      mandatory: true,
      many: true,
    }),
    value: value({ help: 'What it is to hold; from a pipeline, all that comes.', position: 1, pipeline: 'value' }),
    scope: string({ help: 'Global, Local, Script, or how many scopes further out: 0, 1, …' }),
    option: optionParameter,
    description: string({ help: 'What it is for.' }),
    include: string({ help: 'Only names that match; wildcards are allowed.', many: true }),
    exclude: string({ help: 'Not names that match; wildcards are allowed.', many: true }),
    force: switched({ help: 'Also a read-only one.' }),
    passThru: switched({ help: 'Emits the variable.' }),
  },
  output: 'values',
  examples: [{ says: 'By name.', transcript: 'PS> Set-Variable limit 20\nPS> $limit\n20' }],
  body: {
    async *stream(input, args, context) {
      const { shell, given, error } = context;
      const piped: Value[] = [];
      if (!given.has('value')) for await (const batch of input) for (const each of batch) piped.push(each);
      const [only = null] = piped;
      const says = given.has('value') || piped.length > 0 || !(given.has('description') || given.has('option'));
      const assigned = given.has('value') ? (args.value ?? null) : piped.length > 1 ? piped : only;
      const { scope, force, description } = args;
      const known = shell.variables(scope).map(each => each.name);
      const named = args.name.flatMap(each => (hasWildcard(each) ? known.filter(wildcard(each)) : [each]));
      for (const name of named.filter(isChosen(args))) {
        const before = shell.variables(scope).find(each => each.name.toLowerCase() === name.toLowerCase());
        const held = says ? assigned : (before?.value ?? null);
        try {
          shell.setVariable(name, held, { scope, force, description, option: optionOf(args.option) });
        } catch (problem) {
          if (!(problem instanceof Error)) throw problem;
          error(problem, name);
          continue;
        }
        const option = optionOf(args.option) ?? 'None';
        if (args.passThru)
          yield new TypedObject(variableInfo, { name, value: held, option, description: description ?? '' });
      }
    },
  },
});

interface Chosen {
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
}

const isChosen =
  ({ include = ['*'], exclude = [] }: Chosen) =>
  (name: string): boolean =>
    include.some(each => wildcard(each)(name)) && !exclude.some(each => wildcard(each)(name));
