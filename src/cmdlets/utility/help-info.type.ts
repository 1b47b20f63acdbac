import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import { exampleText, type HelpLevel, helpLines, outputType } from '../../engine/help.ts';
import { parameterFacts, parameterSection } from '../../engine/parameter-help.ts';
import { type ParameterEntry, parameterEntries } from '../../engine/parameter-names.ts';
import { parameterType, syntaxText } from '../../engine/syntax-lines.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { defineType } from '../../values/define-type.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { ObjectValue, Value, ValueType } from '../../values/value.ts';
import { layOutTexts } from '../../views/help-layout.ts';

/** Cells of a line where help becomes a text rather than something on a screen. */
const TEXT_WIDTH = 120;

/** What a command's help page is made of. */
export interface HelpParts {
  readonly cmdlet: AnyCmdlet;
  readonly level: HelpLevel;
  /** Commands about the same thing. */
  readonly related: readonly string[];
  /** It was asked for by `help` or `man`. */
  readonly paged: boolean;
}

/** The help page of a command: its text on the screen, its parts as properties. */
export class HelpPage implements ObjectValue {
  readonly type: ValueType = helpPageType;
  readonly parts: HelpParts;

  constructor(parts: HelpParts) {
    this.parts = parts;
  }

  lines(width: number): readonly string[] {
    const { cmdlet, level, related } = this.parts;
    return layOutTexts(helpLines(cmdlet, level, related), width);
  }
}

const isPage = (value: ObjectValue): value is HelpPage => value instanceof HelpPage;

const helpPageType = defineType(isPage, {
  names: ['MamlCommandHelpInfo', 'HelpInfo'],
  text: self => self.lines(TEXT_WIDTH).join('\n'),
  properties: {
    Name: ({ parts: { cmdlet } }) => cmdlet.name,
    Category: ({ parts: { cmdlet } }) => (cmdlet.isFunction ? 'Function' : 'Cmdlet'),
    Synopsis: ({ parts: { cmdlet } }) => cmdlet.synopsis,
    Syntax: ({ parts: { cmdlet } }) => syntaxText(cmdlet),
    Description: ({ parts: { cmdlet } }) => cmdlet.description ?? '',
    Parameters: ({ parts: { cmdlet } }) => new CustomObject([['parameter', ownParameters(cmdlet)]]),
    Examples: ({ parts: { cmdlet } }) => cmdlet.examples.map((each, index) => exampleText(each, index).join('\n')),
    ReturnValues: ({ parts: { cmdlet } }) => outputType(cmdlet),
    Aliases: ({ parts: { cmdlet } }) => (cmdlet.aliases ?? []).join(', '),
    RelatedLinks: ({ parts: { related } }) => related,
    ModuleName: () => '',
  },
  view: {
    text: (self, width) => (isPage(self) ? self.lines(width) : []),
    paged: self => isPage(self) && self.parts.paged,
  },
});

const ownParameters = (cmdlet: AnyCmdlet): readonly Value[] =>
  parameterEntries(cmdlet)
    .filter(each => !each.common)
    .map(each => new ParameterHelp(each, cmdlet.isFunction ?? false));

/** What help tells about one parameter. */
export class ParameterHelp implements ObjectValue {
  readonly type: ValueType = parameterHelpType;
  readonly entry: ParameterEntry;
  readonly isFunction: boolean;

  constructor(entry: ParameterEntry, isFunction: boolean) {
    this.entry = entry;
    this.isFunction = isFunction;
  }

  lines(width: number): readonly string[] {
    const { entry, isFunction } = this;
    return ['', ...layOutTexts(parameterSection(entry, { indent: 0, facts: true, isFunction }), width)];
  }

  facts(): ReturnType<typeof parameterFacts> {
    return parameterFacts(this.entry, this.isFunction);
  }
}

const isParameter = (value: ObjectValue): value is ParameterHelp => value instanceof ParameterHelp;

const parameterHelpType = defineType(isParameter, {
  names: ['MamlCommandHelpInfo#parameter', 'System.Object'],
  text: self => self.lines(TEXT_WIDTH).join('\n'),
  properties: {
    name: ({ entry }) => entry.name,
    description: ({ entry }) => entry.parameter.help,
    parameterValue: ({ entry }) => parameterType(entry),
    required: self => self.facts().required,
    position: self => self.facts().position,
    defaultValue: self => self.facts().defaultValue,
    pipelineInput: self => self.facts().pipelineInput,
    aliases: self => self.facts().aliases,
    globbing: self => self.facts().globbing,
  },
  view: { text: (self, width) => (isParameter(self) ? self.lines(width) : []) },
});

/** What kinds of topics there are, by PowerShell's HelpCategory. */
export type HelpCategory = 'Alias' | 'Cmdlet' | 'Function' | 'HelpFile';

/** A topic in a list of several. */
export interface HelpTopic {
  readonly name: string;
  readonly category: HelpCategory;
  readonly synopsis: string;
}

export const helpTopicType: OutputType<HelpTopic> = {
  name: 'HelpInfoShort',
  properties: [
    { name: 'Name', of: ({ name }) => name },
    { name: 'Category', of: ({ category }) => category },
    { name: 'Module', of: () => '' },
    { name: 'Synopsis', of: ({ synopsis }) => synopsis },
  ],
  view: {
    table: {
      columns: [
        { label: 'Name', of: ({ name }) => name },
        { label: 'Category', of: ({ category }) => category, width: 9 },
        { label: 'Synopsis', of: ({ synopsis }) => synopsis, flexible: { least: 20 } },
      ],
    },
  },
};
