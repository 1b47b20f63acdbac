import type { FunctionName } from '../../../editor/functions/description.ts';
import type { KeyBindings } from '../../../editor/keys/bindings.ts';
import type { EditorContext } from '../../../editor/state.ts';

/** What has no meaning in one line at the foot of a screen: it needs the transcript, other screens or more lines. */
const elsewhere: ReadonlySet<FunctionName | undefined> = new Set<FunctionName>([
  'AcceptAndGetNext',
  'AcceptNextSuggestionWord',
  'AcceptSuggestion',
  'AddLine',
  'ClearHistory',
  'ClearScreen',
  'DeleteCharOrExit',
  'ExitOrDeleteChar',
  'HistoryPicker',
  'InsertLineAbove',
  'InsertLineBelow',
  'NextSuggestion',
  'OpenBrowserHere',
  'PreviousSuggestion',
  'ScrollDisplayDown',
  'ScrollDisplayDownLine',
  'ScrollDisplayToCursor',
  'ScrollDisplayTop',
  'ScrollDisplayUp',
  'ScrollDisplayUpLine',
  'ShowCommandHelp',
  'ShowFullPredictionTooltip',
  'ShowKeyBindings',
  'ShowParameterHelp',
  'SwitchPredictionView',
  'ValidateAndAcceptLine',
  'ViEditVisually',
]);

/** What holds whatever the user has bound (interface B2.2). */
const fixed: Readonly<Record<string, FunctionName>> = {
  Enter: 'AcceptLine',
  UpArrow: 'HistorySearchBackward',
  DownArrow: 'HistorySearchForward',
};

/** In place of leaving the shell, these delete as they do within a line. */
const instead: Readonly<Partial<Record<FunctionName, FunctionName>>> = {
  DeleteCharOrExit: 'DeleteChar',
  ExitOrDeleteChar: 'DeleteChar',
};

/** The user's keys of the prompt, so far as they mean something in the browser's line. */
export function lineKeys(keys: KeyBindings): EditorContext['keys'] {
  return {
    lookup(chord) {
      const name = fixed[chord] ?? keys.lookup(chord);
      return name !== undefined && elsewhere.has(name) ? instead[name] : name;
    },
    isPrefix: chord => keys.isPrefix(chord),
    list: () => keys.list(),
  };
}
