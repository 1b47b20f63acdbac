import { ShellError } from '../../engine/error-record.ts';
import { choice, hashtable, integer, string, switched, value } from '../../engine/kinds.ts';
import type { EditorOptionValue } from '../../session/line-editor.ts';
import { toText } from '../../values/to-text.ts';
import { defineCmdlet } from '../define.ts';
import { attemptEach } from './attempt-each.ts';

/** What PSReadLine has and this prompt does not, with the reason. */
const unsupported = {
  addToHistoryHandler: 'Secrets are cut out of each line; a leading space keeps a whole line out.',
  commandValidationHandler: 'Unknown commands and parameters are marked as they are typed.',
  dingDuration: 'The bell is that of the terminal.',
  dingTone: 'The bell is that of the terminal.',
  extraPromptLineCount: 'The lines of the prompt are counted.',
  promptText: 'The end of the prompt turns red by itself: write a function prompt to change it.',
  viModeChangeHandler: 'There is no vi mode.',
  viModeIndicator: 'There is no vi mode.',
} as const;

export const setEditorOption = defineCmdlet({
  name: 'Set-PSReadLineOption',
  synopsis: 'Changes how the line of the prompt is edited.',
  description:
    'The names are those of PSReadLine, so that its lines can be pasted into $PROFILE. It lasts for the session; -EditMode brings back the keys of the mode.',
  grade: 'read',
  parameters: {
    editMode: choice(['Windows', 'Emacs'], { help: 'Whose keys: those of Windows or of Emacs and bash.' }),
    predictionSource: choice(['None', 'History', 'Plugin', 'HistoryAndPlugin'], {
      help: 'Where grey suggestions come from; Plugin is what fits the registry.',
    }),
    predictionViewStyle: choice(['InlineView', 'ListView'], { help: 'Suggestions in the line or in a list below it.' }),
    colors: hashtable({
      help: "Colours of parts of the line: @{ Command = 'Yellow'; Comment = '#9aa5b1' }; an escape sequence of colours will do too. Parts: Command, Comment, ContinuationPrompt, Default, Emphasis, Error, InlinePrediction, Keyword, ListPrediction, ListPredictionSelected, ListPredictionTooltip, Member, Number, Operator, Parameter, Selection, String, Type, Variable.",
    }),
    historyNoDuplicates: switched({ help: 'Of equal lines only the last one comes back; the file keeps all.' }),
    historySavePath: string({ help: 'File of the history.', notEmpty: true }),
    historySaveStyle: choice(['SaveIncrementally', 'SaveAtExit', 'SaveNothing'], { help: 'When lines are written.' }),
    historySearchCaseSensitive: switched({ help: 'Letter case counts in a search.' }),
    historySearchCursorMovesToEnd: switched({ help: 'The cursor goes to the end of a line that was found.' }),
    maximumHistoryCount: integer({ help: 'So many lines are kept.' }),
    maximumKillRingCount: integer({ help: 'So many pieces of cut text are kept.' }),
    continuationPrompt: string({ help: 'Stands before each further line of an input.' }),
    bellStyle: choice(['None', 'Visual', 'Audible'], { help: 'What happens where nothing can be done.' }),
    completionQueryItems: integer({ help: 'Over so many possibilities it is asked whether to list them.' }),
    showToolTips: switched({ help: 'What a candidate is stands below the menu.' }),
    wordDelimiters: string({ help: 'The characters that end a word, besides white space.' }),
    ansiEscapeTimeout: integer({ help: 'Milliseconds after which an ESC is a key: 25 to 1000. Longer on slow lines.' }),
    backspaceByte: choice(['DEL', 'BS'], {
      help: 'What the terminal sends for Backspace; the other is Ctrl+Backspace.',
    }),
    expandOnSpace: switched({ help: 'An alias is spelled out as Space is typed behind it.' }),
    statusLine: switched({ help: 'A line below the prompt: registry, token, read-only, edit mode.' }),
    addToHistoryHandler: value({ help: `Not supported. ${unsupported.addToHistoryHandler}` }),
    commandValidationHandler: value({ help: `Not supported. ${unsupported.commandValidationHandler}` }),
    dingDuration: value({ help: `Not supported. ${unsupported.dingDuration}` }),
    dingTone: value({ help: `Not supported. ${unsupported.dingTone}` }),
    extraPromptLineCount: value({ help: `Not supported. ${unsupported.extraPromptLineCount}` }),
    promptText: value({ help: `Not supported. ${unsupported.promptText}` }),
    viModeChangeHandler: value({ help: `Not supported. ${unsupported.viModeChangeHandler}` }),
    viModeIndicator: value({ help: `Not supported. ${unsupported.viModeIndicator}` }),
  },
  output: 'values',
  examples: [
    {
      says: 'No suggestions.',
      transcript: 'PS> Set-PSReadLineOption -PredictionSource None\nPS> (Get-PSReadLineOption).PredictionSource\nNone',
    },
    {
      says: 'Colours of your own over those of the theme.',
      transcript:
        "PS> Set-PSReadLineOption -Colors @{ Command = 'Cyan'; String = '#7ee0d2' }\nPS> (Get-PSReadLineOption).CommandColor.Length\n5",
    },
  ],
  body: {
    async *process({ colors, ...args }, { session: { lineEditor, themes, history }, given, error, warning }) {
      for (const [name, reason] of Object.entries(unsupported)) {
        if (given.has(name)) error(notSupported(name, reason), name);
      }
      const wanted: Readonly<Record<string, unknown>> = args;
      const set = (name: string) => {
        const to = wanted[name];
        if (isOption(to)) lineEditor.setOption(name, to);
      };
      attemptEach(
        Object.keys(wanted).filter(each => given.has(each) && !(each in unsupported)),
        set,
        error,
      );
      const colours = new Map(colors?.entries().map(({ key, value: to }) => [toText(key), toText(to)]));
      attemptEach([...colours.keys()], each => themes.setEditorColour(each, colours.get(each) ?? ''), error);
      const problem = history.takeProblem();
      if (problem !== undefined) warning(problem);
    },
  },
});

const isOption = (wanted: unknown): wanted is EditorOptionValue =>
  typeof wanted === 'string' || typeof wanted === 'number' || typeof wanted === 'boolean';

const notSupported = (name: string, reason: string) =>
  new ShellError('OptionNotSupported', `There is no -${name.charAt(0).toUpperCase()}${name.slice(1)} here.`, {
    category: 'NotImplemented',
    recommendation: reason,
  });
