import { Batch } from '../../engine/batch.ts';
import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import { unknownTerm } from '../../engine/command-lookup.ts';
import type { CommandTable } from '../../engine/commands.ts';
import { ShellError } from '../../engine/error-record.ts';
import { ConversionError, choice, integer, kindBuilder, string, switched } from '../../engine/kinds.ts';
import { parameterEntries } from '../../engine/parameter-names.ts';
import type { ShellFacts } from '../../engine/shell-facts.ts';
import { syntaxText } from '../../engine/syntax-lines.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { recordType, TypedObject } from '../../values/output-type.ts';
import { toText } from '../../values/to-text.ts';
import type { Value } from '../../values/value.ts';
import { hasWildcard, wildcard } from '../../values/wildcard.ts';
import { defineCmdlet } from '../define.ts';
import { type CommandInfo, commandInfoType, setList } from './command-info.type.ts';
import { completeCommandName } from './shell-name.kind.ts';

const commandInfo = recordType(commandInfoType);

const EMPTY =
  'The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.';

/** A pattern that may not be empty. */
const pattern = kindBuilder<string>({
  label: 'String',
  wildcards: true,
  accepts: given => typeof given === 'string' && given !== '',
  convert: given => {
    const text = toText(given);
    if (text === '') throw new ConversionError(EMPTY, 'ParameterArgumentValidationError');
    return text;
  },
  complete: completeCommandName,
});

export const getCommand = defineCmdlet({
  name: 'Get-Command',
  aliases: ['gcm'],
  synopsis: 'Lists the commands of this shell.',
  grade: 'read',
  parameters: {
    name: pattern({
      help: 'Names or aliases; wildcards are allowed.',
      position: 0,
      many: true,
      pipeline: 'both',
    }),
    verb: string({ help: 'What stands before the dash: Get, Remove.', many: true, pipeline: 'property' }),
    noun: string({ help: 'What stands behind it; wildcards are allowed.', many: true, pipeline: 'property' }),
    commandType: choice(['Alias', 'Function', 'Cmdlet', 'All'], {
      help: 'Only commands of these types.',
      many: true,
      aliases: ['Type'],
      pipeline: 'property',
    }),
    parameterName: pattern({ help: 'Only commands that take such a parameter.', many: true }),
    totalCount: integer({ help: 'So many at most.', pipeline: 'property', fallback: -1 }),
    syntax: switched({ help: 'How each is called, in place of objects.', pipeline: 'property' }),
    showCommandInfo: switched({ help: 'Name, definition and parameter sets alone.' }),
    all: switched({ help: 'Also commands that others hide; here none does.', pipeline: 'property' }),
    listImported: switched({ help: 'Only commands that are loaded; here all are.', pipeline: 'property' }),
  },
  output: 'values',
  emits: [commandInfoType],
  examples: [
    {
      says: 'What can be done with locations.',
      transcript: 'PS> (Get-Command -Noun Location).Name\nGet-Location\nPop-Location\nPush-Location\nSet-Location',
    },
    { says: 'What an alias stands for.', transcript: 'PS> (Get-Command dir).Definition\nGet-ChildItem' },
    {
      says: 'How a command is called.',
      transcript: 'PS> Get-Command Clear-Host -Syntax\n\nClear-Host [<CommonParameters>]',
    },
  ],
  body: {
    async *process(args, { shell, given, error }) {
      const { commands } = shell;
      if (args.syntax && args.showCommandInfo) throw twoForms();
      if (given.has('name') && !args.name?.length) throw noName();
      const fits = await filterOf(args, commands, error);
      const found: CommandInfo[] = [];
      for (const name of args.name ?? ['*']) {
        const named = await matching(name, shell);
        if (named.length === 0 && !hasWildcard(name)) error(unknownCommand(name, commands.suggest(name)), name);
        for (const each of named) {
          // of several with one name the first is the one that is called
          const hidden = !args.all && found.some(other => sameName(other.name, each.name));
          if (fits(each) && !hidden) found.push(each);
        }
      }
      const sorted = args.name?.every(each => !hasWildcard(each)) ? found : found.toSorted(byTypeAndName);
      const chosen = args.totalCount >= 0 ? sorted.slice(0, args.totalCount) : sorted;
      if (args.syntax) yield new Batch<Value>(chosen.map(syntaxOf));
      else if (args.showCommandInfo) yield new Batch<Value>(chosen.map(forms));
      else yield new Batch<Value>(chosen.map(each => new TypedObject(commandInfo, each)));
    },
  },
});

interface Filter {
  readonly verb: readonly string[] | undefined;
  readonly noun: readonly string[] | undefined;
  readonly commandType: readonly string[] | undefined;
  readonly parameterName: readonly string[] | undefined;
}

