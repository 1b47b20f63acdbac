import type { OutputType } from '../../values/output-type.ts';

/** A command or an alias, as Get-Command and Get-Alias list them. */
export interface CommandInfo {
  readonly kind: 'Cmdlet' | 'Alias';
  readonly name: string;
  /** Of an alias: the command that it stands for. */
  readonly definition: string;
  readonly synopsis: string;
}

const [VERB, NOUN] = [0, 1];
const part = ({ definition }: CommandInfo, index: number) => definition.split('-')[index] ?? '';

/** `dir -> Get-ChildItem`, or the name of a command. */
const shown = ({ kind, name, definition }: CommandInfo) => (kind === 'Alias' ? `${name} -> ${definition}` : name);

export const commandInfoType: OutputType<CommandInfo> = {
  name: 'System.Management.Automation.CommandInfo',
  properties: [
    { name: 'CommandType', of: ({ kind }) => kind },
    { name: 'Name', of: ({ name }) => name },
    { name: 'Synopsis', of: ({ synopsis }) => synopsis },
    { name: 'Definition', of: ({ definition }) => definition },
    { name: 'DisplayName', of: shown, hidden: true },
    { name: 'Verb', of: each => part(each, VERB), hidden: true },
    { name: 'Noun', of: each => part(each, NOUN), hidden: true },
  ],
  view: {
    table: {
      columns: [
        { label: 'CommandType', of: ({ kind }) => kind },
        { label: 'Name', of: shown },
        { label: 'Synopsis', of: ({ synopsis }) => synopsis, flexible: { least: 20 } },
      ],
    },
  },
};
