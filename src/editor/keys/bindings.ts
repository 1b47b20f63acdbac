import { chordText } from '../../terminal/chord.ts';
import {
  type FunctionGroup,
  type FunctionName,
  functionDescriptions,
  functionGroups,
} from '../functions/description.ts';
import { emacsKeys } from './emacs.ts';
import type { EditMode, KeyTable } from './table.ts';
import { windowsKeys } from './windows.ts';

/** A key or chord of two and what it does; a function that no key calls is listed once, with the key `Unbound`. */
export interface KeyBinding {
  /** As `chordOf` writes it: `Ctrl+R`. */
  readonly key: string;
  /** As PSReadLine shows it: `Ctrl+r`. */
  readonly shown: string;
  readonly function: FunctionName;
  readonly description: string;
  readonly group: FunctionGroup;
}

/** The keys of the prompt, as they came or as the user changed them. Chords are written as `chordOf` writes them. */
export interface KeyBindings {
  readonly mode: EditMode;
  lookup(chord: string): FunctionName | undefined;
  /** True when a chord of two keys begins with this one. */
  isPrefix(chord: string): boolean;
  bind(chord: string, functionName: FunctionName): void;
  unbind(chord: string): void;
  /** Brings back the table of a mode: the present one, or the one to change to. */
  reset(mode?: EditMode): void;
  /** Every function, once for each key that calls it. */
  list(): readonly KeyBinding[];
}

const unbound = 'Unbound';

/** The names of all functions, in alphabetical order. */
export const functionNames = Object.keys(functionDescriptions).filter(isFunctionName);

/** Finds a function whatever the case its name is written in. */
export function functionNamed(name: string): FunctionName | undefined {
  const folded = name.toLowerCase();
  return functionNames.find(each => each.toLowerCase() === folded);
}

export function createKeyBindings(startMode: EditMode): KeyBindings {
  let mode = startMode;
  let keys = new Map(entriesOf(mode));
  return {
    get mode() {
      return mode;
    },
    lookup: chord => keys.get(chord),
    isPrefix: chord => keys.keys().some(each => each.startsWith(`${chord},`)),
    bind(chord, functionName) {
      keys.set(chord, functionName);
    },
    unbind(chord) {
      keys.delete(chord);
    },
    reset(newMode = mode) {
      mode = newMode;
      keys = new Map(entriesOf(mode));
    },
    list() {
      const bound = new Set(keys.values());
      const others = functionNames.filter(each => !bound.has(each));
      return [
        ...Array.from(keys, ([key, name]) => bindingOf(key, name)),
        ...others.map(name => bindingOf(unbound, name)),
      ];
    },
  };
}

/** By group, then by function, as PSReadLine lists them. */
export function inGroups(bindings: readonly KeyBinding[]): readonly KeyBinding[] {
  return bindings.toSorted(
    (one, other) =>
      functionGroups.indexOf(one.group) - functionGroups.indexOf(other.group) ||
      (one.function < other.function ? -1 : one.function > other.function ? 1 : 0),
  );
}

function bindingOf(key: string, name: FunctionName): KeyBinding {
  const shown = key === unbound ? key : chordText(key);
  return { key, shown, function: name, ...functionDescriptions[name] };
}

function entriesOf(mode: EditMode): [string, FunctionName][] {
  const table: KeyTable = mode === 'Windows' ? windowsKeys : emacsKeys;
  return Object.entries(table);
}

function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functionDescriptions, name);
}
