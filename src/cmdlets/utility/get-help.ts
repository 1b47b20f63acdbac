import type { AboutTopic } from '../../engine/about-topic.ts';
import { Batch } from '../../engine/batch.ts';
import { closest } from '../../engine/closest.ts';
import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import { commandNames } from '../../engine/commands.ts';
import { ShellError } from '../../engine/error-record.ts';
import type { HelpLevel } from '../../engine/help.ts';
import { choice, switched } from '../../engine/kinds.ts';
import { parameterEntries } from '../../engine/parameter-names.ts';
import { relatedCommands } from '../../engine/related-commands.ts';
import type { ShellFacts } from '../../engine/shell-facts.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { openAboutPage } from './about-page.type.ts';
import { HelpPage, type HelpTopic, helpTopicType, ParameterHelp } from './help-info.type.ts';
import { helpTopics } from './help-search.ts';
import { helpPattern, parameterPattern } from './shell-name.kind.ts';

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
  '    Get-Help about_*               keys, filters, safety and other topics',
  '    help Get-AcrTag -Full          the same in the pager, as F1 at the prompt',
  '',
];

/** These names page what they show, as PowerShell's function help does. */
const PAGING = ['help', 'man'];

export const getHelp = defineCmdlet({
  name: 'Get-Help',
  aliases: PAGING,
  synopsis: 'Explains a command or a topic.',
  description:
    'Without a name it tells how to get help. A name with wildcards lists the commands and topics that match; a word that is no command lists those with the word in their names, or else in their help.\nAt the prompt, help and man show what is taller than the screen in the pager.',
  grade: 'read',
  parameters: {
    name: helpPattern({
      help: 'Command, alias, function or topic; with wildcards a list.',
      position: 0,
      pipeline: 'property',
    }),
    category: choice(['Alias', 'Cmdlet', 'Function', 'HelpFile', 'All'], {
      help: 'Only topics of these categories.',
      many: true,
    }),
    full: switched({ help: 'Everything.', set: 'AllUsersView' }),
    detailed: switched({ help: 'Parameters and examples too.', set: 'DetailedView', mandatory: true }),
    examples: switched({ help: 'Only the examples.', set: 'Examples', mandatory: true }),
    parameter: parameterPattern({
      help: 'Only these parameters; wildcards are allowed.',
      many: true,
      set: 'Parameters',
      mandatory: true,
    }),
  },
  defaultSet: 'AllUsersView',
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
    async *process(args, { shell, calledAs }) {
      const { name } = args;
      if (name === undefined) {
        yield new Batch<Value>(OVERVIEW);
        return;
      }
      const categories = args.category ?? ['All'];
      const exact = await explained(name, shell);
      const found = exact && isOf(exact, categories) ? exact : undefined;
      const topics = found ? [] : await helpTopics(name, shell, categories);
      const [only, ...more] = topics;
      const alone = only && more.length === 0 && !hasWildcard(name) ? await explained(only.name, shell) : undefined;
      const thing = found ?? alone;
      const paged = PAGING.includes(calledAs.toLowerCase());
      if (thing?.kind === 'about') yield await openAboutPage(thing.topic, paged);
      else if (thing && args.set === 'Parameters') {
        yield new Batch<Value>(parametersOf(thing.cmdlet, args.parameter));
      } else if (thing) {
        const related = relatedCommands(thing.cmdlet.name, shell.commands);
        yield new HelpPage({ cmdlet: thing.cmdlet, level: levelOf(args), related, paged });
      } else if (topics.length === 0) throw notFound(name, shell);
      else yield new Batch<Value>(topics.map(each => new TypedObject<HelpTopic>(helpTopic, each)));
    },
  },
});

type Explained =
  | { readonly kind: 'command'; readonly cmdlet: AnyCmdlet }
  | { readonly kind: 'about'; readonly topic: AboutTopic };

/** What goes by exactly this name; aliases of the session come before functions, as in a call. */
async function explained(name: string, shell: ShellFacts): Promise<Explained | undefined> {
  const isNamed = (each: { readonly name: string }) => each.name.toLowerCase() === wanted.toLowerCase();
  let wanted = name;
  wanted = shell.aliases().find(isNamed)?.definition ?? wanted;
  const own = shell.functions().find(isNamed);
  if (own) return { kind: 'command', cmdlet: await own.declaration() };
  const entry = shell.commands.find(wanted);
  if (entry) return { kind: 'command', cmdlet: await entry.load() };
  const topic = shell.topics.find(isNamed);
  return topic && { kind: 'about', topic };
}

/** An alias stands for its command. */
function isOf(thing: Explained, categories: readonly string[]): boolean {
  const own = thing.kind === 'about' ? ['HelpFile'] : thing.cmdlet.isFunction ? ['Function'] : ['Cmdlet', 'Alias'];
  return ['All', ...own].some(each => categories.includes(each));
}

const levelOf = ({ set, ...args }: { readonly set: string; readonly full?: boolean }): HelpLevel =>
  set === 'Examples' ? 'examples' : set === 'DetailedView' ? 'detailed' : args.full ? 'full' : 'brief';

/** Throws NoParmsFound. */
function parametersOf(cmdlet: AnyCmdlet, asked: readonly string[]): readonly Value[] {
  const matches = asked.map(each => wildcard(each.replace(/^-/, '')));
  const found = parameterEntries(cmdlet).filter(({ key, parameter }) =>
    [key, ...(parameter.aliases ?? [])].some(each => matches.some(isMatch => isMatch(each))),
  );
  if (found.length > 0) return found.map(each => new ParameterHelp(each, cmdlet.isFunction ?? false));
  throw new ShellError('NoParmsFound', `No parameter matches criteria ${asked.join(', ')}.`, {
    category: 'ObjectNotFound',
    recommendation: `List them: Get-Help ${cmdlet.name} -Parameter *`,
  });
}

function notFound(name: string, shell: ShellFacts): ShellError {
  const names = [
    ...shell.commands.all().flatMap(commandNames),
    ...shell.functions().map(each => each.name),
    ...shell.topics.map(each => each.name),
  ];
  const [nearest] = closest(name, names);
  return new ShellError('HelpNotFound', `Get-Help could not find ${name} in a help file in this session.`, {
    category: 'ResourceUnavailable',
    recommendation:
      nearest === undefined
        ? 'List the commands: Get-Command; the topics: Get-Help about_*'
        : `Did you mean ${nearest}?`,
  });
}
