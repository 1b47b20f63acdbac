import { Batch } from '../../engine/batch.ts';
import { type CommandEntry, type CommandTable, entryOf } from '../../engine/commands.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { HelpLevel } from '../../engine/help.ts';
import { choice, string, switched, wildcard as wildcardKind } from '../../engine/kinds.ts';
import { parameterEntries } from '../../engine/parameter-names.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { HelpPage, type HelpTopic, helpTopicType, ParameterHelp } from './help-info.type.ts';

const helpTopic = recordType(helpTopicType);

const OVERVIEW = [
  '',
  'TOPIC',
  '    Getting help',
  '',
  '    Get-Command                    lists every command',
  '    Get-Command -Noun *Tag         those about tags',
  '    Get-Help Get-AcrTag            what a command does and how it is called',
  '    Get-Help Get-AcrTag -Examples  how it is used',
  '    Get-Help Get-AcrTag -Full      every parameter',
  '',
];

export const getHelp = defineCmdlet({
  name: 'Get-Help',
  aliases: ['help', 'man'],
  synopsis: 'Explains a command.',
  description:
    'Without a name it tells how to get help. A name with wildcards, or a word that is no command, lists the commands that match.',
  grade: 'read',
  parameters: {
    name: wildcardKind({ help: 'Command or alias; with wildcards a list.', position: 0, pipeline: 'property' }),
    category: choice(['Alias', 'Cmdlet', 'All'], { help: 'Only topics of these categories.', many: true }),
    detailed: switched({ help: 'Parameters and examples too.' }),
    full: switched({ help: 'Everything.' }),
    examples: switched({ help: 'Only the examples.' }),
    parameter: string({ help: 'Only these parameters; wildcards are allowed.', many: true }),
  },
  output: 'values',
  examples: [
    {
      says: 'What a command does.',
      transcript: 'PS> (Get-Help Clear-Host).Synopsis\nEmpties the screen.',
    },
    {
      says: 'One parameter.',
      transcript: `
        PS> Get-Help Select-Object -Parameter First

        -First <Int32>
            The first so many; nothing more is fetched than that.

            Required?                    false
            Position?                    named
            Default value                None
            Accept pipeline input?       False
            Aliases                      none
            Accept wildcard characters?  false
      `,
    },
    {
      says: 'Commands about tags.',
      transcript: "PS> (Get-Help *-AzContainerRegistryTag).Name -contains 'Get-AzContainerRegistryTag'\nTrue",
    },
  ],
  body: {
    async *process(args, { shell }) {
      const { commands } = shell;
      const { name } = args;
      if (name === undefined) {
        yield new Batch<Value>(OVERVIEW);
        return;
      }
      const own = shell.functions().find(each => each.name.toLowerCase() === name.toLowerCase());
      const exact = own ? entryOf(await own.declaration()) : commands.find(name);
      const topics = exact ? [] : topicsFor(name, commands, args.category ?? ['All']);
      const [only, ...more] = topics;
      const entry = exact ?? (only && more.length === 0 && !hasWildcard(name) ? commands.find(only.name) : undefined);
      if (entry) yield new Batch<Value>(await pages(entry, args, commands));
      else if (topics.length === 0) throw notFound(name, commands);
      else yield new Batch<Value>(topics.map(each => new TypedObject<HelpTopic>(helpTopic, each)));
    },
  },
});

interface Asked {
  readonly detailed: boolean;
  readonly full: boolean;
  readonly examples: boolean;
  readonly parameter: readonly string[] | undefined;
}

/** The page of a command, or the parameters that were asked for. Throws NoParmsFound. */
async function pages(entry: CommandEntry, asked: Asked, commands: CommandTable): Promise<readonly Value[]> {
  const cmdlet = await entry.load();
  if (asked.parameter === undefined) {
    const level: HelpLevel = asked.examples ? 'examples' : asked.full ? 'full' : asked.detailed ? 'detailed' : 'brief';
    return [new HelpPage(cmdlet, level, relatedTo(cmdlet.name, commands))];
  }
  const matches = asked.parameter.map(each => wildcard(each.replace(/^-/, '')));
  const found = parameterEntries(cmdlet).filter(({ key, parameter }) =>
    [key, ...(parameter.aliases ?? [])].some(each => matches.some(isMatch => isMatch(each))),
  );
  if (found.length > 0) return found.map(each => new ParameterHelp(each));
  throw new ShellError('NoParmsFound', `No parameter matches criteria ${asked.parameter.join(', ')}.`, {
    category: 'ObjectNotFound',
    recommendation: `List them: Get-Help ${cmdlet.name} -Parameter *`,
  });
}

/** The other commands about the same thing. */
function relatedTo(name: string, commands: CommandTable): readonly string[] {
  const noun = (full: string) => full.slice(full.indexOf('-') + 1).toLowerCase();
  return commands
    .all()
    .map(each => each.name)
    .filter(each => each !== name && noun(each) === noun(name));
}

function topicsFor(name: string, commands: CommandTable, categories: readonly string[]): readonly HelpTopic[] {
  const isMatch = wildcard(hasWildcard(name) ? name : `*${name}*`);
  const wanted = (category: string) => categories.includes('All') || categories.includes(category);
  const aliases = hasWildcard(name) && wanted('Alias') ? commands.aliases() : [];
  return [
    ...aliases.map(({ name, definition }) => ({ name, category: 'Alias' as const, synopsis: definition })),
    ...(wanted('Cmdlet') ? commands.all() : []).map(topicOf),
  ].filter(each => isMatch(each.name));
}

const topicOf = ({ name, synopsis }: CommandEntry): HelpTopic => ({ name, category: 'Cmdlet', synopsis });

function notFound(name: string, commands: CommandTable): ShellError {
  const [nearest] = commands.suggest(name);
  return new ShellError('HelpNotFound', `Get-Help could not find ${name} in a help file in this session.`, {
    category: 'ResourceUnavailable',
    recommendation: nearest === undefined ? 'List the commands: Get-Command' : `Did you mean ${nearest}?`,
  });
}
