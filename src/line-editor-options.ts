import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { defaultOptions, type EditorOptions } from './editor/options.ts';
import type { HistoryStore } from './session/history-store.ts';
import type { EditorOptionValue } from './session/line-editor.ts';

/** Options of the prompt around the editor. */
export interface PromptOptions {
  /** Milliseconds after which an ESC is a key of its own. */
  readonly ansiEscapeTimeout: number;
  /** What the terminal sends for Backspace; the other one is Ctrl+Backspace or Ctrl+H. */
  readonly backspaceByte: 'DEL' | 'BS';
  /** Spell out an alias on Space. */
  readonly expandOnSpace: boolean;
  readonly statusLine: boolean;
}

/** Everything that options change. */
export interface OptionState {
  editor: EditorOptions;
  prompt: PromptOptions;
  /** Where the history would be kept, in a shell that keeps none. */
  historyPath: string;
  readonly history: HistoryStore;
}

/** What one option is and takes. `set` answers false for a value that it cannot have. */
export interface OptionRule {
  readonly get: (state: OptionState) => EditorOptionValue;
  readonly set: (state: OptionState, value: EditorOptionValue) => boolean;
  /** Ends the sentence `It takes …`. */
  readonly takes: string;
}

/** As they are before anybody changed them; `environment` tells of a slow line. */
export function firstOptions(
  parts: Pick<OptionState, 'history' | 'historyPath'> & { readonly editMode: EditorOptions['editMode'] },
  environment: NodeJS.ProcessEnv,
): OptionState {
  return {
    ...parts,
    editor: defaultOptions(parts.editMode),
    prompt: {
      // over a line the bytes of one key may come apart
      ansiEscapeTimeout: environment.SSH_CONNECTION ? 100 : 50,
      backspaceByte: 'DEL',
      expandOnSpace: false,
      statusLine: false,
    },
  };
}

const SAVE_STYLES = ['SaveIncrementally', 'SaveAtExit', 'SaveNothing'] as const;

/** By PSReadLine's names, in the order in which it lists them; those at the end are ours. */
export const optionRules: Readonly<Record<string, OptionRule>> = {
  EditMode: word(['Windows', 'Emacs'], {
    get: ({ editor }) => editor.editMode,
    put: (state, editMode) => edit(state, { editMode }),
  }),
  HistoryNoDuplicates: flag({
    get: ({ history }) => history.noDuplicates,
    put(state, historyNoDuplicates) {
      edit(state, { historyNoDuplicates });
      state.history.noDuplicates = historyNoDuplicates;
    },
  }),
  HistorySavePath: text({
    get: ({ history, historyPath }) => history.path ?? historyPath,
    put(state, value) {
      const path = resolve(value.replace(/^~(?=[/\\]|$)/, homedir()));
      state.history.moveTo(path);
      state.historyPath = path;
    },
  }),
  HistorySaveStyle: word(SAVE_STYLES, {
    get: ({ history }) => history.saveStyle,
    put({ history }, style) {
      history.saveStyle = style;
    },
  }),
  HistorySearchCaseSensitive: flag({
    get: ({ editor }) => editor.historySearchCaseSensitive,
    put: (state, historySearchCaseSensitive) => edit(state, { historySearchCaseSensitive }),
  }),
  HistorySearchCursorMovesToEnd: flag({
    get: ({ editor }) => editor.historySearchCursorMovesToEnd,
    put: (state, historySearchCursorMovesToEnd) => edit(state, { historySearchCursorMovesToEnd }),
  }),
  MaximumHistoryCount: whole(1, 1_000_000, {
    get: ({ history }) => history.maximum,
    put({ history }, count) {
      history.maximum = count;
    },
  }),
  ContinuationPrompt: text({
    get: ({ editor }) => editor.continuationPrompt,
    put: (state, continuationPrompt) => edit(state, { continuationPrompt }),
  }),
  BellStyle: word(['None', 'Visual', 'Audible'], {
    get: ({ editor }) => editor.bellStyle,
    put: (state, bellStyle) => edit(state, { bellStyle }),
  }),
  CompletionQueryItems: whole(1, 1_000_000, {
    get: ({ editor }) => editor.completionQueryItems,
    put: (state, completionQueryItems) => edit(state, { completionQueryItems }),
  }),
  MaximumKillRingCount: whole(1, 1000, {
    get: ({ editor }) => editor.maximumKillRingCount,
    put: (state, maximumKillRingCount) => edit(state, { maximumKillRingCount }),
  }),
  ShowToolTips: flag({
    get: ({ editor }) => editor.showToolTips,
    put: (state, showToolTips) => edit(state, { showToolTips }),
  }),
  WordDelimiters: text({
    get: ({ editor }) => editor.wordDelimiters,
    put: (state, wordDelimiters) => edit(state, { wordDelimiters }),
  }),
  // PSReadLine's range
  AnsiEscapeTimeout: whole(25, 1000, {
    get: ({ prompt }) => prompt.ansiEscapeTimeout,
    put: (state, ansiEscapeTimeout) => around(state, { ansiEscapeTimeout }),
  }),
  PredictionSource: word(['None', 'History', 'Plugin', 'HistoryAndPlugin'], {
    get: ({ editor }) => editor.predictionSource,
    put: (state, predictionSource) => edit(state, { predictionSource }),
  }),
  PredictionViewStyle: word(['InlineView', 'ListView'], {
    get: ({ editor }) => editor.predictionViewStyle,
    put: (state, predictionViewStyle) => edit(state, { predictionViewStyle }),
  }),
  BackspaceByte: word(['DEL', 'BS'], {
    get: ({ prompt }) => prompt.backspaceByte,
    put: (state, backspaceByte) => around(state, { backspaceByte }),
  }),
  ExpandOnSpace: flag({
    get: ({ prompt }) => prompt.expandOnSpace,
    put: (state, expandOnSpace) => around(state, { expandOnSpace }),
  }),
  StatusLine: flag({
    get: ({ prompt }) => prompt.statusLine,
    put: (state, statusLine) => around(state, { statusLine }),
  }),
};

interface Access<T> {
  readonly get: (state: OptionState) => T;
  readonly put: (state: OptionState, value: T) => void;
}

function edit(state: OptionState, change: Partial<EditorOptions>): void {
  state.editor = { ...state.editor, ...change };
}

function around(state: OptionState, change: Partial<PromptOptions>): void {
  state.prompt = { ...state.prompt, ...change };
}

function rule<T extends EditorOptionValue>(
  { get, put }: Access<T>,
  read: (value: EditorOptionValue) => T | undefined,
  takes: string,
): OptionRule {
  return {
    get,
    set(state, value) {
      const taken = read(value);
      if (taken === undefined) return false;
      put(state, taken);
      return true;
    },
    takes,
  };
}

function flag(access: Access<boolean>): OptionRule {
  return rule(access, value => (typeof value === 'boolean' ? value : undefined), '$true or $false');
}

function text(access: Access<string>): OptionRule {
  return rule(access, value => (typeof value === 'string' && value !== '' ? value : undefined), 'a text');
}

function whole(least: number, most: number, access: Access<number>): OptionRule {
  const read = (value: EditorOptionValue) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  return rule(access, read, `a whole number from ${least} to ${most}`);
}

function word<const Word extends string>(words: readonly Word[], access: Access<Word>): OptionRule {
  const read = (value: EditorOptionValue) => words.find(each => each.toLowerCase() === String(value).toLowerCase());
  return rule(access, read, `one of ${words.join(', ')}`);
}
