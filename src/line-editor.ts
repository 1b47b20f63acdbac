import { groupTitles } from './editor/functions/description.ts';
import { createKeyBindings, functionNamed, functionNames, inGroups, type KeyBindings } from './editor/keys/bindings.ts';
import type { EditorOptions } from './editor/options.ts';
import { closest } from './engine/closest.ts';
import { firstOptions, optionRules, type PromptOptions } from './line-editor-options.ts';
import type { HistoryStore } from './session/history-store.ts';
import type { LineEditor } from './session/line-editor.ts';
import { SessionError, type SessionErrorId } from './session/session-error.ts';
import { chordText, parseChord } from './terminal/chord.ts';

/** The line editor as the prompt sees it: what cmdlets have set up to now. */
export interface PromptEditor extends LineEditor {
  readonly keys: KeyBindings;
  readonly editorOptions: EditorOptions;
  readonly promptOptions: PromptOptions;
}

export interface LineEditorParts {
  readonly editMode: EditorOptions['editMode'];
  readonly history: HistoryStore;
  /** Where a history is kept, whether this shell keeps one or not. */
  readonly historyPath: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Tables and options of the line editor. Nothing of it outlives the session: a profile sets it anew. */
export function createLineEditor({ environment, ...parts }: LineEditorParts): PromptEditor {
  const keys = createKeyBindings(parts.editMode);
  const state = firstOptions(parts, environment);
  const chordNamed = (chord: string) =>
    parseChord(chord) ??
    refuse({
      id: 'NoSuchKey',
      what: 'key',
      word: chord,
      among: keys.list().map(each => each.shown),
      all: 'Get-PSReadLineKeyHandler',
    });
  return {
    keys,
    get editorOptions() {
      return state.editor;
    },
    get promptOptions() {
      return state.prompt;
    },
    get options() {
      return Object.fromEntries(Object.entries(optionRules).map(([name, { get }]) => [name, get(state)]));
    },
    setOption(name, value) {
      const [known, rule] = entryNamed(optionRules, name) ?? refuse(noOption(name));
      if (!rule.set(state, value)) {
        throw new SessionError('BadOption', `The option ${known} cannot be '${value}'.`, `It takes ${rule.takes}.`);
      }
      // as in PSReadLine, naming a mode brings back its own keys
      if (known === 'EditMode') keys.reset(state.editor.editMode);
    },
    handlers: () =>
      inGroups(keys.list()).map(each => ({ ...each, key: each.shown, groupTitle: groupTitles[each.group] })),
    keyName: chord => chordText(chordNamed(chord)),
    bind(chord, functionName) {
      const key = chordNamed(chord);
      const found = functionNamed(functionName) ?? refuse(noFunction(functionName));
      keys.bind(key, found);
    },
    unbind: chord => keys.unbind(chordNamed(chord)),
    reset: () => keys.reset(),
  };
}

/** The entry of a name in any letter case. */
function entryNamed<T>(table: Readonly<Record<string, T>>, name: string): [string, T] | undefined {
  return Object.entries(table).find(([each]) => each.toLowerCase() === name.toLowerCase());
}

const noOption = (word: string): Miss => ({
  id: 'NoSuchOption',
  what: 'option',
  word,
  among: Object.keys(optionRules),
  all: 'Get-PSReadLineOption',
});

const noFunction = (word: string): Miss => ({
  id: 'NoSuchFunction',
  what: 'function',
  word,
  among: functionNames,
  all: 'Get-PSReadLineKeyHandler -Bound -Unbound',
});

interface Miss {
  readonly id: SessionErrorId;
  /** What there is none of: `function`. */
  readonly what: string;
  readonly word: string;
  readonly among: readonly string[];
  /** What lists all that there are. */
  readonly all: string;
}

/** Throws what says which ones the word may have meant. */
function refuse({ id, what, word, among, all }: Miss): never {
  const near = closest(word, among);
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
  throw new SessionError(id, `There is no ${what} '${word}'.${meant}`, `List what there is: ${all}`);
}
