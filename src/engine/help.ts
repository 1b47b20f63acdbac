import type { AnyCmdlet, Example } from './cmdlet.ts';
import { commandNames } from './commands.ts';
import { type ParameterEntry, parameterEntries } from './parameter-names.ts';
import { parameterUsage, syntaxLines } from './syntax-lines.ts';

/** How much Get-Help tells. */
export type HelpLevel = 'brief' | 'detailed' | 'full' | 'examples';

const WIDTH = 100;
const INDENT = '    ';

/** The help page of a command, derived from its declaration, in the layout of Get-Help; one line an element. */
export function helpLines(cmdlet: AnyCmdlet, level: HelpLevel): readonly string[] {
  const { name, synopsis, description, output, examples } = cmdlet;
  const [, ...aliases] = commandNames({ name, aliases: cmdlet.aliases ?? [] });
  const detailed = level === 'detailed' || level === 'full';
  const head = [...section('NAME', [name]), ...section('SYNOPSIS', [synopsis])];
  if (level === 'examples') return [...head, ...section('EXAMPLES', exampleLines(examples))];
  return [
    ...head,
    ...section('SYNTAX', syntaxLines(cmdlet)),
    ...(description === undefined ? [] : section('DESCRIPTION', [description])),
    ...(detailed ? section('PARAMETERS', parametersLines(cmdlet, level === 'full')) : []),
    ...(output === 'values' || level === 'brief' ? [] : section('OUTPUTS', [output.name])),
    ...(aliases.length > 0 ? section('ALIASES', [aliases.join(', ')]) : []),
    ...(detailed
      ? section('EXAMPLES', exampleLines(examples))
      : section('REMARKS', [`Examples: Get-Help ${name} -Examples`, `Everything: Get-Help ${name} -Full`])),
  ];
}

/** What one parameter is, as Get-Help -Parameter prints it. */
export function parameterHelpLines(entry: ParameterEntry, full = true): readonly string[] {
  return ['', parameterUsage(entry), ...parameterBody(entry, full), ''];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', title, ...lines.flatMap(line => wrap(line, INDENT))];
}

function parametersLines(cmdlet: AnyCmdlet, full: boolean): readonly string[] {
  const shown = parameterEntries(cmdlet).filter(each => full || !each.common);
  return shown.flatMap((entry, index) => [
    ...(index > 0 ? [''] : []),
    parameterUsage(entry),
    ...parameterBody(entry, full),
  ]);
}

function parameterBody({ parameter }: ParameterEntry, full: boolean): readonly string[] {
  const { help, mandatory, position, fallback, pipeline, kind, aliases = [] } = parameter;
  const text = wrap(help, INDENT, WIDTH - INDENT.length);
  if (!full) return text;
  const facts: readonly (readonly [string, string])[] = [
    ['Required?', mandatory ? 'true' : 'false'],
    ['Position?', position === undefined ? 'named' : String(position)],
    ['Default value', fallback === undefined ? '' : fallback === false ? 'False' : String(fallback)],
    ['Accept pipeline input?', pipeline ? `true (${PIPELINE[pipeline]})` : 'false'],
    ['Accept wildcard characters?', kind.wildcards ? 'true' : 'false'],
    ['Aliases', aliases.length > 0 ? aliases.join(', ') : 'none'],
  ];
  return [...text, '', ...facts.map(([label, value]) => `${INDENT}${label.padEnd(29)}${value}`.trimEnd())];
}

const PIPELINE = { value: 'ByValue', property: 'ByPropertyName', both: 'ByValue, ByPropertyName' } as const;

const exampleLines = (examples: readonly Example[]): readonly string[] =>
  examples.flatMap(({ says, transcript }, index) => [
    ...(index > 0 ? [''] : []),
    `-------------------------- Example ${index + 1} --------------------------`,
    '',
    says,
    '',
    ...unindented(transcript),
  ]);

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
