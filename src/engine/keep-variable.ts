import { List } from '../values/list.ts';
import { isArray } from '../values/object-value.ts';
import type { Value } from '../values/value.ts';
import type { Scope } from './scope.ts';

/** Fills the variable that -OutVariable or -ErrorVariable names; `+x` adds to what is there. Without a name nothing happens. */
export function keepIn(scope: Scope, name: string | undefined, values: readonly Value[]): void {
  if (name === undefined) return;
  const adds = name.startsWith('+');
  const plain = adds ? name.slice(1) : name;
  const [, prefix, bare = plain] = /^(global|script|local):(.+)$/i.exec(plain) ?? [];
  const home = { global: scope.root, script: scope.script }[prefix?.toLowerCase() ?? ''] ?? scope;
  const before = adds ? home.read(bare) : null;
  home.set(bare, List.holding([...(isArray(before) ? before : before === null ? [] : [before]), ...values]));
}
