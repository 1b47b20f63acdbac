import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import type { ShellFacts } from '../../engine/shell-facts.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import type { HelpCategory, HelpTopic } from './help-info.type.ts';

/** Topics whose names match; for a plain word that stands in no name, those whose help has it. */
export async function helpTopics(
  name: string,
  shell: ShellFacts,
  categories: readonly (HelpCategory | 'All')[],
): Promise<readonly HelpTopic[]> {
  const wanted = ({ category }: HelpTopic) => categories.includes('All') || categories.includes(category);
  const all = (await everyTopic(shell)).filter(wanted);
  if (hasWildcard(name)) {
    const isMatch = wildcard(name);
    return all.filter(each => isMatch(each.name));
  }
  const word = name.toLowerCase();
  const named = all.filter(each => each.category !== 'Alias' && each.name.toLowerCase().includes(word));
  if (named.length > 0) return named;
  const telling = await Promise.all(all.map(async each => (await helpText(each, shell)).toLowerCase().includes(word)));
  return all.filter((_, index) => telling[index]);
}

/** Aliases, commands, functions and what is about none of them. */
async function everyTopic({ commands, functions, aliases, topics }: ShellFacts): Promise<readonly HelpTopic[]> {
  const topicOf =
    (category: HelpCategory) =>
    ({ name, synopsis }: { readonly name: string; readonly synopsis: string }): HelpTopic => ({
      name,
      category,
      synopsis,
    });
  const declared = await Promise.all(functions().map(each => each.declaration()));
  return [
    ...[...aliases(), ...commands.aliases()].map(({ name, definition }) =>
      topicOf('Alias')({ name, synopsis: definition }),
    ),
    ...commands.all().map(topicOf('Cmdlet')),
    ...declared.map(topicOf('Function')),
    ...topics.map(topicOf('HelpFile')),
  ];
}

/** All that help says about a topic. An alias is told about under its command. */
async function helpText({ name, category, synopsis }: HelpTopic, { commands, topics }: ShellFacts): Promise<string> {
  if (category === 'Cmdlet') {
    const cmdlet = await commands.find(name)?.load();
    return cmdlet ? textOf(cmdlet) : '';
  }
  if (category !== 'HelpFile') return '';
  return `${synopsis}\n${(await topics.find(each => each.name === name)?.load()) ?? ''}`;
}

const textOf = ({ synopsis, description = '', parameters }: AnyCmdlet): string =>
  [synopsis, description, ...Object.values(parameters).map(each => each.help)].join('\n');
