import type { AnyCmdlet, Example } from './cmdlet.ts';
import { commandNames } from './commands.ts';
import { blank, codeLines, type HelpLine, heading, textLines } from './help-line.ts';
import { parameterSection } from './parameter-help.ts';
import { isSwitch, parameterEntries } from './parameter-names.ts';
import { isNamed, syntaxLines } from './syntax-lines.ts';
import { withoutIndent } from './without-indent.ts';

/** How much Get-Help tells. */
export type HelpLevel = 'brief' | 'detailed' | 'full' | 'examples';

const INDENT = 4;

/**
 * The help page of a command, derived from its declaration, in the layout of Get-Help (PowerShell's Help_format_ps1xml); the title EXAMPLES is
 * ours, so that a search finds them. `related` are commands about the same thing.
 */
export function helpLines(cmdlet: AnyCmdlet, level: HelpLevel, related: readonly string[] = []): readonly HelpLine[] {
  const { name, synopsis, description } = cmdlet;
  const head = [
    blank,
    ...section('NAME', textLines(name, INDENT)),
    ...section('SYNOPSIS', synopsis === '' ? syntax(cmdlet) : textLines(synopsis, INDENT)),
    blank,
  ];
  if (level === 'examples') return [...head, ...examples(cmdlet)];
  const start = [
    ...head,
    ...section('SYNTAX', syntax(cmdlet)),
    blank,
    ...(description === undefined ? [] : [...section('DESCRIPTION', textLines(description, INDENT)), blank]),
  ];
  const links = section('RELATED LINKS', [...(cmdlet.comment?.links ?? []), ...related].flatMap(indented));
  if (level === 'brief') return [...start, ...links, ...remarks(name)];
  if (level === 'detailed') return [...start, ...parameters(cmdlet, false), ...examples(cmdlet), ...remarks(name)];
  return [
    ...start,
    ...parameters(cmdlet, true),
    ...section('INPUTS', inputTypes(cmdlet).flatMap(indented)),
    ...section('OUTPUTS', outputTypes(cmdlet).flatMap(indented)),
    ...notes(cmdlet),
    ...examples(cmdlet),
    ...links,
  ];
}

/** A title over its lines, with a blank line behind. */
const section = (title: string, lines: readonly HelpLine[]): readonly HelpLine[] => [
  heading(title),
  ...lines,
  ...(lines.at(-1) === blank ? [] : [blank]),
];

const indented = (text: string): readonly HelpLine[] => textLines(text, INDENT);

/** Every parameter set, a blank line behind each. */
const syntax = (cmdlet: AnyCmdlet): readonly HelpLine[] =>
  syntaxLines(cmdlet).flatMap(each => [...indented(each), blank]);

const remarks = (name: string): readonly HelpLine[] =>
  section(
    'REMARKS',
    [
      `To see the examples, type: "Get-Help ${name} -Examples"`,
      `For more information, type: "Get-Help ${name} -Detailed"`,
      `For technical information, type: "Get-Help ${name} -Full"`,
    ].flatMap(indented),
  );

function parameters(cmdlet: AnyCmdlet, facts: boolean): readonly HelpLine[] {
  const { isFunction = false } = cmdlet;
  const entries = parameterEntries(cmdlet);
  return section('PARAMETERS', [
    ...entries.filter(isNamed).flatMap(each => parameterSection(each, { indent: INDENT, facts, isFunction })),
    ...commonParameters(entries.filter(each => !isNamed(each)).map(each => each.name)),
  ]);
}

const commonParameters = (names: readonly string[]): readonly HelpLine[] =>
  names.length === 0
    ? []
    : [
        ...indented('<CommonParameters>'),
        ...textLines(
          `This cmdlet supports the common parameters: ${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}.`,
          2 * INDENT,
        ),
        blank,
      ];

/** Other names belong to the notes, as in PowerShell's own pages. */
function notes({ name, aliases = [], comment }: AnyCmdlet): readonly HelpLine[] {
  const [, ...others] = commandNames({ name, aliases });
  const known = others.length > 0 ? `${name} has the following aliases: ${others.join(', ')}` : undefined;
  const texts = [known, comment?.notes].filter(each => each !== undefined);
  return texts.length > 0
    ? section(
        'NOTES',
        texts.flatMap(each => [...indented(each), blank]),
      )
    : [];
}

/** The types of what may be piped in. */
function inputTypes(cmdlet: AnyCmdlet): readonly string[] {
  if (cmdlet.comment && cmdlet.comment.inputs.length > 0) return cmdlet.comment.inputs;
  const piped = parameterEntries(cmdlet).filter(({ parameter, places }) => {
    const isPiped = places.some(each => each.pipeline !== undefined);
    return isPiped && !isSwitch(parameter);
  });
  const types = new Set(piped.map(({ parameter: { kind } }) => `System.${kind.label.replace(/^System\./, '')}`));
  return types.size > 0 ? [...types] : ['None'];
}

const outputTypes = (cmdlet: AnyCmdlet): readonly string[] =>
  cmdlet.comment && cmdlet.comment.outputs.length > 0 ? cmdlet.comment.outputs : [outputType(cmdlet)];

export const outputType = ({ output }: Pick<AnyCmdlet, 'output'>): string =>
  output === 'values' ? 'System.Object' : output.name;

const examples = (cmdlet: AnyCmdlet): readonly HelpLine[] =>
  cmdlet.examples.length === 0
    ? []
    : section(
        'EXAMPLES',
        cmdlet.examples.flatMap((each, index) => [...codeLines(exampleText(each, index), INDENT), blank]),
      );

/** The title of an example stands between dashes. */
const TITLE_WIDTH = 64;
const COMMENT_DASHES = '-'.repeat(26);

/** An example as help shows it: a title, what is typed and what comes of it. One of a comment has a number alone, as in PowerShell. */
export function exampleText({ says, transcript }: Example, index: number): readonly string[] {
  const lines = withoutIndent(transcript.replace(/^\n|\n\s*$/g, '').split('\n'));
  if (says === '') return [`${COMMENT_DASHES} EXAMPLE ${index + 1} ${COMMENT_DASHES}`, '', ...withPrompt(lines)];
  const title = `Example ${index + 1}: ${says.replace(/\.$/, '')}`;
  const dashes = '-'.repeat(Math.max(3, Math.floor((TITLE_WIDTH - title.length) / 2)));
  return [`${dashes} ${title} ${dashes}`, '', ...lines];
}

/** The first line of a comment's example is code; PowerShell adds a prompt where it has none (HelpCommentsParser). */
const withPrompt = ([code = '', ...rest]: readonly string[]): readonly string[] => [
  code.includes('>') ? code : `PS > ${code}`,
  ...rest,
];