/** Everything of a name: a plain one is a command or an alias, wildcards may be several of both. */
async function matching(name: string, shell: ShellFacts): Promise<readonly CommandInfo[]> {
  const { commands } = shell;
  const isName = wildcard(name);
  const own = shell.aliases();
  const builtIn = commands.aliases().filter(each => !own.some(other => sameName(other.name, each.name)));
  const aliases = [...own, ...builtIn].filter(each => isName(each.name));
  const functions = shell.functions().filter(each => isName(each.name));
  const entries = commands.all().filter(each => isName(each.name));
  const infoOf = async (kind: CommandInfo['kind'], named: { readonly name: string; readonly definition: string }) => {
    const entry = commands.find(named.definition);
    return { kind, ...named, synopsis: entry?.synopsis ?? '', cmdlet: await entry?.load() };
  };
  return Promise.all([
    ...aliases.map(each => infoOf('Alias', { name: each.name, definition: each.definition })),
    ...functions.map(
      async ({ name: called, definition, declaration }): Promise<CommandInfo> => ({
        kind: 'Function',
        name: called,
        definition,
        synopsis: '',
        cmdlet: await declaration(),
      }),
    ),
    ...entries.map(each => infoOf('Cmdlet', { name: each.name, definition: each.name })),
  ]);
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

async function filterOf(
  { verb, noun, commandType, parameterName }: Filter,
  commands: CommandTable,
  error: (problem: Error, target?: Value) => void,
): Promise<(info: CommandInfo) => boolean> {
  const any = (patterns: readonly string[]) => {
    const tests = patterns.map(each => wildcard(each));
    return (text: string) => tests.some(isMatch => isMatch(text));
  };
  const [isVerb, isNoun] = [any(verb ?? ['*']), any(noun ?? ['*'])];
  const types = commandType ?? (verb || noun ? ['Cmdlet', 'Function'] : ['All']);
  if (parameterName) {
    const cmdlets = await Promise.all(commands.all().map(each => each.load()));
    for (const each of parameterName) {
      if (!hasWildcard(each) && !cmdlets.some(cmdlet => takes(cmdlet, wildcard(each)))) error(noParameter(each), each);
    }
  }
  const isParameter = any(parameterName ?? []);
  return ({ kind, name, cmdlet }) => {
    const [first = '', second = ''] = kind === 'Alias' ? [] : name.split('-');
    if (!types.includes('All') && !types.includes(kind)) return false;
    if (!isVerb(first) || !isNoun(second)) return false;
    return !parameterName || (cmdlet !== undefined && takes(cmdlet, isParameter));
  };
}

const takes = (cmdlet: AnyCmdlet, isMatch: (text: string) => boolean): boolean =>
  parameterEntries(cmdlet).some(({ name, parameter }) => [name, ...(parameter.aliases ?? [])].some(isMatch));

const KINDS = ['Alias', 'Function', 'Cmdlet'];

/** Aliases before functions before cmdlets, each by name. */
const byTypeAndName = (a: CommandInfo, b: CommandInfo): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name, 'en');

/** Of an alias, the syntax of its command under its own name. */
function syntaxOf({ kind, name, definition, cmdlet }: CommandInfo): string {
  const syntax = cmdlet ? syntaxText(cmdlet) : '';
  return kind === 'Alias' ? `${name} (alias) -> ${definition}\n${syntax.replaceAll(definition, name)}` : syntax;
}

const forms = ({ kind, name, definition, cmdlet }: CommandInfo): Value =>
  new CustomObject([
    ['Name', name],
    ['ModuleName', ''],
    ['CommandType', kind],
    ['Definition', kind === 'Cmdlet' && cmdlet ? syntaxText(cmdlet) : definition],
    ['ParameterSets', setList(cmdlet)],
  ]);

const unknownCommand = (name: string, [nearest]: readonly string[]) =>
  new ShellError('CommandNotFoundException', unknownTerm(name), {
    category: 'ObjectNotFound',
    recommendation: nearest === undefined ? 'List what there is: Get-Command' : `Did you mean ${nearest}?`,
  });

const noName = () =>
  new ShellError('ParameterArgumentValidationError', `Cannot validate argument on parameter 'Name'. ${EMPTY}`, {
    category: 'InvalidData',
  });

const noParameter = (name: string) =>
  new ShellError(
    'CommandParameterNotFound',
    `No matching commands include a parameter named '${name}'. Check the spelling of the parameter name, and then try again.`,
    { category: 'ObjectNotFound' },
  );

const twoForms = () =>
  new ShellError(
    'GetCommandCannotSpecifySyntaxAndShowCommandInfoTogether',
    'The ShowCommandInfo and Syntax parameters cannot be specified together.',
    { category: 'InvalidArgument' },
  );
