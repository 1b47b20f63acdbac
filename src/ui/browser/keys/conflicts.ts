import type { ActionName, KeyContext } from './action.ts';
import type { KeyTableName, KeyTables } from './default-keys.ts';
import { keyName, parseKey } from './key-name.ts';

/** A key of one context: where it stands in the map, and what for. */
interface Entry {
  readonly code: string;
  readonly table: KeyTableName;
  readonly action: ActionName;
}

/** Without them somebody could be caught in the browser; and their usual keys. */
const needed = { help: '?', back: 'q', 'quit-to-repl': 'Q' } as const;
const neededNames = ['help', 'back', 'quit-to-repl'] as const;

const places: Readonly<Record<KeyTableName, string>> = {
  global: 'everywhere',
  list: 'in lists',
  detail: 'in documents',
};

/**
 * Why a map cannot be used, a sentence each, with what to write instead; none where it can: a key with two actions in one context, a key that
 * begins a sequence and does something by itself, or `help`, `back` or `quit-to-repl` without a key.
 */
export function conflictsOf(tables: KeyTables): readonly string[] {
  const found = new Set<string>();
  for (const context of ['list', 'detail'] as const) {
    const entries = entriesOf(tables, context);
    const byCode = new Map<string, Entry>();
    for (const entry of entries) {
      const other = byCode.get(entry.code);
      if (other === undefined) byCode.set(entry.code, entry);
      else found.add(twice(other, entry));
    }
    for (const entry of entries) {
      const first = byCode.get(entry.code.split(' ')[0] ?? '');
      if (first !== undefined && first.code !== entry.code) found.add(begins(first, entry));
    }
    for (const action of neededNames.filter(name => !entries.some(each => each.action === name)))
      found.add(`${action} needs a key in lists and in documents, as in ${written('global', needed[action], action)}.`);
  }
  return [...found];
}

function entriesOf(tables: KeyTables, context: KeyContext): readonly Entry[] {
  return (['global', context] as const).flatMap(table =>
    Object.entries(tables[table]).map(([name, action]) => ({ code: parseKey(name) ?? name, table, action })),
  );
}

/** The entry of the context is the one to keep: who wrote it wanted the key there. */
function twice(one: Entry, other: Entry): string {
  const key = keyName(one.code);
  const both = `${key} is ${one.action} ${places[one.table]} and ${other.action} ${places[other.table]}`;
  return `${both}: take another key for one of them, or free it with ${written(one.table, key, null)}.`;
}

function begins(first: Entry, sequence: Entry): string {
  const [key, whole] = [keyName(first.code), keyName(sequence.code)];
  const both = `${key} is ${first.action} ${places[first.table]} and begins ${whole}, ${sequence.action}`;
  return `${both}: free one of them, with ${written(first.table, key, null)} or ${written(sequence.table, whole, null)}.`;
}

function written(table: KeyTableName, key: string, action: ActionName | null): string {
  return `"${table}": { ${JSON.stringify(key)}: ${JSON.stringify(action)} }`;
}
