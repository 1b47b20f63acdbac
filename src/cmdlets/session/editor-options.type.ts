import type { LineEditor } from '../../session/line-editor.ts';
import type { OutputType } from '../../values/output-type.ts';

/** Those of PSReadLine in its order, then ours. */
const names = [
  'EditMode',
  'HistoryNoDuplicates',
  'HistorySavePath',
  'HistorySaveStyle',
  'HistorySearchCaseSensitive',
  'HistorySearchCursorMovesToEnd',
  'MaximumHistoryCount',
  'ContinuationPrompt',
  'BellStyle',
  'CompletionQueryItems',
  'MaximumKillRingCount',
  'ShowToolTips',
  'WordDelimiters',
  'AnsiEscapeTimeout',
  'PredictionSource',
  'PredictionViewStyle',
  'BackspaceByte',
  'ExpandOnSpace',
  'StatusLine',
] as const;

export interface EditorOptionRecord extends Pick<LineEditor, 'options'> {
  /** SGR sequences by PSReadLine's names of colours. */
  readonly colours: Readonly<Record<string, string>>;
}

const colours = [
  'Command',
  'Comment',
  'ContinuationPrompt',
  'Default',
  'Emphasis',
  'Error',
  'InlinePrediction',
  'Keyword',
  'ListPrediction',
  'ListPredictionSelected',
  'ListPredictionTooltip',
  'Member',
  'Number',
  'Operator',
  'Parameter',
  'Selection',
  'String',
  'Type',
  'Variable',
] as const;

const propertyOf = (colour: string) => (colour === 'Default' ? 'DefaultTokenColor' : `${colour}Color`);

export const editorOptionsType: OutputType<EditorOptionRecord> = {
  name: 'Microsoft.PowerShell.PSConsoleReadLineOptions',
  properties: [
    ...names.map(name => ({ name, of: ({ options }: EditorOptionRecord) => options[name] ?? null })),
    ...colours.map(name => ({
      name: propertyOf(name),
      of: (record: EditorOptionRecord) => record.colours[name] ?? null,
    })),
  ],
  view: {
    list: [
      ...names,
      ...colours.map(name => ({
        label: propertyOf(name),
        // as it would be typed: "`e[93m"
        of: (record: EditorOptionRecord) => `"${(record.colours[name] ?? '').replaceAll('\x1b', '`e')}"`,
      })),
    ],
    asList: 'always',
  },
};
