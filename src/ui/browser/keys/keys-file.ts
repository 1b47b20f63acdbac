import { closest } from '../../../engine/closest.ts';
import { clean } from '../../../terminal/clean.ts';
import { type ActionName, actionNamed, actionNames, isActionName, worksIn } from './action.ts';
import { conflictsOf } from './conflicts.ts';
import { type KeyTable, type KeyTableName, type KeyTables, keyTableNames } from './default-keys.ts';
import { KeyMap } from './key-map.ts';
import { keyName, parseKey } from './key-name.ts';
import { isPresetName, type PresetName, presetKeys, presetNames, presets } from './presets.ts';
import { repeatedNames } from './repeated-names.ts';

/**
 * The keys of a preset with the changes of `keys.json`: `{ "extends": "default", "list": { "Ctrl+D": null, "x": "delete" } }`. A key takes the
 * place of what the preset does with it, null frees it. One fault refuses the whole file: a map that is half what was meant is worse than a
 * known one.
 * @param text the file; undefined where there is none.
 * @param preset what the file extends where it does not say itself.
 * @returns the keys, or why they are refused: sentences with what to write instead, safe to show.
 */
export function loadKeys(
  text: string | undefined,
  preset: PresetName,
): { readonly keys: KeyMap } | { readonly problem: string } {
  if (text === undefined) return { keys: presetKeys(preset) };
  const faults: string[] = [];
  const file = readFile(text, faults);
  const tables = file === undefined ? undefined : merge(file, preset, faults);
  if (tables !== undefined && faults.length === 0) faults.push(...conflictsOf(tables));
  if (tables === undefined || faults.length > 0) return { problem: clean(faults.join(' ')) };
  return { keys: new KeyMap(tables) };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parts: readonly string[] = ['extends', ...keyTableNames];

function readFile(text: string, faults: string[]): Json | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    faults.push(`It is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
  if (!isObject(file)) {
    faults.push('It must be an object, as in { "list": { "x": "delete" } }.');
    return undefined;
  }
  for (const { name, under } of repeatedNames(text)) {
    const where = under === '' ? '' : ` under "${under}"`;
    faults.push(`"${name}" stands twice${where}: keep one of them.`);
  }
  for (const name of Object.keys(file).filter(each => !parts.includes(each))) {
    const dialogs = name.startsWith('dialog') || name === 'prompt';
    const why = dialogs ? 'the keys of dialogs are fixed, so that y is always yes' : instead(name, parts);
    faults.push(`"${name}" is no part of a key map: ${why}.`);
  }
  return file;
}

function merge(file: Json, preset: PresetName, faults: string[]): KeyTables {
  const base = file.extends ?? preset;
  if (!isPresetName(base))
    faults.push(`${JSON.stringify(base)} is no preset to extend: ${instead(String(base), presetNames)}.`);
  const { global, list, detail } = presets[isPresetName(base) ? base : preset];
  return {
    global: changed(global, 'global', file.global, faults),
    list: changed(list, 'list', file.list, faults),
    detail: changed(detail, 'detail', file.detail, faults),
  };
}

function changed(table: KeyTable, name: KeyTableName, changes: unknown, faults: string[]): KeyTable {
  if (changes === undefined) return table;
  if (!isObject(changes)) {
    faults.push(`"${name}" must be an object, as in "${name}": { "x": "refresh" }.`);
    return table;
  }
  const result = new Map(Object.entries(table).map(([key, action]) => [parseKey(key) ?? key, action]));
  const seen = new Map<string, string>();
  for (const [key, wanted] of Object.entries(changes)) {
    const code = parseKey(key);
    const action = actionOf(wanted, name, key, faults);
    if (code === undefined) {
      faults.push(
        `"${key}" under "${name}" is no key: ${instead(key, keyWords, 'keys are written as in D, Ctrl+D, Shift+Up, PgUp, Space, F5, gg')}.`,
      );
      continue;
    }
    const other = seen.get(code);
    if (other !== undefined) faults.push(`"${other}" and "${key}" under "${name}" are one key: keep one of them.`);
    seen.set(code, key);
    if (action === undefined) result.delete(code);
    else result.set(code, action);
  }
  return Object.fromEntries([...result].map(([code, action]) => [keyName(code), action]));
}

/** undefined for null, which frees the key, and after a fault. */
function actionOf(wanted: unknown, table: KeyTableName, key: string, faults: string[]): ActionName | undefined {
  if (wanted === null) return undefined;
  if (typeof wanted !== 'string' || !isActionName(wanted)) {
    const hint =
      typeof wanted === 'string'
        ? instead(wanted, actionNames, 'the help, ?, names them all')
        : 'write its name, or null';
    faults.push(`${JSON.stringify(wanted)} for "${key}" under "${table}" is no action: ${hint}.`);
    return undefined;
  }
  const { where } = actionNamed(wanted);
  const fits = table === 'global' ? where === 'everywhere' || where === 'both' : worksIn(wanted, table);
  if (fits) return wanted;
  faults.push(
    `"${wanted}" for "${key}" under "${table}" works in ${where === 'list' ? 'lists' : 'documents'} only: write it under "${where}".`,
  );
  return undefined;
}

/** What was probably meant, or what there is. */
function instead(typed: string, names: readonly string[], otherwise = `it is one of ${names.join(', ')}`): string {
  const [nearest] = closest(typed, names, 1);
  return nearest === undefined ? otherwise : `write "${nearest}"`;
}

const keyWords = [
  ...['Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PgUp', 'PgDn', 'Enter', 'Esc', 'Tab', 'Space'],
  ...['Backspace', 'Insert', 'Delete', 'Shift+Up', 'Shift+Down', 'Shift+Left', 'Shift+Right', 'Shift+Tab'],
];
