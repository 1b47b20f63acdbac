import type { AnyCmdlet, Example } from './cmdlet.ts';
import { commandNames } from './commands.ts';
import { isSwitch, type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { NAMED_COMMON, parameterUsage, syntaxLines } from './syntax-lines.ts';

/** How much Get-Help tells. */
export type HelpLevel = 'brief' | 'detailed' | 'full' | 'examples';

const WIDTH = 100;
const INDENT = '    ';

/** The help page of a command, derived from its declaration, in the layout of Get-Help; one line an element. */
export function helpLines(cmdlet: AnyCmdlet, level: HelpLevel, related: readonly string[] = []): readonly string[] {
  const { name, synopsis, description, examples } = cmdlet;
  const head = [
    '',
    ...section('NAME', [name]),
    ...section('SYNOPSIS', synopsis === '' ? syntaxLines(cmdlet) : synopsis.split('\n')),
    '',
  ];
  if (level === 'examples') return [...head, ...exampleLines(examples)];
  const syntax = section('SYNTAX', between(syntaxLines(cmdlet).map(each => [each])));
  const about = description === undefined ? [] : [...section('DESCRIPTION', description.split('\n')), ''];
  const links = related.length > 0 ? section('RELATED LINKS', related) : [];
  const start = [...head, ...syntax, '', ...about];
  if (level === 'brief') return [...start, ...aliasSection(cmdlet), ...links, ...remarks(name)];
  const full = level === 'full';
  return [
    ...start,
    ...section('PARAMETERS', parametersLines(cmdlet, full)),
    ...(full ? [...section('INPUTS', inputTypes(cmdlet)), ...section('OUTPUTS', [outputType(cmdlet)])] : []),
    ...aliasSection(cmdlet),
    ...exampleLines(examples),
    ...(full ? links : remarks(name)),
  ];
}

/** What one parameter is, as Get-Help -Parameter prints it. */
export const parameterHelpLines = (entry: ParameterEntry): readonly string[] => [
  '',
  parameterUsage(entry),
  ...parameterBody(entry, true),
  '',
];

/** The facts about a parameter that help tells: `Required?` and so on. */
export function parameterFacts({ parameter, places }: ParameterEntry) {
  const { fallback, kind, aliases = [] } = parameter;
  const [place] = places;
  const { position, pipeline } = place ?? {};
  return {
    required: place?.mandatory ? 'true' : 'false',
    position: position === undefined ? 'named' : String(position),
    defaultValue: fallback === undefined ? 'None' : fallback === false ? 'False' : String(fallback),
    pipelineInput: pipeline ? `True (${PIPELINE[pipeline]})` : 'False',
    aliases: aliases.length > 0 ? aliases.join(', ') : 'none',
    globbing: kind.wildcards ? 'true' : 'false',
  };
}

const PIPELINE = { value: 'ByValue', property: 'ByPropertyName', both: 'ByPropertyName, ByValue' } as const;

/** A title over indented lines, with a blank line behind. */
function section(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...lines.flatMap(line => wrap(line, INDENT)), ''];
}

function aliasSection({ name, aliases = [] }: AnyCmdlet): readonly string[] {
  const [, ...others] = commandNames({ name, aliases });
  return others.length > 0 ? section('ALIASES', others) : [];
}

const remarks = (name: string): readonly string[] =>
  section('REMARKS', [
    `To see the examples, type: "Get-Help ${name} -Examples"`,
    `For more information, type: "Get-Help ${name} -Detailed"`,
    `For technical information, type: "Get-Help ${name} -Full"`,
  ]);

function parametersLines(cmdlet: AnyCmdlet, full: boolean): readonly string[] {
  const entries = parameterEntries(cmdlet);
  const shown = entries.filter(each => !each.common || NAMED_COMMON.has(each.key));
  const others = entries.filter(each => each.common && !NAMED_COMMON.has(each.key)).map(each => each.name);
  const last = others.at(-1) ?? '';
  const common = `This cmdlet supports the common parameters: ${others.slice(0, -1).join(', ')}, and ${last}.`;
  return between([
    ...shown.map(entry => [parameterUsage(entry), ...parameterBody(entry, full)]),
    ['<CommonParameters>', ...wrap(common, INDENT, WIDTH - INDENT.length)],
  ]);
}

function parameterBody(entry: ParameterEntry, full: boolean): readonly string[] {
  const text = wrap(entry.parameter.help, INDENT, WIDTH - INDENT.length);
  if (!full) return text;
  const facts = parameterFacts(entry);
  const rows: readonly (readonly [string, string])[] = [
    ['Required?', facts.required],
    ['Position?', facts.position],
    ['Default value', facts.defaultValue],
    ['Accept pipeline input?', facts.pipelineInput],
    ['Aliases', facts.aliases],
    ['Accept wildcard characters?', facts.globbing],
  ];
  return [...text, '', ...rows.map(([label, value]) => `${INDENT}${label.padEnd(29)}${value}`)];
}

/** The types of what may be piped in. */
function inputTypes(cmdlet: AnyCmdlet): readonly string[] {
  const piped = parameterEntries(cmdlet).filter(({ parameter }) => parameter.pipeline && !isSwitch(parameter));
  const types = new Set(piped.map(({ parameter }) => `System.${parameter.kind.label}`));
  return types.size > 0 ? [...types] : ['None'];
}

export const outputType = ({ output }: Pick<AnyCmdlet, 'output'>): string =>
  output === 'values' ? 'System.Object' : output.name;

/** Groups of lines with a blank line between them. */
const between = (groups: readonly (readonly string[])[]): readonly string[] =>
  groups.flatMap((lines, index) => (index > 0 ? ['', ...lines] : lines));

/** The title of an example stands between dashes. */
const TITLE_WIDTH = 64;

const exampleLines = (examples: readonly Example[]): readonly string[] =>
  examples.flatMap((example, index) => [
    ...exampleText(example, index).map(each => (each === '' ? '' : INDENT + each)),
    '',
  ]);

/** An example as help shows it: a title, what is typed and what comes of it. */
export function exampleText({ says, transcript }: Example, index: number): readonly string[] {
  const title = `Example ${index + 1}${says === '' ? '' : ': '}${says.replace(/\.$/, '')}`;
  const dashes = '-'.repeat(Math.max(3, Math.floor((TITLE_WIDTH - title.length) / 2)));
  return [`${dashes} ${title} ${dashes}`, '', ...unindented(transcript)];
}

/** The transcript without the indentation of the source file. */
function unindented(transcript: string): readonly string[] {
  const lines = transcript.replace(/^\n|\n\s*$/g, '').split('\n');
  const indents = lines.filter(each => each.trim() !== '').map(each => each.length - each.trimStart().length);
  const common = Math.min(...indents);
  return lines.map(each => each.slice(common));
}

/** A line over several where it is too long; what follows is indented as the line is. */
function wrap(line: string, indent: string, width = WIDTH): readonly string[] {
  if (line === '') return [''];
  const lead = indent + line.slice(0, line.length - line.trimStart().length);
  if (indent.length + line.length <= width) return [indent + line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.trimStart().split(' ')) {
    if (current !== '' && lead.length + current.length + 1 + word.length > width) {
      lines.push(lead + current);
      current = '';
    }
    current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, lead + current];
}
