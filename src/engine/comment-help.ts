import type { AnyCmdlet, CommentedHelp, Example } from './cmdlet.ts';
import type { FunctionCell } from './scope.ts';
import { withoutIndent } from './without-indent.ts';

/** What a function's comment tells (about_Comment_Based_Help). */
interface CommentHelp {
  readonly synopsis: string;
  readonly description: string | undefined;
  /** By parameter name in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly examples: readonly Example[];
  readonly comment: CommentedHelp;
}

const BLOCK = String.raw`<#[\s\S]*?#>|(?:[ \t]*#[^\n]*\n?)+`;
const AT_START = new RegExp(String.raw`^\{?\s*(${BLOCK})`);
const AT_END = new RegExp(String.raw`(${BLOCK})\s*\}?$`);
const BEFORE = new RegExp(String.raw`(${BLOCK})(?:[ \t]*\r?\n){0,2}[ \t]*(?:function|filter)\s+[^\s{(]+[^{\n]*$`, 'i');
const KEYWORD = /^\s*\.([a-z]+)(?:[ \t]+(\S+))?[ \t]*$/i;

/** The help in a comment at the start or the end of a function's body, or before the word `function`; undefined when there is none. */
function commentHelp({ body, source }: FunctionCell): CommentHelp | undefined {
  const { start, end } = body.extent;
  const text = source.text.slice(start, end);
  // the last comment before the word is the function's; those further up are looked at no more than this far
  const before = source.text.slice(Math.max(0, start - MOST_BEFORE), start);
  for (const found of [AT_START.exec(text), AT_END.exec(text), BEFORE.exec(before)]) {
    const sections = sectionsOf(found?.[1] ?? '');
    if (sections.length > 0) return helpOf(sections);
  }
  return undefined;
}

const MOST_BEFORE = 10_000;

interface Section {
  readonly keyword: string;
  readonly name: string;
  readonly text: string;
}

function sectionsOf(comment: string): readonly Section[] {
  const plain = comment.startsWith('<#')
    ? comment.slice(2, -2).split('\n')
    : comment.split('\n').map(line => line.replace(/^\s*#/, ''));
  const sections: { keyword: string; name: string; lines: string[] }[] = [];
  for (const line of plain) {
    const [, keyword, name = ''] = KEYWORD.exec(line) ?? [];
    if (keyword !== undefined) sections.push({ keyword: keyword.toLowerCase(), name, lines: [] });
    else sections.at(-1)?.lines.push(line.trimEnd());
  }
  return sections.map(({ keyword, name, lines }) => ({ keyword, name, text: unindented(lines) }));
}

/** The lines without their common indentation and without blank ones around them. */
const unindented = (lines: readonly string[]): string =>
  withoutIndent(lines)
    .join('\n')
    .replace(/^\n+|\n+$/g, '');

function helpOf(sections: readonly Section[]): CommentHelp {
  const textsOf = (keyword: string) => sections.filter(each => each.keyword === keyword).map(each => each.text);
  const textOf = (keyword: string) => textsOf(keyword)[0];
  return {
    synopsis: textOf('synopsis') ?? '',
    description: textOf('description'),
    parameters: new Map(
      sections
        .filter(each => each.keyword === 'parameter')
        .map(({ name, text }) => [name.toLowerCase(), text.replace(/\s*\n\s*/g, ' ')]),
    ),
    examples: textsOf('example').map(text => ({ says: '', transcript: text })),
    comment: {
      inputs: textsOf('inputs'),
      outputs: textsOf('outputs'),
      notes: textOf('notes'),
      links: textsOf('link'),
    },
  };
}

/** The declaration of a function with what its source and its comment tell about it. */
export function documented(cmdlet: AnyCmdlet, cell: FunctionCell): AnyCmdlet {
  const help = commentHelp(cell);
  const parameters = Object.entries(cmdlet.parameters).map(([name, parameter]) => {
    const text = help?.parameters.get(name.toLowerCase());
    const fallbackText = defaultText(name, cell);
    return [
      name,
      {
        ...parameter,
        ...(text === undefined ? {} : { help: text }),
        ...(fallbackText === undefined ? {} : { fallbackText }),
      },
    ] as const;
  });
  const declared = { ...cmdlet, parameters: Object.fromEntries(parameters) };
  if (!help) return { ...declared, examples: [] };
  const { synopsis, description, examples, comment } = help;
  return { ...declared, synopsis, ...(description === undefined ? {} : { description }), examples, comment };
}

/** The default value of a parameter, as it is written. */
function defaultText(name: string, { body, source }: FunctionCell): string | undefined {
  const extent = body.params?.parameters.find(each => each.variable.name === name)?.defaultValue?.extent;
  return extent && source.text.slice(extent.start, extent.end);
}
