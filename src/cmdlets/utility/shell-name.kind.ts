import { commandNames } from '../../engine/commands.ts';
import { offerWords } from '../../engine/completion/offer.ts';
import { kindBuilder, stringKind, wildcardKind } from '../../engine/kinds.ts';
import type { Completer } from '../../engine/parameter.ts';
import { parameterEntries } from '../../engine/parameter-names.ts';

const sorted = (names: Iterable<string>): readonly string[] =>
  [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'en'));

const completeVariable: Completer = (word, { shell }) =>
  offerWords(sorted(shell.variables().map(each => each.name)), word);

export const completeCommandName: Completer = (word, { shell }) => {
  const names = [...shell.commands.all().flatMap(commandNames), ...shell.functions().map(each => each.name)];
  return offerWords(sorted([...names, ...shell.aliases().map(each => each.name)]), word);
};

const completeAlias: Completer = (word, { shell }) =>
  offerWords(sorted([...shell.commands.aliases(), ...shell.aliases()].map(each => each.name)), word);

/** The name of a variable, without the dollar sign. */
export const variableName = kindBuilder<string>({ ...stringKind, complete: completeVariable });

/** The same with wildcards. */
export const variablePattern = kindBuilder<string>({ ...wildcardKind, complete: completeVariable });

/** The name of a command. */
export const commandName = kindBuilder<string>({ ...stringKind, complete: completeCommandName });

/** The same with wildcards. */
export const commandPattern = kindBuilder<string>({ ...wildcardKind, complete: completeCommandName });

/** The name of anything that help explains, with wildcards: commands first, then topics, then aliases. */
export const helpPattern = kindBuilder<string>({
  ...wildcardKind,
  complete(word, { shell }) {
    const commands = sorted([
      ...shell.commands.all().flatMap(commandNames),
      ...shell.functions().map(each => each.name),
    ]);
    const topics = sorted(shell.topics.map(each => each.name));
    const aliases = sorted([...shell.commands.aliases(), ...shell.aliases()].map(each => each.name));
    return offerWords(new Set([...commands, ...topics, ...aliases]), word);
  },
});

/** The name of an alias. */
export const aliasName = kindBuilder<string>({ ...stringKind, complete: completeAlias });

/** The same with wildcards. */
export const aliasPattern = kindBuilder<string>({ ...wildcardKind, complete: completeAlias });

/** The name of a parameter of the command that the call names. */
export const parameterPattern = kindBuilder<string>({
  ...wildcardKind,
  async complete(word, { shell, bound }) {
    const entry = typeof bound.name === 'string' ? shell.commands.find(bound.name) : undefined;
    return entry
      ? offerWords(
          parameterEntries(await entry.load()).map(each => each.name),
          word,
        )
      : { values: [] };
  },
});
