import type { Context } from '../../engine/context.ts';
import { string, switched } from '../../engine/kinds.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { type CommandInfo, commandInfoType } from './command-info.type.ts';
import { commandName } from './shell-name.kind.ts';
import { optionOf, optionParameter } from './variable-option.ts';

const commandInfo = recordType(commandInfoType);

/** What Set-Alias and New-Alias take. */
export const aliasParameters = {
  name: string({ help: 'The further name.', position: 0, mandatory: true, pipeline: 'property' }),
  value: commandName({
    help: 'The command, function or alias that it stands for.',
    position: 1,
    mandatory: true,
    pipeline: 'property',
    aliases: ['Definition'],
  }),
  description: string({ help: 'What it is for.' }),
  option: optionParameter,
  scope: string({ help: 'Global, Local, Script, or how many scopes further out: 0, 1, …' }),
  force: switched({ help: 'Also a read-only one.' }),
  passThru: switched({ help: 'Emits the alias.' }),
} as const;

interface Given {
  readonly name: string;
  readonly value: string;
  readonly description: string | undefined;
  readonly option: readonly string[] | undefined;
  readonly scope: string | undefined;
  readonly force: boolean;
  readonly passThru: boolean;
}

/** Sets the alias; emits it where it was asked for. */
export function* keepAlias(args: Given, { shell }: Pick<Context<unknown>, 'shell'>): Generator<Value> {
  const { name, value: definition, description = '', scope, force } = args;
  const option = optionOf(args.option) ?? 'None';
  shell.setAlias({ name, definition, option, description }, { scope, force });
  if (!args.passThru) return;
  const info: CommandInfo = { kind: 'Alias', name, definition, synopsis: description, option };
  yield new TypedObject(commandInfo, info);
}
