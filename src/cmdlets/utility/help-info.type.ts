import type { AnyCmdlet } from '../../engine/cmdlet.ts';
import {
  exampleText,
  type HelpLevel,
  helpLines,
  outputType,
  parameterFacts,
  parameterHelpLines,
} from '../../engine/help.ts';
import { type ParameterEntry, parameterEntries } from '../../engine/parameter-names.ts';
import { syntaxText } from '../../engine/syntax-lines.ts';
import { CustomObject } from '../../values/custom-object.ts';
import { defineType } from '../../values/define-type.ts';
import type { OutputType } from '../../values/output-type.ts';
import type { ObjectValue, Value, ValueType } from '../../values/value.ts';

/** The help page of a command: its text on the screen, its parts as properties. */
export class HelpPage implements ObjectValue {
  readonly type: ValueType = helpPageType;
  readonly cmdlet: AnyCmdlet;
  readonly level: HelpLevel;
  /** Commands about the same thing. */
  readonly related: readonly string[];

  constructor(cmdlet: AnyCmdlet, level: HelpLevel, related: readonly string[]) {
    this.cmdlet = cmdlet;
    this.level = level;
    this.related = related;
  }
}

const helpPageType = defineType((value): value is HelpPage => value instanceof HelpPage, {
  names: ['MamlCommandHelpInfo', 'HelpInfo'],
  text: ({ cmdlet, level, related }) => helpLines(cmdlet, level, related).join('\n'),
  properties: {
    Name: ({ cmdlet }) => cmdlet.name,
    Category: () => 'Cmdlet',
    Synopsis: ({ cmdlet }) => cmdlet.synopsis,
    Syntax: ({ cmdlet }) => syntaxText(cmdlet),
    Description: ({ cmdlet }) => cmdlet.description ?? '',
    Parameters: ({ cmdlet }) => new CustomObject([['parameter', ownParameters(cmdlet)]]),
    Examples: ({ cmdlet }) => cmdlet.examples.map((each, index) => exampleText(each, index).join('\n')),
    ReturnValues: ({ cmdlet }) => outputType(cmdlet),
    Aliases: ({ cmdlet }) => (cmdlet.aliases ?? []).join(', '),
    RelatedLinks: ({ related }) => related,
    ModuleName: () => '',
  },
  scalar: true,
});

const ownParameters = (cmdlet: AnyCmdlet): readonly Value[] =>
  parameterEntries(cmdlet)
    .filter(each => !each.common)
    .map(each => new ParameterHelp(each));

/** What help tells about one parameter. */
export class ParameterHelp implements ObjectValue {
  readonly type: ValueType = parameterHelpType;
  readonly entry: ParameterEntry;

  constructor(entry: ParameterEntry) {
    this.entry = entry;
  }
}

const parameterHelpType = defineType((value): value is ParameterHelp => value instanceof ParameterHelp, {
  names: ['MamlCommandHelpInfo#parameter', 'System.Object'],
  text: ({ entry }) => parameterHelpLines(entry).join('\n'),
  properties: {
    name: ({ entry }) => entry.name,
    description: ({ entry }) => entry.parameter.help,
    parameterValue: ({ entry: { parameter } }) =>
      `${parameter.kind.label || 'SwitchParameter'}${parameter.many ? '[]' : ''}`,
    required: ({ entry }) => parameterFacts(entry).required,
    position: ({ entry }) => parameterFacts(entry).position,
    defaultValue: ({ entry }) => parameterFacts(entry).defaultValue,
    pipelineInput: ({ entry }) => parameterFacts(entry).pipelineInput,
    aliases: ({ entry }) => parameterFacts(entry).aliases,
    globbing: ({ entry }) => parameterFacts(entry).globbing,
  },
  scalar: true,
});

/** A topic in a list of several. */
export interface HelpTopic {
  readonly name: string;
  readonly category: 'Cmdlet' | 'Alias';
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
