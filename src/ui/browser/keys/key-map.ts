import type { InputEvent } from '../../../terminal/key.ts';
import type { ActionName, KeyContext } from './action.ts';
import type { KeyTables } from './default-keys.ts';
import { type KeyCode, keyCode, keyName, parseKey } from './key-name.ts';

/** What a key came to: an action, or the beginning of a sequence of keys, to be handed in with the next one. */
export type KeyMeaning = { readonly action: ActionName } | { readonly pending: KeyCode };

/** What the keys do in lists and documents. */
export class KeyMap {
  readonly #actions: Readonly<Record<KeyContext, ReadonlyMap<KeyCode, ActionName>>>;
  readonly #beginnings: Readonly<Record<KeyContext, ReadonlySet<KeyCode>>>;
  readonly #names: Readonly<Record<KeyContext, ReadonlyMap<ActionName, readonly string[]>>>;

  /** @param tables without conflicts, see `conflictsOf`; names that are no keys are left out. */
  constructor({ global, list, detail }: KeyTables) {
    this.#actions = { list: byCode({ ...list, ...global }), detail: byCode({ ...detail, ...global }) };
    this.#names = { list: namesOf(this.#actions.list), detail: namesOf(this.#actions.detail) };
    this.#beginnings = { list: beginnings(this.#actions.list), detail: beginnings(this.#actions.detail) };
  }

  /**
   * What one key does; undefined: nothing, and neither does what was pending. Typed text is taken apart first: `eachKey`.
   * @param pending what the keys before it came to, the empty text at first.
   */
  actionFor(context: KeyContext, event: InputEvent, pending: KeyCode): KeyMeaning | undefined {
    const key = keyCode(event);
    if (key === undefined) return undefined;
    const code = pending === '' ? key : `${pending} ${key}`;
    const action = this.#actions[context].get(code);
    if (action !== undefined) return { action };
    return this.#beginnings[context].has(code) ? { pending: code } : undefined;
  }

  /** Names of the keys of an action, the first of them the one to show. */
  keysOf(context: KeyContext, action: ActionName): readonly string[] {
    return this.#names[context].get(action) ?? [];
  }
}

function byCode(table: Readonly<Record<string, ActionName>>): ReadonlyMap<KeyCode, ActionName> {
  return new Map(
    Object.entries(table).flatMap(([name, action]) => {
      const code = parseKey(name);
      return code === undefined ? [] : [[code, action] as const];
    }),
  );
}

/** Codes that are no keys of their own but begin longer ones. */
function beginnings(table: ReadonlyMap<KeyCode, ActionName>): ReadonlySet<KeyCode> {
  return new Set(
    [...table.keys()].filter(code => code.includes(' ')).map(code => code.slice(0, code.lastIndexOf(' '))),
  );
}

function namesOf(table: ReadonlyMap<KeyCode, ActionName>): ReadonlyMap<ActionName, readonly string[]> {
  const grouped = Map.groupBy(table, ([, action]) => action);
  return new Map([...grouped].map(([action, entries]) => [action, entries.map(([code]) => keyName(code))]));
}
